import { useState } from 'react';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { amountText, parseAmount } from '../../money/amount.ts';
import { TextField } from '../../ui/Field.tsx';
import { CurrencyField } from '../CurrencyField.tsx';
import { usePlanner } from '../context.ts';
import type { Edit, FieldErrors } from './edit.ts';

/** An amount and its currency; the trip's own currency until another is chosen. */
export function CostField({ item, edit, errors }: { item: Item; edit: Edit; errors: FieldErrors }) {
  const { trip } = usePlanner();
  const [draft, setDraft] = useState<string | null>(null);
  const [chosen, setChosen] = useState('');
  const [isWrong, setWrong] = useState(false);
  const currency = item.cost?.currency || chosen || trip.home_currency || 'EUR';
  const shown = item.cost ? amountText(item.cost) : '';

  const commit = (text: string, unit: string) => {
    const amount = text.trim() === '' ? null : parseAmount(text, unit);
    const isBad = amount === null && text.trim() !== '';
    setWrong(isBad);
    if (isBad) return;
    setDraft(null);
    edit({ cost: amount === null ? null : { amount, currency: unit } });
  };
  const onLeave = () => {
    if (draft === null || draft.trim() === shown) setDraft(null);
    else commit(draft, currency);
  };
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        label={i18n.t('Cost')}
        inputMode="decimal"
        value={draft ?? shown}
        placeholder={i18n.t('Free')}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onLeave();
        }}
        error={isWrong ? i18n.t('Not an amount. Try 12.50.') : (errors.cost ?? errors.amount)}
      />
      <CurrencyField
        short
        label={i18n.t('Currency')}
        value={currency}
        onChange={(unit) => {
          setChosen(unit);
          if (item.cost) commit(shown, unit);
        }}
        error={errors.currency}
      />
    </div>
  );
}
