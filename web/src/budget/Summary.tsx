import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { change, commit } from '../itinerary/store.ts';
import { CurrencyField } from '../planner/CurrencyField.tsx';
import { useMay } from '../planner/useMay.ts';
import { Icon } from '../ui/Icon.tsx';
import { Bar, Swatch } from './Bar.tsx';
import { EditableMoney } from './EditableMoney.tsx';
import { setBudget } from './edits.ts';
import { PARTS } from './lines.ts';
import { partName } from './names.ts';
import { type Costs, wholeOf } from './sums.ts';

/** What the trip is going to cost, of what it may cost. */
export function Summary({ trip, costs }: { trip: Itinerary; costs: Costs }) {
  const formats = useFormats();
  const money = (amount: number) => formats.money({ amount, currency: costs.home });
  const whole = wholeOf(costs.sum);
  return (
    <section aria-labelledby="budget-sum" className="rounded-l border border-line p-4 tablet:p-6">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0">
          <h3 id="budget-sum" className="text-s text-ink-2">
            {i18n.t('The trip comes to')}
          </h3>
          <p className="mt-0.5 text-2xl leading-tight font-semibold tabular">{money(whole)}</p>
          <Rest costs={costs} whole={whole} />
        </div>
        <Settings trip={trip} home={costs.home} />
      </div>
      <Bar sum={costs.sum} scale={Math.max(whole, costs.budget ?? 0)} mark={costs.budget} className="mt-5 h-4" />
      {whole !== 0 && <Legend costs={costs} />}
    </section>
  );
}

/** What the parts of the bar are, and what the plan alone comes to. */
function Legend({ costs }: { costs: Costs }) {
  const formats = useFormats();
  const money = (amount: number) => formats.money({ amount, currency: costs.home });
  return (
    <>
      <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
        {PARTS.map((part) => (
          <div key={part} className="flex items-center gap-2 text-s">
            <Swatch part={part} />
            <dt className="text-ink-2">{partName(part)}</dt>
            <dd className="font-medium tabular">{money(costs.sum[part])}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-s text-ink-3">
        {i18n.t('All that is planned costs {planned}, of it {booked} booked.', { planned: money(costs.planned), booked: money(costs.booked) })}
        {costs.ideas > 0 && ` ${i18n.t('Ideas without a day would add {ideas}.', { ideas: money(costs.ideas) })}`}
      </p>
    </>
  );
}

/** What is left, or how much is too much: said in words, with a sign. */
function Rest({ costs: { budget, home }, whole }: { costs: Costs; whole: number }) {
  const formats = useFormats();
  if (budget === null) return null;
  const amount = formats.money({ amount: Math.abs(budget - whole), currency: home });
  if (whole <= budget) return <p className="mt-1 text-m text-ink-2">{i18n.t('{amount} left', { amount })}</p>;
  return (
    <p className="mt-1 flex items-center gap-1.5 text-m font-medium text-danger">
      <Icon name="warning" size={16} />
      {i18n.t('{amount} over budget', { amount })}
    </p>
  );
}

/** The budget and the currency sums are in, changed in place. */
function Settings({ trip, home }: { trip: Itinerary; home: string }) {
  const { edit } = useMay();
  const formats = useFormats();
  if (!edit) return trip.budget && <p className="text-m text-ink-2">{i18n.t('Budget: {amount}', { amount: formats.money(trip.budget) })}</p>;
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <div>
        <p className="text-s text-ink-2">{i18n.t('Budget')}</p>
        <EditableMoney
          label={i18n.t('Budget')}
          value={trip.budget}
          currency={home}
          placeholder={i18n.t('Set a budget')}
          onCommit={(budget) => commit(setBudget(trip.id, budget))}
        />
      </div>
      <div className="w-32">
        <CurrencyField short label={i18n.t('Home currency')} value={home} onChange={(currency) => change({ kind: 'trip', fields: { home_currency: currency } })} />
      </div>
    </div>
  );
}
