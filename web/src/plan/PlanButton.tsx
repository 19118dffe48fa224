import { i18n } from '../i18n.ts';
import { useView } from '../planner/context.ts';
import { PLAN_ID, TRIP } from '../planner/ids.ts';
import { Button } from '../ui/Button.tsx';
import { CHIP } from '../ui/chip.ts';
import { Icon } from '../ui/Icon.tsx';

const open = (): void => useView.setState({ plan: TRIP });

/** The way to a plan from the list: a card where the trip is empty, else a chip among the others. */
export function PlanButton({ isEmpty }: { isEmpty: boolean }) {
  if (isEmpty) return <Card />;
  return (
    <button id={PLAN_ID} type="button" onClick={open} className={`${CHIP} bg-accent-soft font-medium text-accent hover:bg-accent hover:text-on-accent`}>
      <Icon name="wand" size={16} />
      {i18n.t('Plan my trip')}
    </button>
  );
}

function Card() {
  return (
    <div className="my-3 flex min-h-26 w-full items-start gap-3.5 rounded-l bg-accent-soft p-4">
      <Icon name="wand" size={22} className="mt-0.5 text-accent" />
      <div className="min-w-0">
        <p className="leading-tight font-semibold">{i18n.t('Start with a plan')}</p>
        <p className="mt-1 text-m text-ink-2">{i18n.t('Say what you like and how full the days may be, and see days that fit: opening hours, ways and meals.')}</p>
        <Button id={PLAN_ID} look="primary" className="mt-3" onClick={open}>
          {i18n.t('Plan my trip')}
        </Button>
      </div>
    </div>
  );
}
