import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { canonical } from '../sync/canonical.ts';
import { type Edit, type Entity, keyOf } from '../sync/op.ts';
import { isTextUpdate, reduce, stampOf } from '../sync/reduce.ts';
import type { RoomNews } from '../sync/room.ts';
import { personName, subjectOf } from '../sync/words.ts';
import { PLANNED } from './diff.ts';
import type { Change } from './fold.ts';
import { fieldWords } from './values.ts';

interface Done extends Change {
  batch: string;
}

type Seen = Extract<RoomNews, { kind: 'done' }>;

/** Whether what a change left is still so. */
function stands({ op, after }: Done, now: Entity | undefined): boolean {
  if (!now || !after) return false;
  if (op.k === 'set') return canonical(now.fields[op.f ?? ''] ?? null) === canonical(after.fields[op.f ?? ''] ?? null);
  if (op.k === 'place') return canonical(now.place) === canonical(after.place);
  return now.deleted === after.deleted;
}

function inverse({ op: { k, type, id, f }, before }: Done): Edit {
  const at = { type, id };
  switch (k) {
    case 'create':
    case 'restore':
      return { k: 'delete', ...at };
    case 'delete':
      return { k: 'restore', ...at };
    case 'place':
      return { k, ...at, v: before?.place ?? { parent: '', pos: '' } };
    case 'set':
      return { k, ...at, f: f ?? '', v: before?.fields[f ?? ''] ?? null };
  }
}

const registerOf = ({ op }: Done): string => `${keyOf(op.type, op.id)} ${op.k === 'set' ? (op.f ?? '') : op.k === 'place' ? 'place' : 'there'}`;

/** What others have done lately, gathered into one message that can be taken back as one. */
export class Others {
  private done: Done[] = [];

  /** False when there is nothing in it to tell the reader of. */
  add({ ops, client, before }: Seen, reader: string, keyFor: (op: Seen['ops'][number]) => string): boolean {
    const state = new Map(before);
    const from = this.done.length;
    for (const op of ops) {
      const key = keyFor(op);
      const type = PLANNED.find((candidate) => key.startsWith(`${candidate}/`));
      if (!type) continue;
      const was = state.get(key);
      const after = reduce(was, { ...op, type }, stampOf(op)) ?? was;
      state.set(key, after);
      // The system's own additions follow from a step and go back with it.
      if (op.c === client || op.by === reader || op.by === '') continue;
      this.done.push({ op: { ...op, type }, before: was, after, batch: op.b ?? String(op.seq) });
    }
    return this.done.length > from;
  }

  clear(): void {
    this.done = [];
  }

  get isEmpty(): boolean {
    return this.done.length === 0;
  }

  /** "Jo moved Louvre to day 3", or how many changes it were and whose. */
  text(trip: Itinerary): string {
    const names = [...new Set(this.done.map(({ op }) => personName(trip, op.by)))];
    const [name = ''] = names;
    const steps = this.steps();
    const [only] = steps;
    if (steps.length === 1 && only) return sentence(trip, name, telling(only));
    const count = steps.length;
    if (names.length === 1) return i18n.t('{name} made {count, plural, one {# change} other {# changes}}', { name, count });
    return i18n.t('{names} made {count, plural, one {# change} other {# changes}}', { names: new Intl.ListFormat(i18n.locale).format(names), count });
  }

  /** What takes it all back, but for what has changed since. */
  inverse(get: (key: string) => Entity | undefined): { edits: Edit[]; skipped: number } {
    const last = new Map(this.done.map((done) => [registerOf(done), done]));
    const first = new Map(this.done.toReversed().map((done) => [registerOf(done), done]));
    const edits: Edit[] = [];
    let skipped = 0;
    for (const [register, done] of [...last].toReversed()) {
      const isThere = stands(done, get(keyOf(done.op.type, done.op.id)));
      const origin = first.get(register) ?? done;
      if (isThere) edits.push(...takenBack(origin, done));
      else skipped++;
    }
    return { edits, skipped };
  }

  /** Steps, and of a text that was written in several bursts only one. */
  private steps(): Done[][] {
    const steps = new Map<string, Done[]>();
    for (const done of this.done) {
      const name = isTextUpdate(done.op.v) ? `${done.op.by} ${registerOf(done)}` : done.batch;
      steps.set(name, [...(steps.get(name) ?? []), done]);
    }
    return [...steps.values()];
  }
}

/** Made and removed again, or the other way round, leaves nothing to take back. */
function takenBack(first: Done, last: Done): Edit[] {
  const wasThere = first.before !== undefined && !first.before.deleted;
  const isThere = last.after !== undefined && !last.after.deleted;
  if (first.op.k === 'set' || first.op.k === 'place') return [inverse(first)];
  return wasThere === isThere ? [] : [inverse(last)];
}

/** Of a step's changes the one that says most: rows that only make room say little. */
function telling(step: readonly Done[]): Done {
  const rank = ({ op, before, after }: Done): number => (op.k === 'create' || op.k === 'delete' ? 3 : op.k === 'place' && before?.place.parent !== after?.place.parent ? 2 : op.k === 'set' ? 1 : 0);
  return step.reduce((best, done) => (rank(done) > rank(best) || (rank(done) === rank(best) && rank(done) === 0) ? done : best));
}

function dayNumber(trip: Itinerary, date: string): string {
  const number = trip.days.findIndex((day) => day.date === date) + 1;
  return number > 0 ? i18n.t('day {number}', { number }) : i18n.t('the ideas');
}

function sentence(trip: Itinerary, name: string, { op, before, after }: Done): string {
  const title = (after ?? before)?.fields.title;
  const subject = typeof title === 'string' && title !== '' && op.type === 'item' ? title : subjectOf(trip, op);
  switch (op.k) {
    case 'create':
      return i18n.t('{name} added {subject}', { name, subject });
    case 'delete':
      return i18n.t('{name} removed {subject}', { name, subject });
    case 'restore':
      return i18n.t('{name} brought back {subject}', { name, subject });
    case 'place':
      return before?.place.parent === after?.place.parent ? i18n.t('{name} moved {subject}', { name, subject }) : i18n.t('{name} moved {subject} to {day}', { name, subject, day: dayNumber(trip, after?.place.parent ?? '') });
    case 'set':
      if (op.f === 'title' && before?.fields.title && op.type === 'item') return i18n.t('{name} renamed {was} to {subject}', { name, was: String(before.fields.title), subject });
      if (op.f === 'done' && op.type === 'item') return after?.fields.done ? i18n.t('{name} ticked off {subject}', { name, subject }) : i18n.t('{name} took the tick off {subject}', { name, subject });
      return i18n.t('{name} changed {field} of {subject}', { name, field: fieldWords(op.f ?? ''), subject });
  }
}
