import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { openSync, useTrip } from '../itinerary/store.ts';
import type { EntityType } from '../sync/op.ts';
import { keyOf } from '../sync/op.ts';
import type { SharedText } from '../sync/text.ts';
import { TextArea } from '../ui/Field.tsx';

const loadText = () => import('../sync/text.ts');

interface SharedTextAreaProps {
  label: string;
  /** Which register the text is. */
  of: { type: EntityType; id: string; field: string };
  /** The text as the trip shows it. */
  value: string;
  maxLength: number;
  error?: string | undefined;
  bare?: boolean;
  autoFocus?: boolean;
  className?: string;
  hint?: string;
  onLeave?: () => void;
}

/** A pause this long ends a burst of typing, which is one operation. */
const BURST_MS = 300;

/** A text that several people may write in at once: each sees the others' letters come, and keeps the caret. */
export function SharedTextArea({ of: { type, id, field }, value, onLeave, ...rest }: SharedTextAreaProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const shared = useRef<SharedText | null>(null);
  const latest = useRef<string | null>(null);
  const burst = useRef<ReturnType<typeof setTimeout>>(undefined);
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<[number, number] | null>(null);
  const trip = useTrip((state) => state.trip);
  const key = keyOf(type, id);

  const show = (text: string | null) => {
    latest.current = text;
    setDraft(text);
  };
  const flush = () => {
    clearTimeout(burst.current);
    const sync = openSync();
    const update = shared.current?.take();
    if (sync && update) sync.edit([{ k: 'set', type, id, f: field, v: update }]);
    // Without the library that merges, the text is set whole.
    else if (sync && !shared.current && latest.current !== null && latest.current !== value) sync.edit([{ k: 'set', type, id, f: field, v: latest.current }]);
  };
  const later = () => {
    clearTimeout(burst.current);
    burst.current = setTimeout(flush, BURST_MS);
  };
  const begin = () => {
    if (shared.current) return;
    void loadText().then(({ SharedText: Shared, logOf }) => {
      shared.current ??= new Shared(logOf(openSync()?.replica.get(key), field));
      if (latest.current !== null) {
        shared.current.type(latest.current);
        later();
      }
    }, () => undefined);
  };

  // Others' changes join while the field is being written in.
  useEffect(() => {
    const writing = shared.current;
    if (!writing || draft === null) return;
    const before = writing.text;
    void loadText().then(({ logOf, difference, caretAfter }) => {
      writing.follow(logOf(openSync()?.replica.get(key), field));
      const { text } = writing;
      if (text === before) return;
      const change = difference(before, text);
      const { selectionStart, selectionEnd } = area.current ?? { selectionStart: 0, selectionEnd: 0 };
      caret.current = [caretAfter(selectionStart, change), caretAfter(selectionEnd, change)];
      show(text);
    });
    // oxlint-disable-next-line react/exhaustive-deps -- the trip says when to look
  }, [trip]);
  useLayoutEffect(() => {
    if (!caret.current) return;
    area.current?.setSelectionRange(...caret.current);
    caret.current = null;
  }, [draft]);

  const leave = useRef(flush);
  leave.current = flush;
  useEffect(() => {
    const onHide = () => leave.current();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      leave.current();
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    area.current?.blur();
  };
  return (
    <TextArea
      {...rest}
      ref={area}
      value={draft ?? value}
      onFocus={begin}
      onChange={(event) => {
        show(event.target.value);
        if (shared.current) {
          shared.current.type(event.target.value);
          later();
        } else begin();
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        flush();
        shared.current = null;
        show(null);
        onLeave?.();
      }}
    />
  );
}
