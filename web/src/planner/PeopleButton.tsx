import { Suspense } from 'react';
import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';
import { Icon } from '../ui/Icon.tsx';
import { openPeople, usePeople } from '../people/open.ts';
import { part } from '../ui/part.ts';

const load = () => import('../people/PeopleDialog.tsx');
const PeopleDialog = part(load, 'PeopleDialog');

/** Who is on the trip, and the way to invite more. */
export function PeopleButton() {
  const count = useTrip((state) => state.trip?.members.length ?? 0);
  const isOpen = usePeople((state) => state.isOpen);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={count > 1 ? i18n.t('People, {count}', { count }) : i18n.t('People')}
        title={i18n.t('People')}
        onClick={() => openPeople()}
        onPointerEnter={() => void load()}
        className="inline-flex h-9 min-w-9 shrink-0 items-center justify-center gap-1.5 rounded-m px-2 text-m text-ink-2 hover:bg-sunken hover:text-ink touch:h-11 touch:min-w-11"
      >
        <Icon name="people" />
        {count > 1 && (
          <span aria-hidden="true" className="text-s tabular phone:hidden">
            {count}
          </span>
        )}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <PeopleDialog />
        </Suspense>
      )}
    </>
  );
}
