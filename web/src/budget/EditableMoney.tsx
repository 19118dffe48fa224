import { type KeyboardEvent, useState } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Money } from '../itinerary/model.ts';
import { fieldText, parseMoney } from '../money/parse.ts';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';

interface EditableMoneyProps {
  label: string;
  value: Money | null;
  /** What an amount without a currency is in. */
  currency: string;
  placeholder: string;
  /** Null clears. */
  onCommit: (money: Money | null) => void;
}

/** A sum that becomes a field when it is chosen: Enter or leaving keeps, Escape forgets. What is no sum stays in the field. */
export function EditableMoney({ label, value, currency, placeholder, onCommit }: EditableMoneyProps) {
  const formats = useFormats();
  const [draft, setDraft] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);

  const commit = () => {
    const text = draft?.trim() ?? '';
    const money = text === '' ? null : parseMoney(text, currency, formats.locale);
    const isBad = money === null && text !== '';
    setWrong(isBad);
    if (isBad) return;
    setDraft(null);
    if (money?.amount !== value?.amount || money?.currency !== value?.currency) onCommit(money);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    setWrong(false);
    setDraft(null);
  };
  if (draft === null) {
    return (
      <button
        type="button"
        aria-label={value ? i18n.t('{label}: {money}', { label, money: formats.money(value) }) : undefined}
        title={label}
        onClick={() => setDraft(value ? fieldText(value, formats.locale) : '')}
        className="-mx-1.5 inline-flex min-h-8 items-center gap-1.5 rounded-s px-1.5 text-start text-m font-medium hover:bg-sunken touch:min-h-11"
      >
        {value ? formats.money(value) : placeholder}
        <Icon name={value ? 'suggest' : 'plus'} size={15} className="text-ink-3" />
      </button>
    );
  }
  return (
    <TextField
      bare
      label={label}
      // The press that opened the field asked for the caret to be in it.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      value={draft}
      placeholder={placeholder}
      autoComplete="off"
      error={isWrong ? i18n.t('Not an amount. Try 12.50.') : undefined}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={commit}
      onKeyDown={onKeyDown}
      className="w-40"
    />
  );
}
