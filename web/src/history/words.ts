import type { Formats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Entity } from '../sync/op.ts';
import { isEmpty } from '../sync/reduce.ts';
import type { Change } from './fold.ts';
import { fieldWords, valueWords } from './values.ts';

/** One change in words. Texts too long for a sentence stand below it. */
export interface Line {
  text: string;
  was?: string;
  now?: string;
}

export interface Words {
  formats: Formats;
  /** Title of an item, by id, as far as it is known. */
  titleOf: (id: string) => string;
  nameOf: (user: string) => string;
}

const SHORT = 48;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** "Sat, 1 May", or the ideas. */
export const dayWords = (parent: string, formats: Formats): string => (isDay(parent) ? formats.day(parent) : i18n.t('the ideas'));

/** The entity at its best known: what it is now, else what it was. */
const best = ({ before, after }: Change, field: string): string => text(after?.fields[field]) || text(before?.fields[field]);

/** What is said of: an item's title, a day, the trip. */
export function subjectWords(change: Change, { formats, nameOf, titleOf }: Words): string {
  const { type, id } = change.op;
  switch (type) {
    case 'itinerary':
      return i18n.t('the trip');
    case 'day':
      return dayWords(id, formats);
    case 'item':
      return best(change, 'title') || titleOf(id) || i18n.t('an item');
    case 'expense':
      return best(change, 'title') || i18n.t('an expense');
    case 'check':
    case 'comment':
    case 'suggestion':
      return i18n.t('“{text}”', { text: shortened(best(change, 'text')) });
    case 'traveller':
      return best(change, 'name') || i18n.t('a traveller');
    case 'member':
      return nameOf(id);
    case 'vote':
      return i18n.t('a vote');
  }
}

function shortened(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ').trim();
  return line.length > SHORT ? `${line.slice(0, SHORT - 1)}…` : line;
}

function onWhat(entity: Entity | undefined, { titleOf, formats }: Words): string {
  const parent = entity?.place.parent ?? '';
  if (isDay(parent)) return formats.day(parent);
  return titleOf(parent) || i18n.t('the trip');
}

function made(change: Change, words: Words): string {
  const subject = subjectWords(change, words);
  const { op, after } = change;
  switch (op.type) {
    case 'itinerary':
      return i18n.t('Made the trip');
    case 'item':
      return isDay(after?.place.parent ?? '') ? i18n.t('Added {subject} to {day}', { subject, day: dayWords(after?.place.parent ?? '', words.formats) }) : i18n.t('Added {subject} to the ideas', { subject });
    case 'comment':
      return i18n.t('Commented on {what}: {subject}', { what: onWhat(after, words), subject });
    case 'vote':
      return after?.fields.value === -1 ? i18n.t('Voted against {what}', { what: onWhat(after, words) }) : i18n.t('Voted for {what}', { what: onWhat(after, words) });
    case 'suggestion':
      return i18n.t('Suggested a change to {what}: {subject}', { what: onWhat(after, words), subject });
    case 'check':
      return i18n.t('Added {subject} to the checklist', { subject });
    case 'expense':
      return i18n.t('Added the expense {subject}', { subject });
    case 'member':
      return op.by === op.id ? i18n.t('Joined as {role}', { role: roleWords(after) }) : i18n.t('{name} joined as {role}', { name: subject, role: roleWords(after) });
    default:
      return i18n.t('Added {subject}', { subject });
  }
}

function roleWords(member: Entity | undefined): string {
  switch (member?.fields.role) {
    case 'owner':
      return i18n.t('the owner');
    case 'editor':
      return i18n.t('an editor');
    case 'commenter':
      return i18n.t('a commenter');
    default:
      return i18n.t('a viewer');
  }
}

function movedLine(change: Change, words: Words): string {
  const { before, after } = change;
  const subject = subjectWords(change, words);
  const [from, to] = [before?.place, after?.place].map((place) => dayWords(place?.parent ?? '', words.formats));
  if (!before || !after) return i18n.t('Moved {subject} to {to}', { subject, to });
  if (from !== to) return i18n.t('Moved {subject} from {from} to {to}', { subject, from, to });
  return after.place.pos < before.place.pos ? i18n.t('Moved {subject} up on {to}', { subject, to }) : i18n.t('Moved {subject} down on {to}', { subject, to });
}

function ticked(change: Change, words: Words): string | null {
  const { op, after } = change;
  const subject = subjectWords(change, words);
  const isOn = !isEmpty(after?.fields[op.f ?? '']);
  if (op.f === 'done') return isOn ? i18n.t('Ticked off {subject}', { subject }) : i18n.t('Took the tick off {subject}', { subject });
  if (op.f === 'locked') return isOn ? i18n.t('Locked {subject}', { subject }) : i18n.t('Unlocked {subject}', { subject });
  if (op.type === 'suggestion' && op.f === 'status') return after?.fields.status === 'accepted' ? i18n.t('Accepted the suggestion {subject}', { subject }) : i18n.t('Declined the suggestion {subject}', { subject });
  if (op.type === 'member') return i18n.t('{name} is {role} now', { name: subject, role: roleWords(after) });
  return null;
}

function setLine(change: Change, words: Words): Line {
  const { op, before, after } = change;
  const field = op.f ?? '';
  const special = ticked(change, words);
  if (special !== null) return { text: special };
  const [was, now] = [before, after].map((entity) => valueWords(field, entity?.fields[field], words.formats));
  if (was && now && op.type !== 'day' && (field === 'title' || field === 'name')) return { text: i18n.t('Renamed {was} to {now}', { was, now }) };
  const values = { field: fieldWords(field), subject: subjectWords(change, words), was, now };
  if (Math.max(was?.length ?? 0, now?.length ?? 0) > SHORT) return { text: i18n.t('Changed {field} of {subject}', values), ...(was ? { was } : {}), ...(now ? { now } : {}) };
  if (was && now) return { text: i18n.t('Changed {field} of {subject} from {was} to {now}', values) };
  if (now) return { text: i18n.t('Set {field} of {subject} to {now}', values) };
  return { text: was ? i18n.t('Removed {field} of {subject}: {was}', values) : i18n.t('Removed {field} of {subject}', values) };
}

/** "Moved Louvre from Sat, 1 May to Sun, 2 May" */
export function lineOf(change: Change, words: Words): Line {
  const subject = subjectWords(change, words);
  switch (change.op.k) {
    case 'create':
      return { text: made(change, words) };
    case 'delete':
      return { text: change.op.type === 'member' ? i18n.t('{name} has no access any more', { name: subject }) : i18n.t('Removed {subject}', { subject }) };
    case 'restore':
      return { text: i18n.t('Brought back {subject}', { subject }) };
    case 'place':
      return { text: movedLine(change, words) };
    case 'set':
      return setLine(change, words);
  }
}

/** What only follows from another change of the step is not said: rows that make room, a clock that goes along with its day. */
function isWorthSaying(change: Change, all: readonly Change[]): boolean {
  const { op, before, after } = change;
  const others = all.filter((other) => other !== change);
  if (op.k === 'place' && before?.place.parent === after?.place.parent) return !others.some((other) => other.op.id !== op.id && (other.op.k === 'place' || other.op.k === 'create'));
  if (op.f === 'time') return !others.some((other) => other.op.id === op.id && other.op.k === 'place');
  return !(op.k === 'set' && others.some((other) => other.op.id === op.id && other.op.k === 'create'));
}

/** A step's changes in words, the more telling ones. */
export function linesOf(changes: readonly Change[], words: Words): Line[] {
  const telling = changes.filter((change) => isWorthSaying(change, changes));
  return (telling.length > 0 ? telling : changes.slice(0, 1)).map((change) => lineOf(change, words));
}
