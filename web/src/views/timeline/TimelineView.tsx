import { useMemo } from 'react';
import { i18n } from '../../i18n.ts';
import { usePlanner, useView } from '../../planner/context.ts';
import { useMay } from '../../planner/useMay.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { useDragged } from '../bars/useBar.ts';
import { TimelineGrid } from './TimelineGrid.tsx';
import { minutesOf } from './move.ts';
import { planOf, withBar } from './plan.ts';

/** Pixels an hour, and of the lowest block: what a mouse or a finger can hit. */
const MOUSE = { hour: 48, least: 24 };
const FINGER = { hour: 64, least: 44 };

/** The days side by side over their hours, each in the clocks of the place. */
export function TimelineView() {
  const { trip, sections, routes } = usePlanner();
  const { hour, least } = useMedia('(pointer: coarse)') ? FINGER : MOUSE;
  const plan = useMemo(() => planOf(trip, sections, routes, minutesOf(least, hour)), [trip, sections, routes, hour, least]);
  const dragged = useDragged((state) => state.item);
  const shown = useMemo(() => withBar(plan, dragged), [plan, dragged]);
  return plan.days.length === 0 ? <NoDays /> : <TimelineGrid plan={shown} hour={hour} />;
}

/** Without dates there are no days to show. */
export function NoDays() {
  const { edit } = useMay();
  return (
    <div className="m-auto">
      <Empty
        icon="calendar"
        title={i18n.t('This trip has no dates yet')}
        action={
          edit && (
            <Button look="primary" icon="calendar" onClick={() => useView.setState({ settings: true })}>
              {i18n.t('Set the dates')}
            </Button>
          )
        }
      >
        {i18n.t('Once it has a first and a last day, what you plan stands here day by day. Until then, places wait among the ideas.')}
      </Empty>
    </div>
  );
}
