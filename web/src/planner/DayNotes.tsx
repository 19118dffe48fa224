import { useState } from 'react';
import { i18n } from '../i18n.ts';
import { SharedTextArea } from './SharedTextArea.tsx';
import { useMay } from './useMay.ts';
import type { Section } from './sections.ts';

/** A day's notes, read and edited in place. */
export function DayNotes({ section, isNew, onDone }: { section: Section; isNew: boolean; onDone: () => void }) {
  const { date, notes, label } = section;
  const [isOpen, setOpen] = useState(isNew);
  const { edit } = useMay();
  if (date === null) return null;
  if (!edit) return notes === '' ? null : <p className="mb-1 ms-11 text-s wrap-anywhere whitespace-pre-line text-ink-2">{notes}</p>;

  if (isOpen) {
    return (
      <SharedTextArea
        bare
        // The press that opened the field asked for the caret to be in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className="mb-2 ms-11"
        label={i18n.t('Notes for {day}', { day: label })}
        of={{ type: 'day', id: date, field: 'notes' }}
        value={notes}
        maxLength={20_000}
        onLeave={() => {
          setOpen(false);
          onDone();
        }}
      />
    );
  }
  return (
    <button
      type="button"
      title={i18n.t('Edit notes')}
      onClick={() => setOpen(true)}
      className="mb-1 ms-9.5 max-w-[calc(100%-2.5rem)] cursor-text rounded-s px-1.5 py-0.5 text-start text-s whitespace-pre-line text-ink-2 hover:bg-sunken touch:min-h-11"
    >
      {notes}
    </button>
  );
}
