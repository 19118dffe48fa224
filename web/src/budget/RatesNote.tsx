import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { Icon } from '../ui/Icon.tsx';
import { PARTS } from './lines.ts';
import { partName } from './names.ts';
import { rateOf } from './rates.ts';
import { type Costs, apartOf } from './sums.ts';

/** What was converted and by which rates, so that nobody takes a sum for more exact than it is. */
export function RatesNote({ costs: { converted, home, rates } }: { costs: Costs }) {
  const formats = useFormats();
  if (!rates || converted.length === 0) return null;
  const number = new Intl.NumberFormat(formats.locale, { maximumSignificantDigits: 6 });
  const lines = converted.map((currency) => ({ currency, rate: rateOf(home, currency, rates) ?? 0 }));
  return (
    <section aria-labelledby="budget-rates" className="rounded-l bg-paper p-4 text-s text-ink-2">
      <h3 id="budget-rates" className="font-medium text-ink">
        {i18n.t('Exchange rates')}
      </h3>
      <ul className="mt-1 tabular">
        {lines.map(({ currency, rate }) => (
          <li key={currency}>
            <bdi>{i18n.t('1 {home} = {rate} {currency}, {date}', { home, rate: number.format(rate), currency, date: formats.moment(`${rates.date}T12:00:00`) })}</bdi>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-ink-3">{i18n.t('{source} They are built in and do not follow the market: your bank’s will differ a little.', { source: rates.source.replace(/[.\s]*$/, '.') })}</p>
    </section>
  );
}

/** What could not be converted stands on its own, and says so. */
export function Apart({ costs: { lines } }: { costs: Costs }) {
  const formats = useFormats();
  const apart = apartOf(lines);
  if (apart.length === 0) return null;
  return (
    <section aria-labelledby="budget-apart" className="rounded-l bg-warn-soft p-4">
      <h3 id="budget-apart" className="flex items-center gap-2 font-medium text-warn">
        <Icon name="warning" size={16} />
        {i18n.t('Not in the sums')}
      </h3>
      <p className="mt-1 text-s">{i18n.t('There is no exchange rate for these, so they stand apart.')}</p>
      <ul className="mt-2 text-m tabular">
        {apart.flatMap(({ currency, sum }) =>
          PARTS.filter((part) => sum[part] !== 0).map((part) => (
            <li key={currency + part}>{i18n.t('{part}: {amount}', { part: partName(part), amount: formats.money({ amount: sum[part], currency }) })}</li>
          )),
        )}
      </ul>
    </section>
  );
}
