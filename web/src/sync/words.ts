import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import type { Edit } from './op.ts';
import type { Told } from './store.ts';

/** A field by the name that the screens give it. */
export function fieldName(field: string): string {
  switch (field) {
    case 'title':
      return i18n.t('the title');
    case 'name':
      return i18n.t('the name');
    case 'notes':
    case 'description':
      return i18n.t('the notes');
    case 'time':
      return i18n.t('the time');
    case 'place':
      return i18n.t('the day or the order');
    case 'location':
    case 'end_location':
      return i18n.t('the place');
    case 'cost':
      return i18n.t('the cost');
    case 'budget':
      return i18n.t('the budget');
    case 'dates':
      return i18n.t('the dates');
    case 'text':
      return i18n.t('the text');
    case 'value':
      return i18n.t('the choice');
    case 'status':
      return i18n.t('the decision');
    case 'arrive_by':
      return i18n.t('the way there');
    case 'duration_min':
      return i18n.t('the duration');
    case 'deleted':
      return i18n.t('whether it is there');
    default:
      return field.replaceAll('_', ' ');
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What an operation is about, by name: an item's title, a day, the trip. */
export function subjectOf(trip: Itinerary, { type, id, v }: Pick<Edit, 'type' | 'id' | 'v'>): string {
  if (type === 'itinerary') return i18n.t('the trip');
  if (type === 'day') return dayName(trip, id);
  if (type === 'comment') return i18n.t('a comment');
  if (type === 'vote') return i18n.t('a vote');
  if (type === 'suggestion') return i18n.t('a suggestion');
  if (type === 'traveller') return i18n.t('a traveller');
  if (type === 'expense' || type === 'check') return madeName(v) || (type === 'expense' ? i18n.t('an expense') : i18n.t('a task'));
  return trip.items.find((item) => item.id === id)?.title ?? (madeName(v) || i18n.t('an item'));
}

/** What a creation calls what it makes. */
function madeName(v: unknown): string {
  const { title, text: said } = isRecord(v) && isRecord(v.fields) ? v.fields : {};
  return text(title) || text(said);
}

export function dayName(trip: Itinerary, date: string): string {
  const number = trip.days.findIndex((day) => day.date === date) + 1;
  if (number > 0) return i18n.t('day {number}', { number });
  return date === '' ? i18n.t('the ideas') : date;
}

/** "Moved Louvre to day 3" */
export function lineOf(trip: Itinerary, edit: Edit): string {
  const subject = subjectOf(trip, edit);
  switch (edit.k) {
    case 'create':
      return i18n.t('Added {subject}', { subject });
    case 'delete':
      return i18n.t('Removed {subject}', { subject });
    case 'restore':
      return i18n.t('Brought back {subject}', { subject });
    case 'place': {
      const day = dayName(trip, isRecord(edit.v) ? text(edit.v.parent) : '');
      return i18n.t('Moved {subject} to {day}', { subject, day });
    }
    case 'set':
      return i18n.t('Changed {field} of {subject}', { field: fieldName(edit.f ?? ''), subject });
  }
}

/** A value in words, for the clipboard and for choosing between two. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return i18n.t('nothing');
  if (!isRecord(value)) return String(value);
  if (typeof value.text === 'string') return value.text;
  if (typeof value.name === 'string') return value.name;
  const moment = (part: unknown): string => (isRecord(part) ? text(part.local).replace('T', ' ') : '');
  if ('start' in value) return [value.start, value.end].map((part) => (typeof part === 'string' ? part : moment(part))).filter(Boolean).join(' – ');
  if ('parent' in value) return text(value.parent) || i18n.t('the ideas');
  return JSON.stringify(value);
}

/** A change that can go nowhere, as text to keep. */
export const copyText = (trip: Itinerary, ops: readonly Edit[]): string =>
  ops.map((op) => (op.k === 'set' ? `${lineOf(trip, op)}: ${valueText(op.v)}` : lineOf(trip, op))).join('\n');

export const personName = (trip: Itinerary, id: string): string => trip.members.find((member) => member.user_id === id)?.name || i18n.t('somebody else');

/** "You and Jo both changed the time of Louvre. Jo's is kept." */
export function conflictText(trip: Itinerary, { key, field, by, lost }: Told): string {
  const [type = 'item', id = ''] = key.split('/');
  const subject = subjectOf(trip, { type: type as Edit['type'], id });
  const values = { name: personName(trip, by), field: fieldName(field), subject };
  return lost
    ? i18n.t('You and {name} both changed {field} of {subject}. Theirs is kept.', values)
    : i18n.t('You and {name} both changed {field} of {subject}. Yours is kept.', values);
}

