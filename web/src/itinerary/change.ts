import { ApiProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import { type Edit, type Entity, keyOf } from '../sync/op.ts';
import { type TimeRegister, timeOf } from '../sync/view.ts';
import { addDays, daysBetween } from '../time/dates.ts';
import { type Moment, momentOf, momentOn } from '../time/zone.ts';
import { placeInput } from '../api/wire.ts';
import { type Day, type Item, type Itinerary, type Place } from './model.ts';
import { MAX_POS, type Placement, freshKeys, isBetween, rowsOf } from './order.ts';

export type ItemFields = Partial<
  Pick<
    Item,
    | 'type'
    | 'title'
    | 'description'
    | 'location'
    | 'end_location'
    | 'start_local'
    | 'start_zone'
    | 'end_local'
    | 'end_zone'
    | 'duration_min'
    | 'locked'
    | 'cost'
    | 'url'
    | 'media_urls'
    | 'arrive_by'
    | 'booking_ref'
    | 'done'
  >
>;
export type DayFields = Partial<Pick<Day, 'title' | 'notes'>>;
export type TripFields = Partial<Pick<Itinerary, 'name' | 'description' | 'home_currency' | 'status' | 'destination' | 'budget'>>;

/** One step a person takes: shown at once, kept, sent, and taken back as one. */
export type Change =
  | { kind: 'add'; item: Item; after: string | null }
  | { kind: 'edit'; id: string; fields: ItemFields }
  | { kind: 'move'; id: string; to: Placement }
  | { kind: 'remove'; id: string }
  | { kind: 'day'; date: string; fields: DayFields }
  | { kind: 'trip'; fields: TripFields };

/** The trip as shown, and the entities that it is made of. */
export interface Known {
  trip: Itinerary;
  get: (key: string) => Entity | undefined;
}

export const itemIdOf = (change: Change): string | null => {
  switch (change.kind) {
    case 'add':
      return change.item.id;
    case 'edit':
    case 'move':
    case 'remove':
      return change.id;
    case 'day':
    case 'trip':
      return null;
  }
};

const set = (type: Edit['type'], id: string, fields: object): Edit[] => Object.entries(fields).map(([f, v]) => ({ k: 'set', type, id, f, v: v ?? null }));

const place = (id: string, parent: string, pos: string): Edit => ({ k: 'place', type: 'item', id, v: { parent, pos } });

const refused = (field: string, message: string): ApiProblem => new ApiProblem(422, '', message, { [field]: message }, '');

function momentAt(name: 'start' | 'end', local: string, zone: string): Moment {
  const moment = momentOf(local, zone);
  if (!moment) throw refused(`${name}_local`, i18n.t('This is not a time in {zone}.', { zone }));
  if ('near' in moment) {
    const [first, second] = moment.near;
    throw refused(`${name}_local`, i18n.t('{clock} does not exist in {zone}, where the clocks go forward then: use {first} or {second}.', { clock: local.slice(11, 16), zone, first, second }));
  }
  return moment;
}

interface Endpoint {
  name: 'start' | 'end';
  local: string | null | undefined;
  zone: string | null | undefined;
  old: Moment | undefined;
  /** The zone is the first of these that there is. */
  zones: readonly (string | null | undefined)[];
}

function endpoint({ name, local, zone, old, zones }: Endpoint): Moment | undefined {
  if (local === null) return undefined;
  const where = zone ?? old?.zone ?? zones.find(Boolean) ?? 'UTC';
  const clock = local ?? old?.local;
  if (clock === undefined) return undefined;
  return old?.local === clock && old.zone === where ? old : momentAt(name, clock, where);
}

/** The time register after an edit of its parts: the server's own rules for zones that nobody named. */
function timeAfter(item: Item, old: TimeRegister, fields: ItemFields, trip: Itinerary): TimeRegister {
  const there = (fields.location ?? item.location)?.zone;
  const start = endpoint({ name: 'start', local: fields.start_local, zone: fields.start_zone, old: old.start, zones: [there, trip.destination?.zone] });
  if (!start) return {};
  const arrival = (fields.end_location ?? item.end_location)?.zone;
  const end = endpoint({ name: 'end', local: fields.end_local, zone: fields.end_zone, old: old.end, zones: [arrival, start.zone] });
  if (end && end.at < start.at) throw refused('end_local', i18n.t('The end must not be before the start.'));
  return { start, ...(end ? { end } : {}) };
}

const TIMES = ['start_local', 'start_zone', 'end_local', 'end_zone'] as const;
const placed = (where: Place | null | undefined): Place | null => (where ? placeInput(where) : null);

function editsOfFields(known: Known, item: Item, fields: ItemFields): Edit[] {
  const { start_local: _a, start_zone: _b, end_local: _c, end_zone: _d, location, end_location, ...plain } = fields;
  const where = { ...(location === undefined ? {} : { location: placed(location) }), ...(end_location === undefined ? {} : { end_location: placed(end_location) }) };
  const edits = set('item', item.id, { ...plain, ...where });
  const old = timeOf(known.get(keyOf('item', item.id)));
  // A zone says nothing about a time that is not there.
  const isTimed = TIMES.some((name) => name in fields) && (old.start !== undefined || (fields.start_local ?? null) !== null || old.end !== undefined);
  return isTimed ? [...edits, ...set('item', item.id, { time: timeAfter(item, old, fields, known.trip) })] : edits;
}

/** The same clocks with the start on another date; the end keeps its distance in days. */
export function timeOn({ start, end }: TimeRegister, date: string): TimeRegister {
  if (!start) return {};
  const nights = end ? daysBetween(start.local.slice(0, 10), end.local.slice(0, 10)) : 0;
  return { start: momentOn(start, date), ...(end ? { end: momentOn(end, addDays(date, nights)) } : {}) };
}

/**
 * An order key at a place, and what has to move for it: where two neighbours leave no room (equal keys, a key grown too
 * long) every row of the list gets a short key in the same batch, each keeping the parent it has.
 */
function keyAt({ trip, get }: Known, id: string, to: Placement): { pos: string; edits: Edit[] } {
  const rows = rowsOf(trip.items, to.day ?? 'ideas').filter((row) => row.id !== id);
  const at = to.after === null ? 0 : rows.findIndex((row) => row.id === to.after) + 1;
  if (to.pos.length <= MAX_POS && isBetween(rows[at - 1]?.pos ?? null, to.pos, rows[at]?.pos ?? null)) return { pos: to.pos, edits: [] };
  const keys = freshKeys(rows.length + 1);
  const edits = rows.map((row, index) => place(row.id, get(keyOf('item', row.id))?.place.parent ?? '', keys[index < at ? index : index + 1] ?? ''));
  return { pos: keys[at] ?? '', edits };
}

/** An item under another parent or key; what has a time keeps its clocks on the new day. */
export function placeEdits({ get }: Pick<Known, 'get'>, id: string, day: string | null, pos: string): Edit[] {
  const time = timeOf(get(keyOf('item', id)));
  const moved = place(id, day ?? '', pos);
  if (day === null || !time.start || time.start.local.startsWith(day)) return [moved];
  return [moved, ...set('item', id, { time: timeOn(time, day) })];
}

function moveEdits(known: Known, id: string, to: Placement): Edit[] {
  const { pos, edits } = keyAt(known, id, to);
  return [...edits, ...placeEdits(known, id, to.day, pos)];
}

function addEdits(known: Known, item: Item, after: string | null): Edit[] {
  const { pos, edits } = keyAt(known, item.id, { day: item.day, pos: item.pos, after });
  return [...edits, createEdit(known, item, pos)];
}

/** A new item as one operation. Throws for a time that does not exist. */
export function createEdit(known: Known, item: Item, pos: string): Edit {
  const { type, title, description, location, end_location, duration_min, locked, arrive_by, booking_ref, cost, url, media_urls, done } = item;
  const time = item.start_local ? timeAfter(item, {}, item, known.trip) : undefined;
  const fields = { type, title, description, location: placed(location), end_location: placed(end_location), time, duration_min, locked, arrive_by, booking_ref, cost, url, media_urls, done };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
  return { k: 'create', type: 'item', id: item.id, v: { place: { parent: item.day ?? '', pos }, fields: given } };
}

/** The operations that a step comes down to, one batch; none when there is nothing to change. Throws for a time that does not exist. */
export function editsOf(known: Known, change: Change): Edit[] {
  const id = itemIdOf(change);
  const item = known.trip.items.find((candidate) => candidate.id === id);
  switch (change.kind) {
    case 'add':
      return addEdits(known, change.item, change.after);
    case 'edit':
      return item ? editsOfFields(known, item, change.fields) : [];
    case 'move':
      return item ? moveEdits(known, item.id, change.to) : [];
    case 'remove':
      return item ? [{ k: 'delete', type: 'item', id: item.id }] : [];
    case 'day':
      return known.trip.days.some((day) => day.date === change.date) ? set('day', change.date, change.fields) : [];
    case 'trip': {
      const { destination, ...plain } = change.fields;
      return set('itinerary', known.trip.id, { ...plain, ...(destination === undefined ? {} : { destination: placed(destination) }) });
    }
  }
}

/** New dates; with `shift` what has a day keeps its day number, save locked items. Items outside show as ideas by themselves. */
export function dateEdits({ trip, get }: Known, dates: { start: string; end: string } | null, shift: boolean): Edit[] {
  const edits = set('itinerary', trip.id, { dates });
  if (!shift || !dates || !trip.start_date) return edits;
  const by = daysBetween(trip.start_date, dates.start);
  if (by === 0) return edits;
  for (const item of trip.items) {
    if (item.locked || item.day === null) continue;
    const to = addDays(item.day, by);
    const time = timeOf(get(keyOf('item', item.id)));
    edits.push(place(item.id, to, item.pos), ...(time.start ? set('item', item.id, { time: timeOn(time, to) }) : []));
  }
  return [...edits, ...shiftedDays(trip, get, by)];
}

/** Titles and notes go along; a date that nothing is carried to is left without. */
function shiftedDays(trip: Itinerary, get: Known['get'], by: number): Edit[] {
  const written = new Map(trip.days.map((day) => [addDays(day.date, by), day]));
  const dates = new Set([...written.keys(), ...trip.days.map((day) => day.date)]);
  return [...dates].flatMap((date) => {
    const was = get(keyOf('day', date))?.fields ?? {};
    const now = written.get(date);
    return (['title', 'notes'] as const).flatMap((field) => ((was[field] ?? '') === (now?.[field] ?? '') ? [] : set('day', date, { [field]: now?.[field] ?? null })));
  });
}

