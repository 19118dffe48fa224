import { describe, expect, it } from 'vitest';
import { trip } from '../../test/trip.ts';
import { type Edit, type Entity, keyOf } from '../sync/op.ts';
import { remarksOf } from '../sync/remarks.ts';
import { Replica } from '../sync/replica.ts';
import { Undo } from '../sync/undo.ts';
import { viewOf } from '../sync/view.ts';
import type { Change } from './change.ts';
import { acceptEdits, isPossible, proposalOf, suggestionEdits, voteEdits } from './remark.ts';

/** The trip of test/trip.ts with somebody who makes edits. */
function desk(user = 'jo') {
  const { items, name } = trip();
  const entity = (type: Entity['type'], id: string, fields: object, place = { parent: '', pos: '' }): Entity => ({
    id, type, place, fields: { ...fields }, deleted: false, seq: 1, created_by: 'u', created_at: '', updated_by: 'u', updated_at: '',
  });
  const base = items.map((item) => entity('item', item.id, { type: 'place', title: item.title }, { parent: item.day ?? '', pos: item.pos }));
  const replica = new Replica(user, [entity('itinerary', 't', { name, dates: { start: '2027-05-01', end: '2027-05-02' } }), ...base], 1);
  let n = 0;
  const get = (key: string) => replica.get(key);
  const view = () => {
    const shown = viewOf('t', get, replica.entities(), replica.seq, []);
    if (!shown) throw new Error('the trip is there');
    return shown;
  };
  const commit = (edits: readonly Edit[]) => replica.add(edits.map((edit) => ({ ...edit, c: 'c', n: ++n, base: 1, t: `2027-01-01T00:00:${String(n).padStart(2, '0')}Z`, b: String(n) })));
  const remarks = () => remarksOf([...replica.entities()].filter(({ deleted }) => !deleted));
  const suggest = (about: string, changes: readonly Change[]) => {
    commit(suggestionEdits(about, proposalOf({ trip: view(), get }, changes), ''));
    const made = remarks().suggestions.at(-1);
    if (!made) throw new Error('the suggestion is there');
    return made;
  };
  return { replica, get, view, commit, remarks, suggest };
}

const SECOND = '2027-05-02';

describe('votes', () => {
  it('are given, turned, and taken back by giving the same again', () => {
    const { replica, commit, remarks } = desk();
    const give = (value: 1 | -1) => {
      commit(voteEdits(replica.entities(), 'd', 'jo', value));
      return remarks().votes.get('d');
    };
    expect(give(1)).toEqual({ up: ['jo'], down: [] });
    expect(give(-1)).toEqual({ up: [], down: ['jo'] });
    expect(give(-1)).toBeUndefined();
  });

  it('leave one vote where another device had left a second', () => {
    const { replica, commit, remarks } = desk();
    const stray = (id: string): Edit => ({ k: 'create', type: 'vote', id, v: { place: { parent: 'd', pos: '' }, fields: { value: 1 } } });
    commit([stray('v1')]);
    commit([stray('v2')]);
    commit(voteEdits(replica.entities(), 'd', 'jo', -1));
    expect([...replica.entities()].filter(({ type, deleted }) => type === 'vote' && !deleted)).toHaveLength(1);
    expect(remarks().votes.get('d')).toEqual({ up: [], down: ['jo'] });
  });
});

describe('suggestions', () => {
  it('change nothing before they are accepted, and then all at once, until that is taken back', () => {
    const { replica, get, view, commit, remarks, suggest } = desk();
    const before = view().items;
    const made = suggest('a', [
      { kind: 'edit', id: 'a', fields: { title: 'A later' } },
      { kind: 'move', id: 'a', to: { day: SECOND, pos: 'a1', after: 'c' } },
    ]);
    expect(view().items).toEqual(before);

    const undo = new Undo();
    const edits = acceptEdits(made);
    undo.record(undo.prepare(edits, get, replica.seq), 'b');
    commit(edits);
    expect(view().items.find(({ id }) => id === 'a')).toMatchObject({ title: 'A later', day: SECOND });
    expect(remarks().suggestions[0]?.status).toBe('accepted');

    commit(undo.undo(replica.seq, 'u')?.edits ?? []);
    expect(view().items.find(({ id }) => id === 'a')).toMatchObject({ title: 'a', day: '2027-05-01' });
    expect(remarks().suggestions[0]?.status).toBe('open');
  });

  it('keep the later of two changes to the same', () => {
    const { get, view } = desk();
    const timed = (clock: string): Change => ({ kind: 'edit', id: 'a', fields: { start_local: `2027-05-01T${clock}`, start_zone: 'Europe/Lisbon' } });
    const ops = proposalOf({ trip: view(), get }, [timed('09:00'), timed('10:00')]).filter(({ f }) => f === 'time');
    expect(ops).toHaveLength(1);
    expect(ops[0]).toMatchObject({ v: { start: { local: '2027-05-01T10:00' } } });
  });

  it('cannot be accepted once what they change is gone or what they add is there', () => {
    const { get, view, commit, suggest } = desk();
    const [item] = view().items;
    if (!item) throw new Error('there is an item');
    const change = suggest('a', [{ kind: 'edit', id: 'a', fields: { title: 'A' } }]);
    const add = suggest('', [{ kind: 'add', item: { ...item, id: 'new' }, after: null }]);
    expect([change, add].map((made) => isPossible(made, get))).toEqual([true, true]);
    commit([{ k: 'delete', type: 'item', id: 'a' }, ...add.ops]);
    expect([change, add].map((made) => isPossible(made, get))).toEqual([false, false]);
    expect(get(keyOf('item', 'new'))?.deleted).toBe(false);
    expect(isPossible({ ops: [] }, get)).toBe(false);
  });
});
