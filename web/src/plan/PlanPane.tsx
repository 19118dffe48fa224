import { type ReactNode, useEffect, useRef } from 'react';
import { i18n } from '../i18n.ts';
import { fitMap } from '../map/fit.ts';
import { usePlanner, useView } from '../planner/context.ts';
import { PLAN_ID, TRIP } from '../planner/ids.ts';
import { IconButton } from '../ui/Button.tsx';
import { useLayout } from '../ui/useMedia.ts';
import { DayOrder } from './DayOrder.tsx';
import { TripPlan } from './TripPlan.tsx';
import { closePlan, usePlan } from './store.ts';

/** Plans the trip, or puts a day in order. It reads the open trip, and changes nothing before it is told to. */
export function PlanPane() {
  const about = useView((view) => view.plan) ?? TRIP;
  const { sections } = usePlanner();
  const label = sections.find(({ list }) => list === about)?.label ?? '';
  const isTrip = about === TRIP || label === '';
  return (
    <Frame key={about} title={isTrip ? i18n.t('Plan my trip') : i18n.t('Best order for {day}', { day: label })}>
      {isTrip ? <TripPlan /> : <DayOrder date={about} />}
    </Frame>
  );
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  const heading = useFocusInAndBack();
  useWholeSheet();
  const isProposing = usePlan(({ phase }) => phase === 'searching' || phase === 'ready');
  const layout = useLayout();
  return (
    <section aria-label={title} data-plan className="flex min-h-0 w-full min-w-0 grow flex-col bg-surface">
      <div className="flex items-center gap-2 border-b border-line px-4 py-2.5 phone:pt-0">
        <h2 ref={heading} tabIndex={-1} className="min-w-0 grow text-l leading-tight font-semibold outline-none">
          {title}
        </h2>
        {layout === 'phone' && isProposing && <IconButton icon="map" label={i18n.t('See it on the map')} onClick={showMap} />}
        <IconButton icon="close" label={i18n.t('Close')} className="-me-1.5" onClick={closePlan} />
      </div>
      {children}
    </section>
  );
}

/** By then the map has been told how much of it is covered. */
const SETTLED_MS = 120;

/** The sheet steps back, and what is proposed is fitted into the room that it leaves. */
function showMap(): void {
  useView.setState({ sheet: 'half' });
  setTimeout(fitMap, SETTLED_MS);
}

/** The pane's heading has focus when it opens; what opened it has focus again when it closes. */
function useFocusInAndBack() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(
    () =>
      usePlan.subscribe((now, before) => {
        if (now.phase !== before.phase) requestAnimationFrame(() => keepFocus(heading.current));
      }),
    [],
  );
  useEffect(() => {
    let opener: Element | null = null;
    // A menu that it was opened from gives focus to its button first.
    const frame = requestAnimationFrame(() => {
      opener = document.activeElement;
      heading.current?.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
      if (useView.getState().plan !== null) return; // an item's details are over it
      requestAnimationFrame(() => giveBack(opener));
    };
  }, []);
  return heading;
}

/** What was pressed goes with the step that it belonged to. */
function keepFocus(heading: HTMLElement | null): void {
  if (document.activeElement === document.body) heading?.focus({ preventScroll: true });
}

function giveBack(opener: Element | null): void {
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body) return;
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  // A plan that was applied leaves no ideas, and so no button: then one is at the first of what is planned.
  const back = isThere ? opener : (document.getElementById(PLAN_ID) ?? document.querySelector<HTMLElement>('#main [data-open]'));
  back?.focus({ preventScroll: true });
}

/** A phone gives it the whole sheet, and takes it back. */
function useWholeSheet(): void {
  useEffect(() => {
    useView.setState({ sheet: 'full' });
    return () => useView.setState({ sheet: 'half' });
  }, []);
}
