import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, type Entity } from './op.ts';
import { editIn, remarksOf, scoreOf, steadyRemarks } from './remarks.ts';

const entity = (type: Entity['type'], id: string, more: Partial<Entity> = {}): Entity => ({
  id,
  type,
  place: { parent: '', pos: '' },
  fields: {},
  deleted: false,
  seq: 1,
  created_by: 'ada',
  created_at: '2027-01-01T00:00:00Z',
  updated_by: 'ada',
  updated_at: '2027-01-01T00:00:00Z',
  ...more,
});

const about = (parent: string) => ({ place: { parent, pos: '' } });
const vote = (id: string, by: string, value: unknown, seq = 1): Entity => entity('vote', id, { ...about('x'), created_by: by, fields: { value }, seq });

describe('remarks', () => {
  it('are threads by what they are about, oldest first, and say which were edited', () => {
    const later = { created_at: '2027-01-02T00:00:00Z', updated_at: '2027-01-03T00:00:00Z' };
    const { comments } = remarksOf([
      entity('comment', 'c2', { ...about('x'), ...later, fields: { text: 'second' } }),
      entity('comment', 'c1', { ...about('x'), fields: { text: 'first' } }),
      entity('comment', 'c3', { ...about('2027-05-01'), fields: { text: 'a day' } }),
    ]);
    expect(comments.get('x')?.map(({ text, isEdited }) => [text, isEdited])).toEqual([['first', false], ['second', true]]);
    expect(comments.get('2027-05-01')).toHaveLength(1);
  });

  it('count the newest vote of each person, and what is not sent yet as the newest', () => {
    const tally = (votes: Entity[]) => remarksOf(votes).votes.get('x');
    expect(tally([vote('1', 'ada', 1, 5), vote('2', 'ada', -1, 7), vote('3', 'jo', 1, 6)])).toEqual({ up: ['jo'], down: ['ada'] });
    expect(tally([vote('1', 'ada', 1, 5), vote('2', 'ada', -1, 0)])).toEqual({ up: [], down: ['ada'] });
    expect(scoreOf(tally([vote('1', 'ada', 1), vote('2', 'jo', 1), vote('3', 'bo', -1)]))).toBe(1);
    expect(scoreOf(undefined)).toBe(0);
  });

  it('read suggestions with who decided them', () => {
    const ops = [{ k: 'place', type: 'item', id: 'x', v: { parent: '2027-05-02', pos: 'a0' } }];
    const [open, done] = remarksOf([entity('suggestion', '1', { ...about('x'), fields: { ops, text: 'why' } }), entity('suggestion', '2', { fields: { ops, status: 'accepted' }, updated_by: 'jo' })]).suggestions;
    expect(open).toMatchObject({ about: 'x', text: 'why', status: 'open', decidedBy: '', ops });
    expect(done).toMatchObject({ status: 'accepted', decidedBy: 'jo' });
  });

  it('keep their identity until one of them changes', () => {
    const read = steadyRemarks();
    const [comment, item] = [entity('comment', 'c'), entity('item', 'i')];
    const first = read([comment, item]);
    expect(read([comment, entity('item', 'i')])).toBe(first);
    expect(read([{ ...comment, deleted: true }, item])).not.toBe(first);
    expect(read([{ ...comment, deleted: true }, item]).comments.size).toBe(0);
  });

  it('take whatever another program left in a suggestion', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const edit = editIn(value);
        if (edit) expect(ENTITY_TYPES).toContain(edit.type);
        expect(() => remarksOf([entity('suggestion', 's', { fields: { ops: value } }), entity('comment', 'c', { fields: { text: value } }), vote('v', 'ada', value)])).not.toThrow();
      }),
    );
    expect(editIn({ k: 'set', type: 'item', id: 'x', f: 'title', v: 'New', n: 4 })).toEqual({ k: 'set', type: 'item', id: 'x', f: 'title', v: 'New' });
    expect(editIn({ k: 'burn', type: 'item', id: 'x' })).toBeNull();
  });
});
