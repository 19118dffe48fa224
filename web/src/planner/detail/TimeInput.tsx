import { type KeyboardEvent, useState } from 'react';
import { i18n } from '../../i18n.ts';
import { type ParsedTime, parseTime } from '../../time/parse.ts';
import { TextField } from '../../ui/Field.tsx';

interface TimeInputProps {
  label: string;
  /** The kept time, as it reads; empty when there is none. */
  shown: string;
  placeholder: string;
  hint?: string;
  error?: string | undefined;
  disabled?: boolean;
  /** Null clears. */
  onCommit: (time: ParsedTime | null) => void;
}

/** A time typed the way one says it: "930", "2pm-4". */
export function TimeInput({ shown, hint, error, onCommit, ...rest }: TimeInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);

  const commit = () => {
    if (draft === null || draft.trim() === shown) {
      setDraft(null);
      return;
    }
    const time = parseTime(draft);
    const isCleared = draft.trim() === '';
    setWrong(time === null && !isCleared);
    if (time === null && !isCleared) return;
    setDraft(null);
    onCommit(time);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape' || draft === null) return;
    event.stopPropagation();
    setDraft(null);
    setWrong(false);
  };
  return (
    <TextField
      {...rest}
      inputMode="text"
      autoComplete="off"
      value={draft ?? shown}
      hint={hint}
      error={isWrong ? i18n.t('Not a time. Try 930, 14:00 or 2pm-4.') : error}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
