import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import type { ParsedTime } from '../../time/parse.ts';
import { zoneAbbreviation } from '../../time/zone.ts';
import { useZone } from '../useZone.ts';
import { DurationField } from './DurationField.tsx';
import { TimeInput } from './TimeInput.tsx';
import { endAfter, localAt, minutesAt, shiftedEnd } from './clock.ts';
import type { Edit, FieldErrors } from './edit.ts';

/** "America/New_York" → "New York" */
const zoneName = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** Start and end of a visit, both in the place's zone. A range typed into the start fills both. */
export function TimeFields({ item, edit, errors }: { item: Item; edit: Edit; errors: FieldErrors }) {
  const formats = useFormats();
  const zone = useZone(item);
  const { day } = item;
  if (day === null) {
    return (
      <div className="grid grid-cols-3 items-end gap-3">
        <p className="col-span-2 rounded-m bg-paper px-3 py-2 text-s text-ink-2">{i18n.t('An idea has no time yet. Choose a day for it first.')}</p>
        <DurationField item={item} edit={edit} error={errors.duration_min} />
      </div>
    );
  }
  const zoned = zone ? { start_zone: zone } : {};
  const onStart = (time: ParsedTime | null) => {
    if (time === null) edit({ start_local: null, end_local: null });
    else if (time.end !== null) edit({ start_local: localAt(day, time.start), end_local: localAt(day, time.end), ...zoned, ...(zone ? { end_zone: zone } : {}) });
    else edit({ start_local: localAt(day, time.start), ...zoned, ...(item.end_local ? { end_local: shiftedEnd(item, day, time.start) } : {}) });
  };
  const onEnd = (time: ParsedTime | null) => {
    if (time === null || !item.start_local) edit({ end_local: null });
    else edit({ end_local: localAt(day, endAfter(minutesAt(day, item.start_local), time.start)), ...(zone ? { end_zone: zone } : {}) });
  };
  const later = item.end_local !== null && item.end_local.slice(0, 10) > day;
  const abbreviation = zone ? zoneAbbreviation(zone, item.start_local ?? `${day}T12:00`, formats.locale) : '';
  const usual = item.location?.visit_min;
  const notes = [
    zone ? i18n.t('{place} time, {abbreviation}', { place: zoneName(zone), abbreviation }) : '',
    usual && !item.duration_min ? i18n.t('visitors usually stay {duration}', { duration: formats.duration(usual) }) : '',
  ].filter(Boolean);
  return (
    <div>
      <div className="grid grid-cols-[1fr_1fr_1.3fr] gap-3">
        <TimeInput
          label={i18n.t('Starts')}
          shown={item.start_local ? formats.time(item.start_local) : ''}
          placeholder="2pm-4"
          disabled={item.locked}
          error={errors.start_local ?? errors.start_time ?? errors.start_zone}
          onCommit={onStart}
        />
        <TimeInput
          label={later ? i18n.t('Ends (+1 day)') : i18n.t('Ends')}
          shown={item.end_local ? formats.time(item.end_local) : ''}
          placeholder="—"
          disabled={item.locked || !item.start_local}
          error={errors.end_local ?? errors.end_time ?? errors.end_zone}
          onCommit={onEnd}
        />
        <DurationField item={item} edit={edit} error={errors.duration_min} />
      </div>
      {notes.length > 0 && <p className="mt-1.5 text-s text-ink-3">{notes.join(' · ')}</p>}
    </div>
  );
}
