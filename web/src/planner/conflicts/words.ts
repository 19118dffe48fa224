import type { Formats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { Conflict } from '../../itinerary/conflicts.ts';
import type { Fix } from '../../itinerary/findings.ts';
import { startOf } from '../../itinerary/legs.ts';
import type { Item } from '../../itinerary/model.ts';
import { addDays } from '../../time/dates.ts';

export function titleOf(conflict: Conflict, formats: Formats): string {
  switch (conflict.kind) {
    case 'overlap':
    case 'order':
      return i18n.t('{first} and {second}', { first: conflict.first.title, second: conflict.second.title });
    case 'transfer':
    case 'tight':
      return i18n.t('{from} to {to}', { from: conflict.from.title, to: conflict.to.title });
    case 'night':
      return i18n.t('{nights, plural, one {A night} other {# nights}} without a place to stay', { nights: conflict.nights });
    case 'budget':
      return i18n.t('Over the budget');
    case 'closed':
    case 'closing':
    case 'late':
    case 'hours_unknown':
      return conflict.item.title;
    case 'long_day':
      return formats.longDay(conflict.date);
  }
}

const clock = (formats: Formats, time: string): string => formats.time(time.length > 5 ? time : `2000-01-01T${time}`);

/** When a place is open on the day in question, as words; empty where it is not. */
function openText(open: readonly { start: string; end: string }[], formats: Formats): string {
  const spans = open.map(({ start, end }) => i18n.t('{start} – {end}', { start: clock(formats, start), end: clock(formats, end) }));
  return new Intl.ListFormat(formats.locale, { type: 'unit' }).format(spans);
}

/** What a row says of a place that is not open when one is there. */
export function markOf(conflict: Extract<Conflict, { kind: 'closed' | 'closing' }>, formats: Formats): string {
  const hours = openText(conflict.open, formats);
  if (conflict.kind === 'closing') return i18n.t('Closes {duration} before the visit ends', { duration: formats.duration(conflict.minutes) });
  return hours === '' ? i18n.t('Closed on {day}', { day: formats.day(conflict.date) }) : i18n.t('Closed when you get there: open {hours}', { hours });
}

export function detailOf(conflict: Conflict, formats: Formats): string {
  switch (conflict.kind) {
    case 'budget':
      return i18n.t('The plan costs {amount} more', { amount: formats.money(conflict.over) });
    case 'overlap':
      return i18n.t('Both at the same time for {duration}', { duration: formats.duration(conflict.minutes) });
    case 'order':
      return i18n.t('The second one starts earlier, at {time}', { time: startOf(conflict.second) === null ? '' : formats.time(conflict.second.start_local ?? '') });
    case 'transfer':
      return i18n.t('{gap} between them; the way takes {way}', { gap: conflict.gap < 1 ? i18n.t('No time') : formats.duration(conflict.gap), way: formats.duration(conflict.minutes) });
    case 'tight':
      return i18n.t('Tight: {gap} for a way of {way}', { gap: formats.duration(conflict.gap), way: formats.duration(conflict.minutes) });
    case 'night':
      return conflict.nights === 1 ? formats.longDay(conflict.from) : i18n.t('From {from} to {to}', { from: formats.day(conflict.from), to: formats.day(addDays(conflict.from, conflict.nights)) });
    case 'closed':
    case 'closing':
      return markOf(conflict, formats);
    case 'late':
      return i18n.t('The stop before it makes you {duration} late', { duration: formats.duration(conflict.minutes) });
    case 'hours_unknown':
      return i18n.t('Its opening hours cannot be read: {hours}', { hours: conflict.hours });
    case 'long_day':
      return i18n.t('The day is {duration} too long', { duration: formats.duration(conflict.minutes) });
  }
}

/** What a press on the fix does; null where it is not known here. */
export function fixText({ kind, item_id: id, other_id: other, day, start_local: start, minutes }: Fix, items: readonly Item[], formats: Formats): string | null {
  const titleFor = (of: string | null): string | undefined => items.find((item) => item.id === of)?.title;
  const item = titleFor(id);
  switch (kind) {
    case 'move_time':
      return item !== undefined && start !== null ? i18n.t('Move {item} to {time}', { item, time: formats.time(start) }) : null;
    case 'move_day':
      return item !== undefined && day !== null ? i18n.t('Move {item} to {day}', { item, day: formats.day(day) }) : null;
    case 'shorten':
      return item !== undefined && minutes !== null ? i18n.t('Shorten {item} to {duration}', { item, duration: formats.duration(minutes) }) : null;
    case 'swap': {
      const second = titleFor(other);
      return item !== undefined && second !== undefined ? i18n.t('Swap {first} and {second}', { first: item, second }) : null;
    }
    case 'reorder':
      return i18n.t('Put the items in the order of their times');
    case 'add_stay':
      return i18n.t('Add a place to stay');
  }
}
