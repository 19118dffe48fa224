import { type ComponentType, useEffect, useSyncExternalStore } from 'react';
import { i18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import { type Fetching, fetching } from './fetching.ts';

/**
 * Stands in for a part that could not be fetched, and becomes it: when the network is back, when the page is looked at again, or when it is
 * asked to. What the reader has written elsewhere on the page stays.
 */
export function standIn<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const part = fetching(load);
  return function StandIn(props: P) {
    const { value: Part, isTrying } = useSyncExternalStore(part.subscribe, part.get);
    return Part ? <Part {...props} /> : <Missing part={part} isTrying={isTrying} />;
  };
}

function Missing({ part, isTrying }: { part: Pick<Fetching<unknown>, 'again'>; isTrying: boolean }) {
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('online', part.again, { signal: stop.signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && part.again(), { signal: stop.signal });
    return () => stop.abort();
  }, [part]);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 p-4 text-m text-ink-2">
      <p>{i18n.t('This part is not on this device yet, and the server cannot be reached.')}</p>
      <Button aria-disabled={isTrying} onClick={part.again}>
        {isTrying ? i18n.t('Trying…') : i18n.t('Try again')}
      </Button>
    </div>
  );
}
