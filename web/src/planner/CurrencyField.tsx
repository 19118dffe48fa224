import { useMemo } from 'react';
import { useFormats } from '../app/formats.ts';
import { SelectField } from '../ui/Field.tsx';

const COMMON = ['EUR', 'USD', 'GBP', 'JPY', 'CHF'];

interface CurrencyFieldProps {
  label: string;
  value: string;
  onChange: (currency: string) => void;
  error?: string | undefined;
  /** Codes alone, where the field is narrow. */
  short?: boolean;
}

export function CurrencyField({ label, value, onChange, error, short = false }: CurrencyFieldProps) {
  const { locale } = useFormats();
  const options = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'currency' });
    const codes = [...new Set([...(value ? [value] : []), ...COMMON, ...Intl.supportedValuesOf('currency')])];
    return codes.map((code) => ({ code, text: short ? code : `${code} · ${names.of(code) ?? code}` }));
  }, [locale, short, value]);
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value)} error={error}>
      {value === '' && <option value="">—</option>}
      {options.map(({ code, text }) => (
        <option key={code} value={code}>
          {text}
        </option>
      ))}
    </SelectField>
  );
}
