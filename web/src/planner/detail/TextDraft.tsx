import { type KeyboardEvent, useState } from 'react';
import { TextArea, TextField } from '../../ui/Field.tsx';

interface TextDraftProps {
  label: string;
  value: string;
  onCommit: (text: string) => void;
  error?: string | undefined;
  area?: boolean;
  type?: 'text' | 'url';
  maxLength?: number;
  placeholder?: string;
}

/** A field that holds what is typed until it is left, and keeps a refused text in sight beside its error. */
export function TextDraft({ value, onCommit, area = false, type = 'text', ...rest }: TextDraftProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const text = draft?.trim();
    if (text !== undefined && text !== value) onCommit(text);
    else setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !area) commit();
    if (event.key !== 'Escape' || draft === null) return;
    event.stopPropagation();
    setDraft(null);
  };
  // Once the value agrees, later changes (undo, another device) show through again.
  if (draft !== null && draft.trim() === value && draft !== value) setDraft(value);
  const shown = draft !== null && (draft.trim() !== value || rest.error) ? draft : value;
  const shared = { ...rest, value: shown, onBlur: commit, onKeyDown };
  return area ? (
    <TextArea {...shared} onChange={(event) => setDraft(event.target.value)} />
  ) : (
    <TextField {...shared} type={type} onChange={(event) => setDraft(event.target.value)} />
  );
}
