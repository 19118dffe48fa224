import { useState } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { fieldText, parseMoney } from '../money/parse.ts';
import { usePlanner } from '../planner/context.ts';
import { TextField } from '../ui/Field.tsx';
import { wish } from './store.ts';
import { type Wishes, currencyOf } from './wishes.ts';

/** What the visits may cost in all; empty for no limit. */
export function MoneyStep({ wishes: { budget } }: { wishes: Wishes }) {
  const { trip } = usePlanner();
  const { locale } = useFormats();
  const [draft, setDraft] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const currency = budget?.currency ?? currencyOf(trip);
  const shown = budget ? fieldText(budget, locale) : '';
  const commit = (): void => {
    if (draft === null) return;
    const money = draft.trim() === '' ? null : parseMoney(draft, currency, locale);
    setWrong(money === null && draft.trim() !== '');
    if (money === null && draft.trim() !== '') return;
    setDraft(null);
    wish(trip, { budget: money });
  };
  return (
    <TextField
      bare
      label={i18n.t('At most, in {currency}', { currency })}
      inputMode="decimal"
      autoComplete="off"
      value={draft ?? shown}
      placeholder={i18n.t('No limit, or an amount in {currency}', { currency })}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      error={isWrong ? i18n.t('Not an amount. Try 12.50.') : undefined}
    />
  );
}
