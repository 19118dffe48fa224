import { describe, expect, it } from 'vitest';
import type { Entity } from './op.ts';
import { steadyChecks, steadyExpenses } from './lists.ts';

const entity = (type: Entity['type'], id: string, fields: object, place = { parent: '', pos: '' }): Entity => ({
  id, type, place, fields: { ...fields }, deleted: false, seq: 1, created_by: 'u', created_at: '', updated_by: 'u', updated_at: '',
});

describe('lists read from the replica', () => {
  it('are checks in the order of their keys, and expenses as they were made', () => {
    const checks = steadyChecks()([entity('check', '1', { text: 'last' }, { parent: '', pos: 'a1' }), entity('check', '2', { text: 'first', done: true }, { parent: 'x', pos: 'Zz' }), entity('item', '0', {})]);
    expect(checks.map(({ text, isDone, list }) => [text, isDone, list])).toEqual([['first', true, 'x'], ['last', false, '']]);
    const expenses = steadyExpenses()([entity('expense', '2', { title: 'b' }), entity('expense', '1', { title: 'a', cost: { amount: 5, currency: 'EUR' }, shared_by: ['u'] }, { parent: 'x', pos: '' })]);
    expect(expenses.map(({ title, cost, item, sharedBy }) => [title, cost?.amount, item, sharedBy])).toEqual([['a', 5, 'x', ['u']], ['b', undefined, '', []]]);
  });

  it('keep their identity until one changes, and the others’ rows when one does', () => {
    const read = steadyChecks();
    const [a, b] = [entity('check', 'a', { text: 'a' }), entity('check', 'b', { text: 'b' })];
    const first = read([a, b]);
    expect(read([a, entity('item', 'i', {}), b])).toBe(first);
    const second = read([a, { ...b, fields: { text: 'c' } }]);
    expect(second).not.toBe(first);
    expect(second[0]).toBe(first[0]);
    expect(read([a, { ...b, deleted: true }])).toHaveLength(1);
  });

  it('take whatever another program left in a field', () => {
    const [odd] = steadyExpenses()([entity('expense', 'e', { title: 4, cost: { amount: 'x', currency: 1 }, shared_by: 'ada', paid_by: null })]);
    expect(odd).toMatchObject({ title: '', cost: null, sharedBy: [], paidBy: '' });
  });
});
