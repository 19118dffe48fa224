import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { DestinationField } from '../../search/DestinationField.tsx';
import { addDays, daysBetween } from '../../time/dates.ts';
import type { ParsedTime } from '../../time/parse.ts';
import { zoneAbbreviation } from '../../time/zone.ts';
import { SelectField } from '../../ui/Field.tsx';
import { useZone } from '../useZone.ts';
import { TimeInput } from './TimeInput.tsx';
import { localAt, minutesAt } from './clock.ts';
import type { Edit, FieldErrors } from './edit.ts';

/** Arrivals can be a day earlier (the date line) and up to two later. */
const ARRIVALS = [-1, 0, 1, 2] as const;

function dayOffset(days: number): string {
  if (days === 0) return i18n.t('Same day');
  return i18n.t('{days, plural, one {{sign}# day} other {{sign}# days}}', { days: Math.abs(days), sign: days > 0 ? '+' : '−' });
}

/** Both ends of a journey, each with its place, its clock and its zone. */
export function TransportFields({ item, edit, errors }: { item: Item; edit: Edit; errors: FieldErrors }) {
  const formats = useFormats();
  const fromZone = useZone(item);
  const toZone = item.end_zone || item.end_location?.zone || fromZone;
  const { day } = item;
  const arrives = item.end_local && day ? daysBetween(day, item.end_local.slice(0, 10)) : 0;

  const abbreviation = (zone: string, local: string | null): string =>
    zone ? zoneAbbreviation(zone, local ?? `${day ?? '2000-01-01'}T12:00`, formats.locale) : '';
  const onStart = (time: ParsedTime | null) => {
    if (day === null) return;
    if (time === null) edit({ start_local: null });
    else edit({ start_local: localAt(day, time.start), ...(fromZone ? { start_zone: fromZone } : {}) });
  };
  const arriveAt = (offset: number, minutes: number) => {
    if (day === null) return;
    edit({ end_local: localAt(addDays(day, offset), minutes), ...(toZone ? { end_zone: toZone } : {}) });
  };
  const onEnd = (time: ParsedTime | null) => {
    if (time === null) edit({ end_local: null });
    else arriveAt(arrives, time.start);
  };

  return (
    <div className="grid gap-4 rounded-l bg-paper p-4">
      <DestinationField
        type=""
        label={i18n.t('From')}
        value={item.location}
        onChange={(place) => place && edit({ location: place, ...(place.zone ? { start_zone: place.zone } : {}) })}
        error={errors.location}
      />
      {day !== null && (
        <TimeInput
          label={i18n.t('Departs')}
          shown={item.start_local ? formats.time(item.start_local) : ''}
          placeholder="930"
          hint={abbreviation(fromZone, item.start_local)}
          disabled={item.locked}
          error={errors.start_local ?? errors.start_time}
          onCommit={onStart}
        />
      )}
      <DestinationField
        type=""
        label={i18n.t('To')}
        value={item.end_location}
        onChange={(place) => place && edit({ end_location: place, ...(place.zone ? { end_zone: place.zone } : {}) })}
        error={errors.end_location}
      />
      {day !== null && (
        <div className="grid grid-cols-2 gap-3">
          <TimeInput
            label={i18n.t('Arrives')}
            shown={item.end_local ? formats.time(item.end_local) : ''}
            placeholder="1410"
            hint={abbreviation(toZone, item.end_local)}
            disabled={item.locked}
            error={errors.end_local ?? errors.end_time}
            onCommit={onEnd}
          />
          <SelectField
            label={i18n.t('Arrival day')}
            value={arrives}
            disabled={item.locked || !item.end_local}
            onChange={(event) => item.end_local && arriveAt(Number(event.target.value), minutesAt(item.end_local.slice(0, 10), item.end_local))}
          >
            {ARRIVALS.map((days) => (
              <option key={days} value={days}>
                {dayOffset(days)}
              </option>
            ))}
          </SelectField>
        </div>
      )}
    </div>
  );
}
