import { Suspense, useState } from 'react';
import { i18n } from '../i18n.ts';
import { part } from '../ui/part.ts';
import { RichText } from '../text/RichText.tsx';
import { useMay } from './useMay.ts';
import type { Section } from './sections.ts';

const SharedTextArea = part(() => import('./SharedTextArea.tsx'), 'SharedTextArea');

/** A day's notes, read and edited in place. */
export function DayNotes({ section, isNew, onDone }: { section: Section; isNew: boolean; onDone: () => void }) {
  const { date, notes, label } = section;
  const [isOpen, setOpen] = useState(isNew);
  const { edit } = useMay();
  if (date === null) return null;
  if (!edit) return notes === '' ? null : <RichText text={notes} className="mb-1 ms-11 text-s text-ink-2" />;

  if (isOpen) {
    return (
      <Suspense fallback={null}>
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
      </Suspense>
    );
  }
  return (
    <div className="relative mb-1 ms-9.5 rounded-s px-1.5 py-0.5 text-s text-ink-2 hover:bg-sunken touch:min-h-11">
      {/* Links in the notes stay above what opens the field. */}
      <button type="button" aria-label={i18n.t('Edit notes')} title={i18n.t('Edit notes')} onClick={() => setOpen(true)} className="absolute inset-0 cursor-text rounded-s" />
      <RichText text={notes} className="pointer-events-none relative [&_a]:pointer-events-auto" />
    </div>
  );
}
