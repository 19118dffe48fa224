import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { TopBar } from '../app/TopBar.tsx';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { openSync, reload, useTrip } from '../itinerary/store.ts';
import { copyText } from '../sync/words.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { toast } from '../ui/toast.ts';

/** Instead of a trip that one was removed from or that is gone: nothing of it is shown, and one's unsent changes can be kept. */
export function Barred({ trip }: { trip: Itinerary }) {
  const unsent = useTrip((state) => state.sync?.unsent ?? 0);
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = i18n.t('No access · Sojourn');
    heading.current?.focus();
  }, []);
  const copy = () =>
    navigator.clipboard.writeText(copyText(trip, openSync()?.replica.pending ?? [])).then(
      () => toast(i18n.t('Changes copied.')),
      () => toast(i18n.t('The browser did not allow copying.'), { tone: 'problem' }),
    );
  return (
    <>
      <TopBar />
      <main id="main">
        <div ref={heading} tabIndex={-1} role="alert" className="outline-none">
          <Empty
            isPage
            icon="lock"
            title={i18n.t('You have no access to {trip} any more', { trip: trip.name })}
            action={
              <div className="flex flex-wrap justify-center gap-2">
                {unsent > 0 && (
                  <Button icon="copy" onClick={() => void copy()}>
                    {i18n.t('Copy your changes')}
                  </Button>
                )}
                <Button onClick={reload}>{i18n.t('Try again')}</Button>
                <Link to="/" className="inline-flex h-9 items-center rounded-m bg-ink px-3.5 text-m font-medium text-paper shadow-1 hover:bg-ink/85 touch:h-11">
                  {i18n.t('Go to your trips')}
                </Link>
              </div>
            }
          >
            {i18n.t('Its owner has removed you or deleted the trip. Ask them for a new invitation to come back.')}
            {unsent > 0 && <p className="mt-2">{i18n.t('{count, plural, one {# change of yours was not sent} other {# changes of yours were not sent}} and cannot be any more.', { count: unsent })}</p>}
          </Empty>
        </div>
      </main>
    </>
  );
}
