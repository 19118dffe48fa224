import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { Bar } from './Bar.tsx';
import { wholeOf } from './sums.ts';
import { useCosts } from './useCosts.ts';

/** The budget at a glance, at the foot of the rail's "Budget" row: it has no height of its own, so that nothing moves when it comes. */
export function BudgetBar({ slim }: { slim: boolean }) {
  const { trip } = usePlanner();
  const formats = useFormats();
  const { budget, sum, home } = useCosts(trip);
  const whole = wholeOf(sum);
  if (whole === 0 && budget === null) return null;
  const money = (amount: number) => formats.money({ amount, currency: home });
  const isOver = budget !== null && whole > budget;
  const words = isOver ? i18n.t('{amount} over', { amount: money(whole - budget) }) : money(whole);
  return (
    <>
      <span className={slim ? 'sr-only' : `ms-auto truncate text-xs font-normal tabular ${isOver ? 'text-danger' : 'text-ink-3'}`}>
        {words}
        {budget !== null && <span className="sr-only"> {i18n.t('of {budget}', { budget: money(budget) })}</span>}
      </span>
      <span className={`absolute bottom-1 ${slim ? 'inset-x-2' : 'inset-x-2.5'}`}>
        <Bar sum={sum} scale={Math.max(whole, budget ?? 0)} mark={budget} className="h-1" />
      </span>
    </>
  );
}
