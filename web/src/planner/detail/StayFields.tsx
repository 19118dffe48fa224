import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { CHECK_IN, CHECK_OUT, nightsOf, stayFor } from '../../itinerary/stays.ts';
import { addDays, daysBetween } from '../../time/dates.ts';
import type { ParsedTime } from '../../time/parse.ts';
import { SelectField } from '../../ui/Field.tsx';
import { usePlanner } from '../context.ts';
import { useZone } from '../useZone.ts';
import { TimeInput } from './TimeInput.tsx';
import { localAt } from './clock.ts';
import type { Edit, FieldErrors } from './edit.ts';

const MOST_NIGHTS = 30;

/** A stay: when one may come, for how many nights, when one has to go. */
export function StayFields({ item, edit, errors }: { item: Item; edit: Edit; errors: FieldErrors }) {
  const { trip } = usePlanner();
  const formats = useFormats();
  const zone = useZone(item);
  const { day } = item;
  if (day === null) return <p className="rounded-m bg-paper px-3 py-2 text-s text-ink-2">{i18n.t('An idea has no nights yet. Choose the day of arrival for it first.')}</p>;

  const nights = nightsOf(item);
  const zones = zone ? { start_zone: zone, end_zone: zone } : {};
  const clock = (local: string | null): string => local?.slice(10) ?? '';
  const leaveAt = (count: number, time: string): Partial<Item> => ({ end_local: addDays(day, count) + time });
  const arriveAt = (minutes: number): Partial<Item> => ({ start_local: localAt(day, minutes), ...zones });
  const stay = (count: number) => edit(stayFor(item, count, zone));
  const onArrival = (time: ParsedTime | null) => {
    if (time) edit({ ...arriveAt(time.start), ...(item.end_local ? {} : leaveAt(nights, CHECK_OUT)) });
    else edit({ start_local: null, end_local: null });
  };
  const onLeave = (time: ParsedTime | null) => {
    if (time) edit({ ...(item.start_local ? {} : { start_local: day + CHECK_IN }), ...zones, ...leaveAt(nights, clock(localAt(day, time.start))) });
    else edit({ end_local: null });
  };
  const room = trip.end_date ? Math.max(1, daysBetween(day, trip.end_date)) : MOST_NIGHTS;
  const most = Math.max(nights, Math.min(MOST_NIGHTS, room));
  return (
    <div className="grid grid-cols-3 gap-3">
      <TimeInput label={i18n.t('Check in')} shown={item.start_local ? formats.time(item.start_local) : ''} placeholder="15:00" disabled={item.locked} error={errors.start_local ?? errors.start_time} onCommit={onArrival} />
      <SelectField label={i18n.t('Nights')} value={nights} disabled={item.locked} hint={i18n.t('until {date}', { date: formats.day(addDays(day, nights)) })} onChange={(event) => stay(Number(event.target.value))}>
        {Array.from({ length: most }, (_, at) => (
          <option key={at} value={at + 1}>
            {at + 1}
          </option>
        ))}
      </SelectField>
      <TimeInput label={i18n.t('Check out')} shown={item.end_local ? formats.time(item.end_local) : ''} placeholder="11:00" disabled={item.locked} error={errors.end_local ?? errors.end_time} onCommit={onLeave} />
    </div>
  );
}
