import { type ComponentType, useEffect, useSyncExternalStore } from 'react';
import { i18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import { type Fetching, fetching } from './fetching.ts';

/** Where a part belongs: in its place on the page, over the page as dialogs are (with the way to close it), or so much in passing that nobody misses it. */
export type Place<P> = 'inside' | 'passing' | { close: (props: P) => void };

/**
 * Stands in for a part that could not be fetched, and becomes it: when the network is back, when the page is looked at again, or when it is
 * asked to. What the reader has written elsewhere on the page stays.
 */
export function standIn<P extends object>(load: () => Promise<ComponentType<P>>, place: Place<P>): ComponentType<P> {
  const part = fetching(load);
  return function StandIn(props: P) {
    const { value: Part, isTrying } = useSyncExternalStore(part.subscribe, part.get);
    useReasons(part);
    if (Part) return <Part {...props} />;
    if (place === 'passing') return null;
    return <Missing isTrying={isTrying} onAgain={part.again} onClose={place === 'inside' ? undefined : () => place.close(props)} />;
  };
}

/** What gives hope that it can be fetched now. */
function useReasons({ again }: Pick<Fetching<unknown>, 'again'>): void {
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('online', again, { signal: stop.signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again(), { signal: stop.signal });
    return () => stop.abort();
  }, [again]);
}

const OVER = 'fixed inset-x-4 bottom-6 z-60 mx-auto w-fit max-w-md rounded-l border border-line bg-raised shadow-3';

function Missing({ isTrying, onAgain, onClose }: { isTrying: boolean; onAgain: () => void; onClose: (() => void) | undefined }) {
  return (
    <div role="alert" className={`flex flex-wrap items-center gap-3 p-4 text-m whitespace-normal text-ink-2 ${onClose ? OVER : ''}`}>
      <p className={onClose ? 'w-full' : ''}>{i18n.t('This part is not on this device yet, and the server cannot be reached.')}</p>
      <Button aria-disabled={isTrying} onClick={onAgain}>
        {isTrying ? i18n.t('Trying…') : i18n.t('Try again')}
      </Button>
      {onClose && (
        <Button look="quiet" onClick={onClose}>
          {i18n.t('Dismiss')}
        </Button>
      )}
    </div>
  );
}
