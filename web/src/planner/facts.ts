import type { Formats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { type Item, isTransport } from '../itinerary/model.ts';
import { nightsOf } from '../itinerary/stays.ts';
import { daysBetween } from '../time/dates.ts';
import { placeKind } from './names.ts';

/** "9:30 – 11:00", with "+1 day" when it ends on another date than it starts. */
export function timeText(item: Pick<Item, 'start_local' | 'end_local'>, formats: Pick<Formats, 'time'>): string {
  if (!item.start_local) return '';
  const start = formats.time(item.start_local);
  if (!item.end_local) return start;
  const later = daysBetween(item.start_local.slice(0, 10), item.end_local.slice(0, 10));
  const end = formats.time(item.end_local);
  if (later === 0) return `${start} – ${end}`;
  const sign = later > 0 ? `+${later}` : `−${-later}`;
  return `${start} – ${end} ${i18n.t('({days, plural, one {{sign} day} other {{sign} days}})', { days: Math.abs(later), sign })}`;
}

/** "Check in 15:00", "2 nights": its clocks are days apart, and no range. */
function stayFacts(item: Item, formats: Formats): string[] {
  const nights = nightsOf(item);
  return [item.start_local ? i18n.t('Check in {time}', { time: formats.time(item.start_local) }) : '', nights > 0 ? i18n.t('{nights, plural, one {# night} other {# nights}}', { nights }) : ''].filter(Boolean);
}

/** The quiet second line of a row: kind or route, then how long, then how much. */
export function factsOf(item: Item, formats: Formats): { time: string; details: string[] } {
  const where =
    isTransport(item.type) && item.location && item.end_location
      ? `${item.location.name} → ${item.end_location.name}`
      : item.location && item.location.name !== item.title
        ? item.location.name
        : placeKind(item.location?.type ?? '');
  const details = [
    where,
    item.duration_min ? formats.duration(item.duration_min) : '',
    item.cost ? formats.money(item.cost) : '',
  ].filter((text) => text !== '');
  return item.type === 'lodging' ? { time: '', details: [...stayFacts(item, formats), ...details] } : { time: timeText(item, formats), details };
}
