import { useState } from 'react';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { parseDuration } from '../../time/duration.ts';
import { TextField } from '../../ui/Field.tsx';
import type { Edit } from './edit.ts';

/** How long a visit takes: "90", "1h30", "1.5h". */
export function DurationField({ item, edit, error }: { item: Item; edit: Edit; error: string | undefined }) {
  const formats = useFormats();
  const [draft, setDraft] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const shown = item.duration_min ? formats.duration(item.duration_min) : '';
  const usual = item.location?.visit_min;

  const commit = () => {
    if (draft === null || draft.trim() === shown) return setDraft(null);
    const minutes = draft.trim() === '' ? null : parseDuration(draft);
    const isBad = minutes === null && draft.trim() !== '';
    setWrong(isBad);
    if (isBad) return;
    setDraft(null);
    edit({ duration_min: minutes });
  };
  return (
    <TextField
      label={i18n.t('Duration')}
      value={draft ?? shown}
      placeholder={usual ? formats.duration(usual) : '1h30'}
      error={isWrong ? i18n.t('Not a duration. Try 90 or 1h30.') : error}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}
