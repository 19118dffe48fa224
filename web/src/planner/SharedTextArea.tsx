import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { openSync, useTrip } from '../itinerary/store.ts';
import type { EntityType } from '../sync/op.ts';
import { keyOf } from '../sync/op.ts';
import type { SharedText } from '../sync/text.ts';
import { RichText } from '../text/RichText.tsx';
import type { Field } from '../text/format.ts';
import { hasMarks } from '../text/rich.ts';
import { TextArea } from '../ui/Field.tsx';
import { FormatBar, formatIn } from './FormatBar.tsx';

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
export function SharedTextArea({ of: { type, id, field }, value, onLeave, className, ...rest }: SharedTextAreaProps) {
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

  const write = (text: string) => {
    show(text);
    if (shared.current) {
      shared.current.type(text);
      later();
    } else begin();
  };
  const format = ({ text, start, end }: Field) => {
    caret.current = [start, end];
    write(text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const marks = event.ctrlKey || event.metaKey ? ({ b: 'bold', i: 'italic' } as const)[event.key.toLowerCase()] : undefined;
    if (marks) {
      event.preventDefault();
      return format(formatIn(event.currentTarget, marks));
    }
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    area.current?.blur();
  };
  const text = draft ?? value;
  return (
    <div className={className}>
      <TextArea
        {...rest}
        ref={area}
        value={text}
        onFocus={begin}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          flush();
          shared.current = null;
          show(null);
          onLeave?.();
        }}
      />
      <FormatBar area={area} onFormat={format} />
      {draft === null && !rest.bare && hasMarks(text) && <RichText text={text} className="mt-2 rounded-m bg-paper px-3 py-2 text-m text-ink-2" />}
    </div>
  );
}
