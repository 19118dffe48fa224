import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { Board } from '../dnd/Board.tsx';
import type { BoardList } from '../dnd/board.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { LazyPresence } from '../presence/LazyPresence.tsx';
import { DragCard } from './DragCard.tsx';
import { Panes } from './Panes.tsx';
import { PlannerHeader } from './PlannerHeader.tsx';
import { ActionsProvider, PlannerProvider } from './context.ts';
import { Shortcuts } from './Shortcuts.tsx';
import { TripGate } from './TripGate.tsx';
import { usePlanInAddress } from './usePlanInAddress.ts';
import { usePlannerValue } from './usePlannerValue.ts';

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
  return <TripGate id={id}>{(trip) => <OpenPlanner key={trip.id} trip={trip} />}</TripGate>;
}

function OpenPlanner({ trip }: { trip: Itinerary }) {
  const planner = usePlannerValue(trip);
  usePlanInAddress();
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
