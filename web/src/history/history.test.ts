import { describe, expect, it, vi } from 'vitest';
import { trip } from '../../test/trip.ts';
import { formatsFor } from '../app/formats.ts';
import { type Entity, type LogOp, keyOf } from '../sync/op.ts';
import type { RoomNews } from '../sync/room.ts';
import { dayHeading, daysOf, localOf, whenWords } from './days.ts';
import { differences } from './diff.ts';
import { type WireStep, pastOf, stepsOf, undoneAmong } from './fold.ts';
import { differenceWords, summaryWords } from './preview.ts';
import { Others } from './told.ts';
import { type Words, linesOf } from './words.ts';

// What the theme asks of a browser on its way in.
vi.hoisted(() => vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined })));

const formats = formatsFor({ time_format: '24h' }, 'en-GB');
const NAMES: Readonly<Record<string, string>> = { u: 'Ada', jo: 'Jo' };
const words: Words = { formats, titleOf: (id) => (id === 'a' ? 'Tower' : ''), nameOf: (user) => NAMES[user] ?? 'somebody' };

const [SAT, SUN] = ['2027-05-01', '2027-05-02'];
const entity = (type: Entity['type'], id: string, fields: object, parent = '', pos = '', deleted = false): Entity => ({
  id, type, place: { parent, pos }, fields: { ...fields }, deleted, seq: 1, created_by: 'u', created_at: '', updated_by: 'u', updated_at: '',
});
const start = (): Entity[] => [entity('itinerary', 't', { name: 'Lisbon' }), entity('item', 'a', { title: 'Tower' }, SAT, 'a0'), entity('item', 'b', { title: 'Castle' }, SAT, 'a1')];

const op = (seq: number, more: Partial<LogOp>): LogOp => ({ k: 'set', type: 'item', id: 'a', seq, by: 'jo', at: '2027-01-01T10:00:00Z', b: `b${seq}`, c: 'jos', ...more });
const moment = (local: string) => ({ local, zone: 'Europe/Lisbon', at: `${local}:00Z` });

const wire = (...ops: LogOp[]): WireStep => ({ batch: ops[0]?.b ?? '', seq: ops.at(-1)?.seq ?? 0, by: ops[0]?.by ?? '', name: 'Jo', at: ops[0]?.at ?? '', ops: ops as WireStep['ops'] });
const read = (steps: WireStep[], past = start(), log?: LogOp[]) => stepsOf(steps.toReversed(), pastOf(past), log).map((step) => linesOf(step.changes, words).map(({ text }) => text));

describe('steps in words', () => {
  it('say from what to what', () => {
    const steps = [
      wire(op(2, { f: 'time', v: { start: moment(`${SAT}T09:30`) } })),
      wire(op(3, { f: 'time', v: { start: moment(`${SAT}T10:00`) } })),
      wire(op(4, { k: 'place', v: { parent: SUN, pos: 'a0' } })),
      wire(op(5, { f: 'title', v: 'Belém Tower' })),
      wire(op(6, { f: 'cost', v: { amount: 1250, currency: 'EUR' } })),
      wire(op(7, { f: 'cost' })),
      wire(op(8, { f: 'done', v: true })),
      wire(op(9, { k: 'delete' })),
      wire(op(10, { k: 'restore' })),
      wire(op(11, { k: 'place', v: { parent: '', pos: 'a0' } })),
    ];
    const [ideas, back, removed, ticked, free, cost, renamed, moved, later, first] = read(steps);
    expect([first, later, moved, renamed]).toEqual([
      ['Set the time of Tower to 09:30'],
      ['Changed the time of Tower from 09:30 to 10:00'],
      ['Moved Tower from Sat 1 May to Sun 2 May'],
      ['Renamed Tower to Belém Tower'],
    ].map((lines) => lines.map((line) => line.replace(/(Sat|Sun) /g, (day) => formats.day(day.startsWith('Sat') ? SAT : SUN).slice(0, -5)))));
    expect(cost?.[0]).toMatch(/^Set the cost of Belém Tower to .*12/);
    expect(free?.[0]).toMatch(/^Removed the cost of Belém Tower: .*12/);
    expect([ticked, removed, back]).toEqual([['Ticked off Belém Tower'], ['Removed Belém Tower'], ['Brought back Belém Tower']]);
    expect(ideas?.[0]).toMatch(/to the ideas$/);
  });

  it('say what the trip may cost', () => {
    const steps = [wire(op(2, { type: 'itinerary', id: 't', f: 'budget', v: { amount: 120_000, currency: 'EUR' } })), wire(op(3, { type: 'itinerary', id: 't', f: 'budget' }))];
    const [removed, made] = read(steps);
    expect(made?.[0]).toMatch(/^Set the budget of the trip to .*1,200/);
    expect(removed?.[0]).toMatch(/^Removed the budget of the trip: .*1,200/);
  });

  it('keep long texts apart from the sentence', () => {
    const [step] = stepsOf([wire(op(2, { f: 'description', v: { y: 'x', text: 'long '.repeat(30) } }))], pastOf(start()));
    const [line] = linesOf(step?.changes ?? [], words);
    expect(line?.text).toBe('Changed the notes of Tower');
    expect(line?.now).toHaveLength(150);
  });

  it('leave out what only follows: a clock that goes along, rows that make room, what was made with it', () => {
    const b = 'one';
    const move = wire(op(2, { k: 'place', v: { parent: SUN, pos: 'a0' }, b }), op(3, { by: '', f: 'time', v: { start: moment(`${SUN}T10:00`) }, b }));
    const room = wire(op(4, { k: 'place', id: 'b', v: { parent: SAT, pos: 'a5' }, b: 'two' }), op(5, { k: 'create', id: 'n', v: { place: { parent: SAT, pos: 'a2' }, fields: { title: 'New' } }, b: 'two' }), op(6, { id: 'n', f: 'url', v: 'https://x', b: 'two' }));
    const [made, moved] = read([move, room]);
    expect(moved).toHaveLength(1);
    expect(made).toEqual([`Added New to ${formats.day(SAT)}`]);
  });

  it('know what others did in between, where they show one person’s steps', () => {
    const [mine, theirs, again] = [op(2, { f: 'title', v: 'X' }), op(3, { by: 'u', f: 'title', v: 'Y' }), op(4, { f: 'title', v: 'Z' })];
    expect(read([wire(mine), wire(again)], start(), [mine, theirs, again])).toEqual([['Renamed Y to Z'], ['Renamed Tower to X']]);
  });

  it('read what people say and who joins', () => {
    const said = read([
      wire(op(2, { k: 'create', type: 'comment', id: 'c', v: { place: { parent: 'a', pos: '' }, fields: { text: 'Bring   water' } } })),
      wire(op(3, { k: 'create', type: 'vote', id: 'v', v: { place: { parent: 'a', pos: '' }, fields: { value: -1 } } })),
      wire(op(4, { k: 'create', type: 'member', id: 'jo', v: { fields: { role: 'editor' } } })),
    ]);
    expect(said).toEqual([['Joined as an editor'], ['Voted against Tower'], ['Commented on Tower: “Bring water”']]);
  });
});

describe('undone steps', () => {
  it('are those taken back by what holds itself', () => {
    const steps = stepsOf([wire(op(4, { b: 'redo', u: 'undo' })), wire(op(3, { b: 'undo', u: 'first' })), wire(op(2, { b: 'first' }))], new Map());
    expect([...undoneAmong(steps)]).toEqual(['undo']);
    expect([...undoneAmong(steps.slice(1))]).toEqual(['first']);
  });
});

describe('going back', () => {
  it('is shown before it is done, and leaves what people said alone', () => {
    const then = pastOf([...start(), entity('item', 'gone', { title: 'Fado' }, SUN, 'a0')]);
    const now = [
      entity('itinerary', 't', { name: 'Porto', visibility: 'link' }),
      entity('item', 'a', { title: 'Tower' }, SUN, 'a0'),
      entity('item', 'b', { title: 'Castle', done: true }, SAT, 'a1'),
      entity('item', 'gone', { title: 'Fado' }, SUN, 'a0', true),
      entity('item', 'new', { title: 'New' }, SAT, 'a9'),
      entity('comment', 'c', { text: 'x' }, 'a'),
    ];
    const found = differences(now, then);
    expect(found.map(({ kind, now: { id } }) => `${id} ${kind}`)).toEqual(['t changed', 'a moved', 'b changed', 'gone back', 'new gone']);
    expect(summaryWords(found)).toBe('1 comes back, 1 moves, 2 change, and 1 is removed.');
    expect(found.map((one) => differenceWords(one, words))[0]).toBe('the trip: the name from Porto to Lisbon');
    expect(differences(now, then, 'b').map(({ now: { id } }) => id)).toEqual(['b']);
    expect(differences(start(), pastOf(start()))).toEqual([]);
  });
});

describe('days of the history', () => {
  it('are the reader’s own, with today and yesterday by name', () => {
    const now = new Date(2027, 0, 2, 12, 0);
    const at = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();
    const steps = [1, 20, 50].map((hours) => ({ ...stepsOf([wire(op(2, {}))], new Map())[0], at: at(hours) })) as Parameters<typeof daysOf>[0];
    const days = daysOf(steps);
    expect(days.map(({ date }) => dayHeading(date, now, formats))).toEqual(['Today', 'Yesterday', formats.moment('2026-12-31T12:00:00Z')]);
    expect(whenWords(at(0), now, formats)).toBe('just now');
    expect(whenWords(at(0.5), now, formats)).toBe('30 min ago');
    expect(whenWords(at(2), now, formats)).toBe(formats.time(localOf(new Date(2027, 0, 2, 10, 0))));
  });
});

describe('what others have just done', () => {
  const done = (...ops: LogOp[]): Extract<RoomNews, { kind: 'done' }> => ({ kind: 'done', ops, client: 'mine', before: new Map(start().map((one) => [keyOf(one.type, one.id), one])) });
  const keyFor = ({ type = 'item', id }: LogOp): string => keyOf(type, id);
  const open = { ...trip(), members: [{ user_id: 'jo', name: 'Jo', role: 'editor' as const }, { user_id: 'meg', name: 'Meg', role: 'editor' as const }] };
  const told = (...news: LogOp[][]) => {
    const others = new Others();
    for (const ops of news) others.add(done(...ops), 'u', keyFor);
    return others;
  };

  it('is told as one sentence, or as how much it was', () => {
    expect(told([op(2, { k: 'place', v: { parent: SUN, pos: 'a0' } })]).text(open)).toBe('Jo moved Tower to day 2');
    expect(told([op(2, { f: 'title', v: 'X' })]).text(open)).toBe('Jo renamed Tower to X');
    expect(told([op(2, { f: 'url', v: 'x' })], [op(3, { f: 'done', v: true })]).text(open)).toBe('Jo made 2 changes');
    expect(told([op(2, { f: 'url', v: 'x' })], [op(3, { by: 'meg', id: 'b', f: 'done', v: true })]).text(open)).toBe('Jo and Meg made 2 changes');
  });

  it('counts a text that was written in bursts once, and a step of several operations once', () => {
    const burst = (seq: number, text: string) => [op(seq, { f: 'description', v: { y: String(seq), text } })];
    expect(told(burst(2, 'a'), burst(3, 'ab'), burst(4, 'abc')).text(open)).toBe('Jo changed the notes of Tower');
    expect(told([op(2, { f: 'url', v: 'x', b: 's' }), op(3, { k: 'delete', b: 's' })]).text(open)).toBe('Jo removed Tower');
  });

  it('is not one’s own, nor the system’s, nor what people say', () => {
    const none = told([op(2, { by: 'u' })], [op(3, { c: 'mine' })], [op(4, { by: '' })], [op(5, { k: 'create', type: 'comment', id: 'c' })]);
    expect(none.isEmpty).toBe(true);
  });

  it('is taken back by its inverse, first value last, but for what has changed since', () => {
    const others = told([op(2, { f: 'title', v: 'X' }), op(3, { f: 'title', v: 'Y' })], [op(4, { id: 'b', k: 'delete' })], [op(5, { k: 'create', id: 'n', v: { fields: { title: 'N' } } })]);
    const now = (title: string): Map<string, Entity> => new Map([['item/a', entity('item', 'a', { title })], ['item/b', entity('item', 'b', {}, SAT, 'a1', true)], ['item/n', entity('item', 'n', { title: 'N' })]]);
    expect(others.inverse((key) => now('Y').get(key))).toEqual({
      edits: [{ k: 'delete', type: 'item', id: 'n' }, { k: 'restore', type: 'item', id: 'b' }, { k: 'set', type: 'item', id: 'a', f: 'title', v: 'Tower' }],
      skipped: 0,
    });
    expect(others.inverse((key) => now('mine').get(key))).toMatchObject({ skipped: 1, edits: [{ id: 'n' }, { id: 'b' }] });
  });

  it('leaves nothing where something was made and removed again', () => {
    const others = told([op(2, { k: 'create', id: 'n', v: { fields: { title: 'N' } } })]);
    others.add({ ...done(op(3, { k: 'delete', id: 'n' })), before: new Map([['item/n', entity('item', 'n', { title: 'N' })]]) }, 'u', keyFor);
    expect(others.inverse(() => entity('item', 'n', { title: 'N' }, '', '', true)).edits).toEqual([]);
  });
});
