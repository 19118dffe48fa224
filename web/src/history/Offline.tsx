import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { openSync, useTrip } from '../itinerary/store.ts';
import { lineOf } from '../sync/words.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';

const SHOWN = 50;

/** The log is the server's; this device knows what it has not sent yet. */
export function Offline({ trip, onRetry }: { trip: Itinerary; onRetry: () => void }) {
  const unsent = useTrip((state) => state.sync?.unsent ?? 0);
  const waiting = unsent === 0 ? [] : (openSync()?.replica.pending ?? []).toReversed();
  return (
    <>
      <Empty icon="history" title={i18n.t('The history is with the server')} action={<Button onClick={onRetry}>{i18n.t('Try again')}</Button>}>
        {i18n.t('It cannot be reached now. The trip itself is here, and you can go on planning.')}
      </Empty>
      {waiting.length > 0 && (
        <section aria-labelledby="unsent">
          <h2 id="unsent" className="text-s font-semibold text-ink-2">
            {i18n.t('On this device, not sent yet')}
          </h2>
          <ul className="mt-2 divide-y divide-line rounded-l border border-line bg-surface px-4">
            {waiting.slice(0, SHOWN).map((op, index) => (
              // Two lines may read the same.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${op.b}-${index}`} className="py-2.5">
                {lineOf(trip, op)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
