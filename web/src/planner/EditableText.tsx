import { type KeyboardEvent, useState } from 'react';

interface EditableTextProps {
  as: 'h1' | 'h2' | 'p';
  label: string;
  value: string;
  placeholder?: string;
  /** Not called for an empty or unchanged text, unless `clearable`. */
  onCommit: (text: string) => void;
  clearable?: boolean;
  className?: string;
}

/** Text that becomes a field when it is chosen: Enter or leaving keeps, Escape forgets. */
export function EditableText({ as: Tag, label, value, placeholder, onCommit, clearable = false, className = '' }: EditableTextProps) {
  const [draft, setDraft] = useState<string | null>(null);

  const commit = () => {
    const text = draft?.trim() ?? value;
    setDraft(null);
    if (text !== value && (clearable || text !== '')) onCommit(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
    }
  };

  if (draft !== null) {
    return (
      <input
        // The press that opened the field asked for the caret to be in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        aria-label={label}
        value={draft}
        maxLength={300}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={commit}
        onKeyDown={onKeyDown}
        className={`-mx-1.5 w-full min-w-0 rounded-s bg-sunken px-1.5 outline-accent ${className}`}
      />
    );
  }
  return (
    <Tag className={`-mx-1.5 min-w-0 ${className}`}>
      <button
        type="button"
        title={label}
        onClick={() => setDraft(value)}
        className={`block max-w-full cursor-text truncate rounded-s px-1.5 text-start hover:bg-sunken ${value === '' ? 'text-ink-3' : ''}`}
      >
        {value || placeholder}
      </button>
    </Tag>
  );
}
