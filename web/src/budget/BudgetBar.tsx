import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { inWhole } from '../money/amount.ts';
import { Icon } from '../ui/Icon.tsx';
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
  const isOver = budget !== null && whole > budget;
  const shown = inWhole({ amount: isOver ? whole - budget : whole, currency: home });
  return (
    <>
      <span className={slim ? 'sr-only' : `ms-auto inline-flex items-center gap-1 text-xs font-normal tabular ${isOver ? 'text-danger' : 'text-ink-3'}`}>
        {isOver && <Icon name="warning" size={13} />}
        {formats.money(shown)}
        <span className="sr-only"> {budgetWords(isOver, budget === null ? '' : formats.money({ amount: budget, currency: home }))}</span>
      </span>
      <span className={`absolute bottom-1 ${slim ? 'inset-x-2' : 'inset-x-2.5'}`}>
        <Bar sum={sum} scale={Math.max(whole, budget ?? 0)} mark={budget} className="h-1" />
      </span>
    </>
  );
}

function budgetWords(isOver: boolean, budget: string): string {
  if (isOver) return i18n.t('over the budget of {budget}', { budget });
  return budget === '' ? '' : i18n.t('of a budget of {budget}', { budget });
}
