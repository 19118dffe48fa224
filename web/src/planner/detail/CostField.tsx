import { useState } from 'react';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { renamed } from '../../money/amount.ts';
import { fieldText, parseMoney } from '../../money/parse.ts';
import { TextField } from '../../ui/Field.tsx';
import { CurrencyField } from '../CurrencyField.tsx';
import { usePlanner } from '../context.ts';
import type { Edit, FieldErrors } from './edit.ts';

/** An amount and its currency; the trip's own currency until another is chosen, or typed with the amount ("$30"). */
export function CostField({ item, edit, errors }: { item: Item; edit: Edit; errors: FieldErrors }) {
  const { trip } = usePlanner();
  const { locale } = useFormats();
  const [draft, setDraft] = useState<string | null>(null);
  const [chosen, setChosen] = useState('');
  const [isWrong, setWrong] = useState(false);
  const currency = item.cost?.currency || chosen || trip.home_currency || 'EUR';
  const shown = item.cost ? fieldText(item.cost, locale) : '';

  const commit = (text: string, unit: string) => {
    const cost = text.trim() === '' ? null : parseMoney(text, unit, locale);
    const isBad = cost === null && text.trim() !== '';
    setWrong(isBad);
    if (isBad) return;
    setDraft(null);
    edit({ cost });
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
          if (item.cost) edit({ cost: renamed(item.cost, unit) });
        }}
        error={errors.currency}
      />
    </div>
  );
}
