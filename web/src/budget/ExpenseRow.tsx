import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';
import { usePlanner } from '../planner/context.ts';
import type { Expense } from '../sync/lists.ts';
import { isDate } from '../time/dates.ts';
import { IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { CATEGORY_ICONS, categoryIn, categoryOfItem } from './categories.ts';
import { categoryName, usePersonNames } from './names.ts';
import { convert } from './rates.ts';
import type { Costs } from './sums.ts';

export const rowId = (id: string): string => `expense-${id}`;

interface ExpenseRowProps {
  expense: Expense;
  costs: Costs;
  mayEdit: boolean;
  onOpen: () => void;
  onRemove: () => void;
}

export function ExpenseRow({ expense, costs, mayEdit, onOpen, onRemove }: ExpenseRowProps) {
  const { trip } = usePlanner();
  const item = trip.items.find(({ id }) => id === expense.item);
  const category = categoryIn(expense.category) ?? (item ? categoryOfItem(item.type) : 'other');
  const title = expense.title || item?.title || categoryName(category);
  return (
    <li className="relative flex items-center gap-3 rounded-m py-2 hover:bg-sunken/60">
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-ink-2">
        <Icon name={CATEGORY_ICONS[category]} size={16} />
      </span>
      <div className="min-w-0 grow">
        {mayEdit ? (
          <button id={rowId(expense.id)} type="button" onClick={onOpen} title={i18n.t('Change the expense')} className="block max-w-full truncate text-start font-medium before:absolute before:inset-0 before:rounded-m">
            {title}
          </button>
        ) : (
          <p className="truncate font-medium">{title}</p>
        )}
        <Facts expense={expense} about={item && item.title !== title ? item.title : ''} category={categoryName(category)} />
      </div>
      <Amount expense={expense} costs={costs} />
      {mayEdit && <IconButton icon="trash" size="s" label={i18n.t('Remove {name}', { name: title })} onClick={onRemove} className="relative" />}
    </li>
  );
}

function Facts({ expense: { date, paidBy, sharedBy }, about, category }: { expense: Expense; about: string; category: string }) {
  const formats = useFormats();
  const user = useTrip((state) => state.user);
  const nameOf = usePersonNames();
  const facts = [
    isDate(date) ? formats.day(date) : '',
    about || category,
    paidBy === user ? i18n.t('you paid') : paidBy && i18n.t('{name} paid', { name: nameOf(paidBy) }),
    sharedBy.length > 0 ? i18n.t('for: {names}', { names: new Intl.ListFormat(formats.locale, { type: 'conjunction' }).format(sharedBy.map(nameOf)) }) : '',
  ];
  return <p className="text-s text-ink-3 wrap-anywhere">{facts.filter(Boolean).join(' · ')}</p>;
}

/** As it was paid, and what that is at home. */
function Amount({ expense: { cost }, costs: { home, rates } }: { expense: Expense; costs: Costs }) {
  const formats = useFormats();
  if (!cost) return null;
  const amount = cost.currency === home ? null : convert(cost, home, rates);
  return (
    <div className="shrink-0 text-end tabular">
      <p className="font-medium">{formats.money(cost)}</p>
      {amount !== null && <p className="text-s text-ink-3">{formats.money({ amount, currency: home })}</p>}
    </div>
  );
}
