import { Suspense } from 'react';
import { useTrip } from '../itinerary/store.ts';
import { TalkBar } from '../talk/TalkBar.tsx';
import { CHIP } from '../ui/chip.ts';
import { part } from '../ui/part.ts';
import { Later } from './Later.tsx';

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
  return (
    <div className="flex flex-wrap gap-1.5 px-3 has-[>.inline-flex]:pt-2.5">
      {isPlanned && <Later>{CONFLICTS}</Later>}
      <TalkBar />
    </div>
  );
}
