import { useState } from 'react';
import { i18n } from '../i18n.ts';
import { removed } from '../itinerary/remark.ts';
import { commit, undo } from '../itinerary/store.ts';
import { useMay } from '../planner/useMay.ts';
import type { Expense } from '../sync/lists.ts';
import { Button } from '../ui/Button.tsx';
import { announce, toast } from '../ui/toast.ts';
import { ExpenseForm } from './ExpenseForm.tsx';
import { ExpenseRow, rowId } from './ExpenseRow.tsx';
import { addExpense, editExpense } from './edits.ts';
import type { Costs } from './sums.ts';
import { useExpenses } from './useExpenses.ts';

const ADD = 'add-expense';

/** The newest first: by date, and among those of a date by when they were written down. */
const newestFirst = (expenses: readonly Expense[]): Expense[] => expenses.toReversed().toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));

/** Focus goes back to what a form was opened from, once that is there again. */
const returnTo = (id: string) => setTimeout(() => document.getElementById(id)?.focus());

/** What has been spent, written down and changed in place. */
export function Expenses({ costs }: { costs: Costs }) {
  const expenses = useExpenses();
  const { edit } = useMay();
  const [open, setOpen] = useState<string | null>(null);
  const close = (id: string) => {
    setOpen(null);
    returnTo(id);
  };
  const remove = (expense: Expense) => {
    if (commit(removed('expense', expense.id))) toast(i18n.t('Expense removed.'), { action: { label: i18n.t('Undo'), run: undo } });
    close(ADD);
  };
  return (
    <section aria-labelledby="budget-expenses">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 id="budget-expenses" className="text-l font-semibold">
          {i18n.t('Expenses')}
        </h3>
        {edit && open !== 'new' && (
          <Button id={ADD} icon="plus" onClick={() => setOpen('new')}>
            {i18n.t('Add expense')}
          </Button>
        )}
      </div>
      {open === 'new' && (
        <div className="mt-3">
          <ExpenseForm
            expense={null}
            people={costs.people}
            onCancel={() => close(ADD)}
            onSave={(fields) => {
              if (commit(addExpense(fields))) announce(i18n.t('Expense added.'));
              close(ADD);
            }}
          />
        </div>
      )}
      {expenses.length === 0 && open !== 'new' && <p className="mt-2 text-m text-ink-2">{i18n.t('Nothing spent yet. What you pay on the way, or have paid already, goes here.')}</p>}
      <ul className="mt-3 divide-y divide-line">
        {newestFirst(expenses).map((expense) =>
          open === expense.id ? (
            <li key={expense.id} className="py-3">
              <ExpenseForm
                expense={expense}
                people={costs.people}
                onCancel={() => close(rowId(expense.id))}
                onSave={(fields) => {
                  commit(editExpense(expense, fields));
                  close(rowId(expense.id));
                }}
              />
            </li>
          ) : (
            <ExpenseRow key={expense.id} expense={expense} costs={costs} mayEdit={edit} onOpen={() => setOpen(expense.id)} onRemove={() => remove(expense)} />
          ),
        )}
      </ul>
    </section>
  );
}
