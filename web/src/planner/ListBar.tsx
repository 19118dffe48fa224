import { Suspense } from 'react';
import { useTrip } from '../itinerary/store.ts';
import { TalkBar } from '../talk/TalkBar.tsx';
import { CHIP } from '../ui/chip.ts';
import { part } from '../ui/part.ts';

const ConflictsButton = part(() => import('./conflicts/ConflictsButton.tsx'), 'ConflictsButton');

/** Above the days: what does not fit, and what is said about the trip. */
export function ListBar() {
  const isPlanned = useTrip((state) => state.trip?.items.some(({ day }) => day !== null) ?? false);
  return (
    <div className="flex flex-wrap gap-1.5 px-3 has-[>.inline-flex]:pt-2.5">
      {isPlanned && (
        // Its room is there before it is, so that the list does not jump.
        <Suspense fallback={<span className={CHIP} />}>
          <ConflictsButton />
        </Suspense>
      )}
      <TalkBar />
    </div>
  );
}
