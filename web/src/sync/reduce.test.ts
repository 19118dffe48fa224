import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, stateHash, stateText } from './canonical.ts';
import type { Entity, LogOp } from './op.ts';
import { reduce } from './reduce.ts';
import { Replica } from './replica.ts';

const at = (seq: number) => ({ seq, by: 'ada', at: '2027-01-01T00:00:00Z' });
const item = reduce(undefined, { k: 'create', type: 'item', id: 'a', v: { place: { parent: '2027-05-01', pos: 'a0' }, fields: { title: 'Castle', done: false, url: '', duration_min: 0 } } }, at(1));

describe('reduce', () => {
  it('keeps no empty values, and zero is none', () => {
    expect(item?.fields).toEqual({ title: 'Castle', duration_min: 0 });
    for (const v of [null, '', false, [], {}]) expect(reduce(item ?? undefined, { k: 'set', type: 'item', id: 'a', f: 'title', v }, at(2))?.fields).not.toHaveProperty('title');
  });

  it('refuses what is not there, and what is there already', () => {
    expect(reduce(undefined, { k: 'set', type: 'item', id: 'b', f: 'title', v: 'x' }, at(2))).toBeNull();
    expect(reduce(item ?? undefined, { k: 'create', type: 'item', id: 'a', v: {} }, at(2))).toBeNull();
  });

  it('makes a day of what is first set on it, and sets fields of what is deleted', () => {
    expect(reduce(undefined, { k: 'set', type: 'day', id: '2027-05-01', f: 'title', v: 'Arrival' }, at(2))?.fields).toEqual({ title: 'Arrival' });
    const gone = reduce(item ?? undefined, { k: 'delete', type: 'item', id: 'a' }, at(2));
    const set = reduce(gone ?? undefined, { k: 'set', type: 'item', id: 'a', f: 'title', v: 'Tower' }, at(3));
    expect([set?.deleted, set?.fields.title, set?.seq]).toEqual([true, 'Tower', 3]);
  });

  it('collects updates of a text from what was set whole, and drops them when it is set again', () => {
    const set = (entity: Entity | null, v: unknown) => reduce(entity ?? undefined, { k: 'set', type: 'item', id: 'a', f: 'description', v }, at(2));
    const typed = set(set(set(item, 'Hello'), { y: 'AA==', text: 'Hello you' }), { y: 'AQ==', text: 'Hello you two' });
    expect(typed?.fields.description).toBe('Hello you two');
    expect(typed?.text).toEqual({ description: { base: 'Hello', y: ['AA==', 'AQ=='] } });
    expect(set(typed, 'Anew')).not.toHaveProperty('text');
  });

  it('keeps a budget as one register, which nothing empties', () => {
    const made = reduce(undefined, { k: 'create', type: 'itinerary', id: 't', v: { fields: { name: 'Trip' } } }, at(1));
    const set = (v: unknown) => reduce(made ?? undefined, { k: 'set', type: 'itinerary', id: 't', f: 'budget', v }, at(2))?.fields;
    expect(set({ amount: 0, currency: 'JPY' })).toEqual({ name: 'Trip', budget: { amount: 0, currency: 'JPY' } });
    expect(set(null)).toEqual({ name: 'Trip' });
  });

  it.each([
    { type: 'expense', made: { title: 'Lunch', cost: { amount: 4200, currency: 'EUR' }, shared_by: ['u'] }, f: 'cost', v: { amount: 0, currency: 'JPY' } },
    { type: 'check', made: { text: 'Tickets' }, f: 'done', v: true },
  ] as const)('makes, changes and removes a $type', ({ type, made, f, v }) => {
    const replica = new Replica('ada');
    const op = (seq: number, more: Partial<LogOp> & Pick<LogOp, 'k'>): LogOp => ({ type, id: 'e', seq, by: 'ada', at: '', ...more });
    replica.apply([op(1, { k: 'create', v: { place: { parent: '', pos: 'a0' }, fields: made } }), op(2, { k: 'set', f, v })]);
    expect(replica.get(`${type}/e`)?.fields).toEqual({ ...made, [f]: v });
    replica.apply([op(3, { k: 'set', f, v: null }), op(4, { k: 'place', v: { parent: '', pos: 'a1' } }), op(5, { k: 'delete' })]);
    const { [f]: _gone, ...rest } = made as Record<string, unknown>;
    expect(replica.get(`${type}/e`)).toMatchObject({ fields: rest, place: { parent: '', pos: 'a1' }, deleted: true, seq: 5 });
    replica.apply([op(6, { k: 'restore' })]);
    expect(replica.get(`${type}/e`)?.deleted).toBe(false);
  });

  it('makes the owner of whoever makes the itinerary', () => {
    const replica = new Replica('ada');
    replica.apply([{ k: 'create', type: 'itinerary', id: 't', v: { fields: { name: 'Trip' } }, seq: 1, by: 'ada', at: '' }]);
    expect(replica.get('member/ada')?.fields).toEqual({ role: 'owner' });
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys, and escapes as Go does', () => {
    expect(canonical({ b: [1, null, 'x\u2028'], a: { d: true, c: '<&>' } })).toBe('{"a":{"c":"<&>","d":true},"b":[1,null,"x\\u2028"]}');
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });

  it('writes entities in the order of ids and types', () => {
    const one = { ...(item as Entity), id: 'x', type: 'member' as const };
    expect(stateText([one, { ...one, type: 'check' as const }])).toBe(stateText([{ ...one, type: 'check' as const }, one]));
  });
});

interface Case {
  name: string;
  steps: { op: LogOp; hash: string }[];
  state: Entity[];
}

const vectors = new URL('../../../internal/itinerary/sync/testdata/vectors.json', import.meta.url);

describe.skipIf(!existsSync(vectors))('the golden vectors of the Go reducer', () => {
  const { cases } = existsSync(vectors) ? (JSON.parse(readFileSync(vectors, 'utf8')) as { cases: Case[] }) : { cases: [] };
  it.each(cases.map((each): [string, Case] => [each.name, each]))('%s', async (_name, { steps, state }) => {
    const replica = new Replica('');
    for (const { op, hash } of steps) {
      replica.apply([op]);
      // Each step stands on the one before.
      // oxlint-disable-next-line no-await-in-loop
      expect(await stateHash(replica.entities()), `after operation ${op.seq}`).toBe(hash);
    }
    expect(stateText(replica.entities())).toBe(stateText(state));
  });
});
