import { Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { part } from '../ui/part.ts';
import { DataSources } from './DataSources.tsx';
import { ListBar } from './ListBar.tsx';
import { PlaceSearch } from './PlaceSearch.tsx';
import { SectionView } from './SectionView.tsx';
import { Detail, useFocusBack } from './Detail.tsx';
import { usePlanner } from './context.ts';
import { clearSelection, useSelection } from './selection.ts';
import { useScrollSpy } from './useScrollSpy.ts';

const SelectBar = part(() => import('./select/SelectBar.tsx'), 'SelectBar');

/** The days in one scroll, or one item's details in their place; the list keeps its position behind them. */
export function ItineraryPane() {
  const { sections, selected, routes } = usePlanner();
  const scroller = useRef<HTMLDivElement>(null);
  const kept = useRef(0);
  const isOpen = selected !== null;
  const isPicking = useSelection((selection) => selection.ids.size > 0);
  useScrollSpy(scroller, sections, !isOpen);

  useLayoutEffect(() => {
    if (!isOpen && scroller.current) scroller.current.scrollTop = kept.current;
  }, [isOpen]);
  useFocusBack(isOpen);
  useEffect(() => clearSelection, []);

  return (
    <div className="relative flex min-h-0 w-full min-w-0 flex-col bg-surface">
      <Detail />
      {isPicking && !isOpen && (
        <Suspense fallback={null}>
          <SelectBar />
        </Suspense>
      )}
      <div hidden={isOpen} className="contents [&[hidden]]:hidden">
        <div className="z-10 border-b border-line px-4 py-3 phone:pt-0">
          <PlaceSearch />
        </div>
        <div
          ref={scroller}
          onScroll={(event) => {
            if (!isOpen) kept.current = event.currentTarget.scrollTop;
          }}
          className="relative min-h-0 grow scroll-pt-2 overflow-y-auto overscroll-contain pb-24"
        >
          <ListBar />
          {sections.map((section) => (
            <SectionView key={section.list} section={section} route={routes.get(section.list)} />
          ))}
          <div className="px-2 tablet:hidden">
            <DataSources slim={false} />
          </div>
        </div>
      </div>
    </div>
  );
}
