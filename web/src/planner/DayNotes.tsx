import { useState } from 'react';
import { i18n } from '../i18n.ts';
import { change } from '../itinerary/store.ts';
import { TextArea } from '../ui/Field.tsx';
import type { Section } from './sections.ts';

/** A day's notes, read and edited in place. */
export function DayNotes({ section, isNew, onDone }: { section: Section; isNew: boolean; onDone: () => void }) {
  const { date, notes, label } = section;
  const [draft, setDraft] = useState<string | null>(isNew ? '' : null);
  if (date === null) return null;

  const close = () => {
    setDraft(null);
    onDone();
  };
  if (draft !== null) {
    return (
      <TextArea
        bare
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className="mb-2 ml-11"
        label={i18n.t('Notes for {day}', { day: label })}
        value={draft}
        maxLength={20_000}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
        onBlur={() => {
          if (draft.trim() !== notes) change({ kind: 'day', date, fields: { notes: draft.trim() } });
          close();
        }}
      />
    );
  }
  return (
    <button
      type="button"
      title={i18n.t('Edit notes')}
      onClick={() => setDraft(notes)}
      className="mb-1 ml-9.5 max-w-[calc(100%-2.5rem)] cursor-text rounded-s px-1.5 py-0.5 text-left text-s whitespace-pre-line text-ink-2 hover:bg-sunken touch:min-h-11"
    >
      {notes}
    </button>
  );
}
