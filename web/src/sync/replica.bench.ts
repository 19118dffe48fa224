import { bench, describe } from 'vitest';
import { type Edit, type Entity, type LogOp, keyOf } from './op.ts';
import { Replica } from './replica.ts';
import { viewOf } from './view.ts';

const entity = (type: Entity['type'], id: string, fields: object, parent = '', pos = ''): Entity => ({
  id, type, place: { parent, pos }, fields: { ...fields }, deleted: false, seq: 1, created_by: 'u', created_at: '', updated_by: 'u', updated_at: '',
});

/** Two weeks with 200 items. */
function big(): Replica {
  const day = (index: number): string => `2027-05-${String((index % 14) + 1).padStart(2, '0')}`;
  const items = Array.from({ length: 200 }, (_, index) => entity('item', `i${index}`, { type: 'place', title: `Item ${index}` }, day(index), `a${index}`));
  return new Replica('u', [entity('itinerary', 't', { name: 'Trip', dates: { start: '2027-05-01', end: '2027-05-14' } }), ...items], 1);
}

const view = (replica: Replica) => viewOf('t', (key) => replica.get(key), replica.entities(), replica.seq, []);
const rename = (n: number): Edit => ({ k: 'set', type: 'item', id: `i${n % 200}`, f: 'title', v: `Title ${n}` });

describe('a trip of 200 items', () => {
  const replica = big();
  let n = 0;
  bench('a local edit, to the view', () => {
    n++;
    replica.setPending([]);
    replica.add([{ ...rename(n), c: 'c', n, base: 1, t: '', b: String(n) }]);
    view(replica);
  });

  const log = Array.from({ length: 1000 }, (_, index): LogOp => ({ ...rename(index), seq: index + 2, by: 'jo', at: '' }));
  bench('1,000 operations from the log, with 50 of ours pending, to the view', () => {
    const fresh = big();
    fresh.add(Array.from({ length: 50 }, (_, index) => ({ ...rename(index * 3), c: 'c', n: index + 1, base: 1, t: '', b: String(index) })));
    fresh.apply(log);
    view(fresh);
    if (fresh.get(keyOf('item', 'i1'))?.fields.title !== 'Title 801') throw new Error('the log was not folded');
  });
});
