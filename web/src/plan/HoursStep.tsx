import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { TimeInput } from '../planner/detail/TimeInput.tsx';
import { clockOf } from '../time/parse.ts';
import { Check } from '../ui/Field.tsx';
import { wish } from './store.ts';
import type { Wishes } from './wishes.ts';

/** When days begin and end, and the meals that are had meanwhile. */
export function HoursStep({ wishes }: { wishes: Wishes }) {
  const { trip } = usePlanner();
  const { time } = useFormats();
  const { start, end, lunch, dinner } = wishes;
  const shown = (clock: string): string => time(`2000-01-01T${clock}`);
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-3.5">
      <TimeInput
        label={i18n.t('Days begin at')}
        shown={shown(start)}
        placeholder=""
        onCommit={(given) => {
          if (given && clockOf(given.start) < end) wish(trip, { start: clockOf(given.start), ...(given.end === null ? {} : { end: clockOf(given.end) }) });
        }}
      />
      <TimeInput
        label={i18n.t('Days end at')}
        shown={shown(end)}
        placeholder=""
        error={end <= start ? i18n.t('The end must not be before the start.') : undefined}
        onCommit={(given) => {
          if (given && clockOf(given.start) > start) wish(trip, { end: clockOf(given.start) });
        }}
      />
      <Check label={i18n.t('An hour for lunch')} checked={lunch} onChange={(event) => wish(trip, { lunch: event.target.checked })} />
      <Check label={i18n.t('Dinner before the day ends')} checked={dinner} onChange={(event) => wish(trip, { dinner: event.target.checked })} />
    </div>
  );
}
