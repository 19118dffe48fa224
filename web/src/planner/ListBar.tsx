import { Suspense } from 'react';
import { useTrip } from '../itinerary/store.ts';
import { TalkBar } from '../talk/TalkBar.tsx';
import { CHIP } from '../ui/chip.ts';
import { part } from '../ui/part.ts';
import { Later } from './Later.tsx';
import { useMay } from './useMay.ts';

const PlanButton = part(() => import('../plan/PlanButton.tsx'), 'PlanButton', 'passing');
const ConflictsButton = part(() => import('./conflicts/ConflictsButton.tsx'), 'ConflictsButton', 'passing');

// Its room is there before it is, so that the list does not jump.
const CONFLICTS = (
  <Suspense fallback={<span className={CHIP} />}>
    <ConflictsButton />
  </Suspense>
);

/** Above the days: what does not fit, and what is said about the trip. */
export function ListBar() {
  const isPlanned = useTrip((state) => state.trip?.items.some(({ day }) => day !== null) ?? false);
  const { edit } = useMay();
  const isEmpty = useTrip((state) => state.trip?.items.length === 0);
  const hasIdeas = useTrip((state) => state.trip?.items.some(({ day, location }) => day === null && location !== null) ?? false);
  return (
    <div className="flex flex-wrap gap-1.5 px-3 has-[>.inline-flex]:pt-2.5">
      {edit && (isEmpty || hasIdeas) && (
        <Suspense fallback={isEmpty ? <div className="h-45 w-full" /> : <span className={CHIP} />}>
          <PlanButton isEmpty={isEmpty} />
        </Suspense>
      )}
      {isPlanned && <Later>{CONFLICTS}</Later>}
      <TalkBar />
    </div>
  );
}
