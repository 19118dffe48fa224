import { newId } from '../itinerary/id.ts';
import type { Money } from '../itinerary/model.ts';
import type { Edit } from '../sync/op.ts';
import type { Expense } from '../sync/lists.ts';

/** What a form says of an expense. */
export type ExpenseFields = Omit<Expense, 'id'>;

const registers = ({ title, cost, category, paidBy, sharedBy, date }: ExpenseFields) => ({ title, cost, category, paid_by: paidBy, shared_by: [...sharedBy], date });

const isEmpty = (value: unknown): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0);

export function addExpense(fields: ExpenseFields): Edit[] {
  const given = Object.fromEntries(Object.entries(registers(fields)).filter(([, value]) => !isEmpty(value)));
  return [{ k: 'create', type: 'expense', id: newId(), v: { place: { parent: fields.item, pos: '' }, fields: given } }];
}

/** What is different after a form, and nothing else: what others change meanwhile stays. */
export function editExpense(before: Expense, after: ExpenseFields): Edit[] {
  const was = registers(before);
  const sets = Object.entries(registers(after)).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field as keyof typeof was]));
  const edits = sets.map(([f, v]): Edit => ({ k: 'set', type: 'expense', id: before.id, f, v: isEmpty(v) ? null : v }));
  return before.item === after.item ? edits : [...edits, { k: 'place', type: 'expense', id: before.id, v: { parent: after.item, pos: '' } }];
}

/** Null for no budget. */
export const setBudget = (trip: string, budget: Money | null): Edit[] => [{ k: 'set', type: 'itinerary', id: trip, f: 'budget', v: budget }];
