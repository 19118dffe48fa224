import { type KeyboardEvent, useState } from 'react';
import { TextField } from '../../ui/Field.tsx';

interface TextDraftProps {
  label: string;
  value: string;
  onCommit: (text: string) => void;
  error?: string | undefined;
  type?: 'text' | 'url';
  maxLength?: number;
  placeholder?: string;
}

/** A field that holds what is typed until it is left, and keeps a refused text in sight beside its error. */
export function TextDraft({ value, onCommit, type = 'text', ...rest }: TextDraftProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const text = draft?.trim();
    if (text !== undefined && text !== value) onCommit(text);
    else setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape' || draft === null) return;
    event.stopPropagation();
    setDraft(null);
  };
  // Once the value agrees, later changes (undo, another device) show through again.
  if (draft !== null && draft.trim() === value && draft !== value) setDraft(value);
  const shown = draft !== null && (draft.trim() !== value || rest.error) ? draft : value;
  return <TextField {...rest} value={shown} onBlur={commit} onKeyDown={onKeyDown} type={type} onChange={(event) => setDraft(event.target.value)} />;
}
