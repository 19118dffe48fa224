import { useEffect } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';
import { usePlanner } from '../planner/context.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Body } from './Body.tsx';
import { DayPreview } from './DayPreview.tsx';
import { Failure } from './Failure.tsx';
import { Footer } from './Footer.tsx';
import { Stale } from './Stale.tsx';
import { type Preview, isSame } from './model.ts';
import { apply, closePlan, order, usePlan } from './store.ts';
import { datesOf } from './wishes.ts';

/** The stops of a day in their best order, asked for at once: there is nothing to choose. */
export function DayOrder({ date }: { date: string }) {
  const { trip } = usePlanner();
  const { phase, preview, problem } = usePlan();
  useEffect(() => {
    const { trip: open } = useTrip.getState();
    // The pane comes back with what it had where an item was looked at meanwhile.
    if (open && usePlan.getState().phase === 'wishes') order(open, date);
  }, [date]);
  const again = (): void => order(trip, date);
  const canApply = phase === 'ready' && preview !== null && !isSame(preview);
  return (
    <>
      <Body label={i18n.t('The plan')}>
        {phase === 'ready' && <Stale onAgain={again} />}
        {problem && <Failure problem={problem} />}
        {phase === 'searching' && <p className="pt-4 text-m text-ink-3">{i18n.t('Looking for the best order…')}</p>}
        {phase === 'ready' && preview && <Saved preview={preview} />}
        {preview?.days.map((day) => (
          <DayPreview key={day.date} day={day} number={datesOf(trip).indexOf(day.date) + 1} />
        ))}
      </Body>
      <Footer note={canApply ? i18n.t('Nothing is left out, and what is fixed stays.') : ''}>
        {problem && <Button onClick={again}>{i18n.t('Try again')}</Button>}
        <Button onClick={closePlan}>{canApply ? i18n.t('Discard') : i18n.t('Close')}</Button>
        {canApply && (
          <Button look="primary" icon="check" onClick={apply}>
            {i18n.t('Apply')}
          </Button>
        )}
      </Footer>
    </>
  );
}

function Saved({ preview }: { preview: Preview }) {
  const formats = useFormats();
  const { travel_min: travel, distance_m: distance } = preview.gains;
  if (isSame(preview)) {
    return (
      <p className="flex items-center gap-2 pt-4 font-medium text-good">
        <Icon name="check" />
        {i18n.t('Already the best order')}
      </p>
    );
  }
  const minutes = travel.before - travel.after;
  const metres = distance.before - distance.after;
  return (
    <p className="pt-4 text-xl font-semibold tracking-tight">
      {minutes > 0
        ? i18n.t('{duration} and {distance} less on the way', { duration: formats.duration(minutes), distance: formats.distance(Math.max(0, metres)) })
        : i18n.t('The same way, and nothing is closed or too tight any more')}
    </p>
  );
}
