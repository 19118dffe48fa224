import type { Formats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { timeText } from '../planner/facts.ts';
import type { Edit, Entity } from '../sync/op.ts';
import { keyOf } from '../sync/op.ts';
import type { Suggestion } from '../sync/remarks.ts';
import { type TimeRegister, timeOf } from '../sync/view.ts';
import { dayName, fieldName, subjectOf, valueText } from '../sync/words.ts';

type Clocks = Pick<Formats, 'time'>;

/** What a suggestion is read against: the trip as it is, and the entities that it is made of. */
interface Known {
  trip: Itinerary;
  get: (key: string) => Entity | undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const parentIn = (v: unknown): string => (isRecord(v) ? text(v.parent) : '');

const isMoment = (value: unknown): value is TimeRegister['start'] & object => isRecord(value) && typeof value.local === 'string';

/** "10:00 – 12:00"; empty for none. */
function clocks(value: unknown, formats: Clocks): string {
  const { start, end } = isRecord(value) ? value : {};
  return timeText({ start_local: isMoment(start) ? start.local : null, end_local: isMoment(end) ? end.local : null }, formats);
}

function added(trip: Itinerary, { id, v }: Edit, formats: Clocks): string {
  const { place, fields } = isRecord(v) ? v : {};
  const values = { item: isRecord(fields) ? text(fields.title) || id : id, day: dayName(trip, parentIn(place)) };
  const time = clocks(isRecord(fields) ? fields.time : null, formats);
  return time ? i18n.t('Add {item} to {day} at {time}', { ...values, time }) : i18n.t('Add {item} to {day}', values);
}

/** Rows that only make room keep their day: they say nothing to a reader. */
function moved({ trip, get }: Known, { id, v }: Edit, about: string, isOpen: boolean): string {
  const to = parentIn(v);
  const item = subjectOf(trip, { type: 'item', id, v: null });
  const from = get(keyOf('item', id))?.place.parent;
  if (from === to && id !== about) return '';
  const day = dayName(trip, to);
  if (!isOpen || from === undefined) return i18n.t('Move {item} to {day}', { item, day });
  return from === to ? i18n.t('Move {item} within {day}', { item, day }) : i18n.t('Move {item} from {was} to {day}', { item, was: dayName(trip, from), day });
}

function timed({ trip, get }: Known, { id, v }: Edit, ops: readonly Edit[], isOpen: boolean, formats: Clocks): string {
  const item = subjectOf(trip, { type: 'item', id, v: null });
  const [was, time] = [clocks(timeOf(get(keyOf('item', id))), formats), clocks(v, formats)];
  // A move takes the clock along: that is the move's own business.
  if (was === time && ops.some((op) => op.k === 'place' && op.id === id)) return '';
  if (time === '') return i18n.t('Take the time off {item}', { item });
  return isOpen && was !== '' && was !== time ? i18n.t('{item} at {time} instead of {was}', { item, time, was }) : i18n.t('{item} at {time}', { item, time });
}

function changed(known: Known, op: Edit, isOpen: boolean): string {
  const subject = subjectOf(known.trip, { type: op.type, id: op.id, v: null });
  const to = valueText(op.v);
  if (op.f !== 'title') return i18n.t('Change {field} of {subject} to {value}', { field: fieldName(op.f ?? ''), subject, value: to });
  return isOpen && subject !== to ? i18n.t('Rename {was} to {name}', { was: subject, name: to }) : i18n.t('Name it {name}', { name: to });
}

/** What a suggestion would do, a line each: "Move Louvre from day 1 to day 3". Of a decided one, what it asked for. */
export function proposalLines(known: Known, { ops, about, status }: Pick<Suggestion, 'ops' | 'about' | 'status'>, formats: Clocks): string[] {
  const isOpen = status === 'open';
  const lines = ops.map((op) => {
    const subject = subjectOf(known.trip, { type: op.type, id: op.id, v: null });
    switch (op.k) {
      case 'create':
        return added(known.trip, op, formats);
      case 'delete':
        return i18n.t('Remove {item}', { item: subject });
      case 'restore':
        return i18n.t('Bring back {item}', { item: subject });
      case 'place':
        return moved(known, op, about, isOpen);
      case 'set':
        return op.f === 'time' ? timed(known, op, ops, isOpen, formats) : changed(known, op, isOpen);
    }
  });
  return lines.filter((line) => line !== '');
}
