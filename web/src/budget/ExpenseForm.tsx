import { type KeyboardEvent, type SyntheticEvent, useState } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Item } from '../itinerary/model.ts';
import { useTrip } from '../itinerary/store.ts';
import { renamed } from '../money/amount.ts';
import { fieldText, parseMoney } from '../money/parse.ts';
import { CurrencyField } from '../planner/CurrencyField.tsx';
import { usePlanner } from '../planner/context.ts';
import { shortLabel } from '../planner/sections.ts';
import type { Expense } from '../sync/lists.ts';
import { today } from '../time/dates.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { Sharers } from './Sharers.tsx';
import { CATEGORIES, categoryIn, categoryOfItem } from './categories.ts';
import type { ExpenseFields } from './edits.ts';
import { categoryName, usePersonNames } from './names.ts';
import { homeOf } from './over.ts';

interface ExpenseFormProps {
  expense: Expense | null;
  people: readonly string[];
  onSave: (fields: ExpenseFields) => void;
  onCancel: () => void;
}

interface Draft extends Omit<ExpenseFields, 'cost'> {
  amount: string;
  currency: string;
}

/** A plain number needs no reading back. */
const PLAIN = /^\d{1,3}([.,]\d{1,2})?$/;

/** One expense, new or known. An amount is typed the way one says it: "12.50", "30 $", "3k". */
export function ExpenseForm({ expense, people, onSave, onCancel }: ExpenseFormProps) {
  const { trip } = usePlanner();
  const user = useTrip((state) => state.user);
  const formats = useFormats();
  const [draft, setDraft] = useState<Draft>(() => {
    const { title = '', cost = null, category = '', paidBy = user, sharedBy = [], date = today(), item = '' } = expense ?? {};
    return { title, amount: cost ? fieldText(cost, formats.locale) : '', currency: cost?.currency ?? homeOf(trip), category, paidBy, sharedBy, date, item };
  });
  const [isWrong, setWrong] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const cost = parseMoney(draft.amount, draft.currency, formats.locale);
  const item = trip.items.find(({ id }) => id === draft.item);

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    setWrong(cost === null);
    if (cost === null) return;
    const { amount: _amount, currency: _currency, ...rest } = draft;
    onSave({ ...rest, cost, title: draft.title.trim() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    // Escape leaves the form from wherever one is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form aria-label={expense ? i18n.t('Change the expense') : i18n.t('New expense')} onSubmit={onSubmit} onKeyDown={onKeyDown} className="grid animate-fade gap-4 rounded-l bg-paper p-4">
      <div className="grid gap-4 tablet:grid-cols-[1fr_9rem_7rem]">
        {/* The press that opened the form asked for the caret to be in it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <TextField autoFocus label={i18n.t('What for?')} value={draft.title} maxLength={300} autoComplete="off" placeholder={item?.title ?? i18n.t('Lunch')} onChange={(event) => set({ title: event.target.value })} />
        <TextField
          label={i18n.t('Amount')}
          value={draft.amount}
          autoComplete="off"
          placeholder="12.50"
          onChange={(event) => {
            setWrong(false);
            set({ amount: event.target.value });
          }}
          hint={cost && !PLAIN.test(draft.amount.trim()) ? i18n.t('= {money}', { money: formats.money(cost) }) : undefined}
          error={isWrong ? i18n.t('Not an amount. Try 12.50.') : undefined}
        />
        <CurrencyField short label={i18n.t('Currency')} value={cost?.currency ?? draft.currency} onChange={(currency) => set({ currency, amount: cost ? fieldText(renamed(cost, currency), formats.locale) : draft.amount })} />
      </div>
      <div className="grid gap-4 tablet:grid-cols-3">
        <SelectField label={i18n.t('Category')} value={categoryIn(draft.category) ?? (item ? categoryOfItem(item.type) : 'other')} onChange={(event) => set({ category: event.target.value })}>
          {CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {categoryName(category)}
            </option>
          ))}
        </SelectField>
        <TextField label={i18n.t('Date')} type="date" value={draft.date} onChange={(event) => set({ date: event.target.value })} />
        <ItemField value={draft.item} onChange={(id) => set({ item: id })} />
      </div>
      <Payers draft={draft} people={people} set={set} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary">
          {expense ? i18n.t('Save') : i18n.t('Add expense')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {i18n.t('Cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Who has paid, and for whom. Nobody is asked where there is only one. */
function Payers({ draft, people, set }: { draft: Draft; people: readonly string[]; set: (change: Partial<Draft>) => void }) {
  const nameOf = usePersonNames();
  const all = [...new Set([...people, ...(draft.paidBy ? [draft.paidBy] : []), ...draft.sharedBy])];
  if (all.length < 2) return null;
  return (
    <div className="grid gap-4 tablet:grid-cols-3">
      <SelectField label={i18n.t('Paid by')} value={draft.paidBy} onChange={(event) => set({ paidBy: event.target.value })}>
        <option value="">{i18n.t('Nobody named')}</option>
        {all.map((id) => (
          <option key={id} value={id}>
            {nameOf(id)}
          </option>
        ))}
      </SelectField>
      <Sharers people={all} everybody={people} value={draft.sharedBy} onChange={(sharedBy) => set({ sharedBy })} />
    </div>
  );
}

/** What it was paid for: the item's cost then counts as paid. */
function ItemField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { sections } = usePlanner();
  const formats = useFormats();
  const isKnown = value === '' || sections.some(({ rows }) => rows.some(({ id }) => id === value));
  return (
    <SelectField label={i18n.t('Paid for')} value={isKnown ? value : ''} onChange={(event) => onChange(event.target.value)}>
      <option value="">{i18n.t('Nothing on the plan')}</option>
      {sections
        .filter(({ rows }) => rows.length > 0)
        .map((section) => (
          <optgroup key={section.list} label={shortLabel(section, formats)}>
            {section.rows.map(({ id, title }: Item) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
    </SelectField>
  );
}
