import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { useMay } from '../planner/useMay.ts';
import { Charts } from './Charts.tsx';
import { Expenses } from './Expenses.tsx';
import { Apart, RatesNote } from './RatesNote.tsx';
import { SettleUp } from './SettleUp.tsx';
import { Summary } from './Summary.tsx';
import { useCosts } from './useCosts.ts';

/** What the trip costs, may cost and has cost. */
export function BudgetView() {
  const { trip } = usePlanner();
  const costs = useCosts(trip);
  const isEmpty = costs.lines.length === 0;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 pt-6 pb-24 tablet:px-8">
      <div>
        <h2 className="text-xl font-semibold">{i18n.t('Budget')}</h2>
        {isEmpty && <Lesson />}
      </div>
      <Summary trip={trip} costs={costs} />
      <Apart costs={costs} />
      {!isEmpty && <Charts costs={costs} />}
      <Expenses costs={costs} />
      {!isEmpty && <SettleUp costs={costs} />}
      <RatesNote costs={costs} />
    </div>
  );
}

/** Where the numbers come from, while there are none. */
function Lesson() {
  const { edit } = useMay();
  if (!edit) return <p className="mt-1 max-w-prose text-m text-ink-2">{i18n.t('Nothing has a cost yet.')}</p>;
  return (
    <p className="mt-1 max-w-prose text-m text-ink-2">
      {i18n.t('Give the things on your plan a cost in their details, and write down what you spend. It adds up here, in one currency, against the budget that you set.')}
    </p>
  );
}
