import { getRouteApi } from '@tanstack/react-router';
import { Suspense, useEffect, useLayoutEffect, useMemo } from 'react';
import { Lost } from '../app/Lost.tsx';
import { Board } from '../dnd/Board.tsx';
import type { BoardList } from '../dnd/board.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { openTrip, useTrip } from '../itinerary/store.ts';
import { useOpenTrip } from '../itinerary/useOpenTrip.ts';
import { CLOSED } from '../sync/transport.ts';
import { LazyPresence } from '../presence/LazyPresence.tsx';
import { DragCard } from './DragCard.tsx';
import { Panes } from './Panes.tsx';
import { PlannerHeader } from './PlannerHeader.tsx';
import { ActionsProvider, PlannerProvider } from './context.ts';
import { Shortcuts } from './Shortcuts.tsx';
import { Waiting, clearPaint } from './Waiting.tsx';
import { usePlannerValue } from './usePlannerValue.ts';
import { part } from '../ui/part.ts';

const Barred = part(() => import('../people/Barred.tsx'), 'Barred');

const route = getRouteApi('/i/$id');

/** Made once: its parts are drawn again when what they read has changed, not when the page around them is. */
const PAGE = (
  <>
    <div className="flex h-dvh flex-col overflow-hidden">
      <PlannerHeader />
      <Panes />
    </div>
    <Shortcuts />
    <LazyPresence />
  </>
);

export function PlannerPage() {
  const { id } = route.useParams();
  const { trip, phase } = useOpenTrip(id);
  const isBarred = useTrip((state) => state.sync?.barred === CLOSED.forbidden || state.sync?.barred === CLOSED.missing);

  useLayoutEffect(() => {
    if (trip || phase !== 'loading') clearPaint();
  }, [trip, phase]);

  if (phase === 'missing') return <Lost />;
  if (!trip) return <Waiting failed={phase === 'failed'} onRetry={() => void openTrip(id)} />;
  if (isBarred) {
    return (
      <Suspense fallback={null}>
        <Barred trip={trip} />
      </Suspense>
    );
  }
  return <OpenPlanner key={trip.id} trip={trip} />;
}

function OpenPlanner({ trip }: { trip: Itinerary }) {
  const planner = usePlannerValue(trip);
  const { sections, moveItem, select, pick } = planner;
  const actions = useMemo(() => ({ select, moveItem, pick }), [select, moveItem, pick]);
  const lists = useMemo(
    () =>
      sections.map(({ list, label, rows }): BoardList => ({
        id: list,
        label,
        rows: rows.map((row) => ({ id: row.id, label: row.title, fixed: row.locked })),
      })),
    [sections],
  );
  useEffect(() => {
    document.title = i18n.t('{name} · Sojourn', { name: trip.name });
  }, [trip.name]);

  return (
    <PlannerProvider value={planner}>
      <ActionsProvider value={actions}>
        <Board lists={lists} overlay={(id) => <DragCard id={id} />}>
          {PAGE}
        </Board>
      </ActionsProvider>
    </PlannerProvider>
  );
}
