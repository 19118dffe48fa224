import { type ReactNode, Suspense, useEffect } from 'react';
import { i18n } from '../i18n.ts';
import { part } from '../ui/part.ts';
import { useLayout, useMedia } from '../ui/useMedia.ts';
import { PAGE_VIEWS, type PageView, isPageView } from '../views/views.ts';
import { BottomSheet } from './BottomSheet.tsx';
import { Detail, useFocusBack } from './Detail.tsx';
import { ItineraryPane } from './ItineraryPane.tsx';
import { Later } from './Later.tsx';
import { Rail } from './Rail.tsx';
import { ResizablePane } from './ResizablePane.tsx';
import { TabBar } from './TabBar.tsx';
import { usePlanner, useView } from './context.ts';

/** The list does not wait for it. */
const MapPane = part(() => import('../map/MapPane.tsx'), 'MapPane');

const PlanPane = part(() => import('../plan/PlanPane.tsx'), 'PlanPane');

/** What stands below the header: rail, list and map side by side, one view in place of both, or a phone's map and sheet. */
export function Panes() {
  const layout = useLayout();
  const { view } = usePlanner();
  if (layout === 'phone') return <PhonePanes />;
  return (
    <div className="flex min-h-0 grow">
      <Rail slim={layout === 'tablet'} />
      {isPageView(view) ? <ViewPane view={view} /> : <ListAndMap />}
    </div>
  );
}

function ListAndMap() {
  const { view, selected } = usePlanner();
  const isPlanning = useView((state) => state.plan !== null);
  // Where there is no room for both, the pane that plans takes the list's place: the map is what it is looked at on.
  const hasRoom = useMedia('(min-width: 1400px)');
  const isInstead = isPlanning && !hasRoom && !selected;
  return (
    <>
      {(view === 'list' || selected || isInstead) && <ResizablePane>{isInstead ? <ThePlan /> : <ItineraryPane />}</ResizablePane>}
      <TheMap />
      {isPlanning && hasRoom && (
        <SidePane label={i18n.t('Plan')}>
          <ThePlan />
        </SidePane>
      )}
    </>
  );
}

function ThePlan() {
  return (
    <Suspense fallback={<div className="grow" />}>
      <PlanPane />
    </Suspense>
  );
}

const THE_MAP = (
  <Suspense fallback={<div className="min-w-0 grow bg-sunken" />}>
    <MapPane />
  </Suspense>
);

const TheMap = () => <Later>{THE_MAP}</Later>;

function PhonePanes() {
  const { view, selected } = usePlanner();
  const isPlanning = useView((state) => state.plan !== null);
  useEffect(() => {
    if (!isPageView(view)) useView.setState({ sheet: view === 'map' ? 'collapsed' : 'half' });
  }, [view]);
  return (
    <>
      {isPageView(view) ? (
        <ViewPane view={view} />
      ) : (
        <BottomSheet map={<TheMap />}>{isPlanning && !selected ? <ThePlan /> : <ItineraryPane />}</BottomSheet>
      )}
      <TabBar />
    </>
  );
}

/** One view on its own. Details stand beside it where there is room, and over it where there is not. */
function ViewPane({ view }: { view: PageView }) {
  const { selected } = usePlanner();
  const PageView = PAGE_VIEWS[view];
  const isPlanning = useView((state) => state.plan !== null);
  useFocusBack(selected !== null);
  return (
    <div className="relative flex min-h-0 min-w-0 grow">
      <main id="main" aria-label={i18n.t('Itinerary')} className={`flex min-w-0 grow flex-col overflow-y-auto overscroll-contain bg-surface ${selected || isPlanning ? 'max-desk:invisible' : ''}`}>
        <Suspense fallback={null}>
          <PageView />
        </Suspense>
      </main>
      {(selected || isPlanning) && <SidePane label={selected ? i18n.t('Details') : i18n.t('Plan')}>{selected ? <Detail /> : <ThePlan />}</SidePane>}
    </div>
  );
}

function SidePane({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside aria-label={label} className="flex min-h-0 flex-col border-s border-line bg-surface max-desk:absolute max-desk:inset-0 max-desk:z-10 desk:w-[420px] desk:shrink-0">
      {children}
    </aside>
  );
}
