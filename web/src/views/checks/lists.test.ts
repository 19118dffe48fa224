import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_POS } from '../../itinerary/order.ts';
import { type Check, steadyChecks } from '../../sync/lists.ts';
import type { Edit, Entity } from '../../sync/op.ts';
import { Replica } from '../../sync/replica.ts';
import { PACKING, addChecks, byList, moveCheck, sendCheck, setCheck } from './lists.ts';

/** A replica that takes the edits, as the open trip does. */
function desk(start: readonly Entity[] = []) {
  const replica = new Replica('u', [...start], 1);
  const read = steadyChecks();
  let n = 0;
  const commit = (edits: readonly Edit[]) => replica.add(edits.map((edit) => ({ ...edit, c: 'c', n: ++n, base: 1, t: '2027-01-01T00:00:00Z', b: String(n) })));
  const rows = (list = ''): readonly Check[] => byList(read(replica.entities())).get(list) ?? [];
  const texts = (list = '') => rows(list).map(({ text }) => text);
  return { commit, rows, texts };
}

const kept = (id: string, pos: string): Entity => ({
  id, type: 'check', place: { parent: '', pos }, fields: { text: id }, deleted: false, seq: 1, created_by: 'u', created_at: '', updated_by: 'u', updated_at: '',
});

describe('a checklist', () => {
  it('grows at its end, several rows at once in their order', () => {
    const { commit, rows, texts } = desk();
    commit(addChecks(rows(), '', ['a']));
    commit(addChecks(rows(), '', ['b', 'c', 'd']));
    commit(addChecks(rows(PACKING), PACKING, ['socks']));
    expect([texts(), texts(PACKING)]).toEqual([['a', 'b', 'c', 'd'], ['socks']]);
  });

  it('is ticked, renamed, and sent to another list', () => {
    const { commit, rows, texts } = desk([kept('a', 'a0'), kept('b', 'a1')]);
    commit([...setCheck('a', 'done', true), ...setCheck('a', 'text', 'A'), ...sendCheck(rows(PACKING), 'b', PACKING)]);
    expect(rows()).toMatchObject([{ text: 'A', isDone: true }]);
    expect(texts(PACKING)).toEqual(['b']);
    commit(setCheck('a', 'done', false));
    expect(rows()[0]?.isDone).toBe(false);
  });

  it('moves rows by one, and none off its ends', () => {
    const { rows } = desk([kept('a', 'a0'), kept('b', 'a1')]);
    expect([moveCheck(rows(), 'a', -1), moveCheck(rows(), 'b', 1), moveCheck(rows(), 'gone', 1)]).toEqual([[], [], []]);
  });

  it('ends in the order that its moves say, whatever keys it came with', () => {
    const keys = fc.array(fc.oneof(fc.constantFrom('', 'a0', 'a1', 'a0V', '!', 'zzzz'), fc.constant(`a0${'V'.repeat(MAX_POS)}`)), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(keys, fc.array(fc.record({ at: fc.nat(5), step: fc.constantFrom<1 | -1>(1, -1) }), { maxLength: 8 }), (given, moves) => {
        const { commit, rows, texts } = desk(given.map((pos, at) => kept(`r${at}`, pos)));
        const expected = texts();
        for (const { at, step } of moves) {
          const row = rows()[at % rows().length];
          if (!row) continue;
          const from = expected.indexOf(row.text);
          commit(moveCheck(rows(), row.id, step));
          const other = expected[from + step];
          if (other !== undefined) [expected[from], expected[from + step]] = [other, row.text];
          expect(texts()).toEqual(expected);
        }
      }),
    );
  });
});
