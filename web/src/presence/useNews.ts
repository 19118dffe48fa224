import { useEffect } from 'react';
import { Others } from '../history/told.ts';
import { i18n } from '../i18n.ts';
import { commit, openSync, useTrip } from '../itinerary/store.ts';
import { dismissToast, toast, useToasts } from '../ui/toast.ts';

/** Changes are told once their maker pauses for this long, or goes on for the other. */
const PAUSE_MS = 900;
const LONGEST_MS = 3000;

const mayEdit = (): boolean => ['owner', 'editor'].includes(useTrip.getState().sync?.head?.role ?? '');

function takeBack(others: Others): void {
  const sync = openSync();
  if (!sync) return;
  const { edits, skipped } = others.inverse((key) => sync.replica.get(key));
  commit(edits);
  if (skipped > 0) toast(i18n.t('{count, plural, one {# change} other {# changes}} left as they are: something has changed there since.', { count: skipped }));
}

/**
 * Tells what others have just done, one message at a time: while it shows, what follows joins it; while another message
 * shows, it waits, so that the reader's own way back is not covered.
 */
export function useNews(): void {
  useEffect(() => {
    const sync = openSync();
    if (!sync) return;
    const others = new Others();
    let shown = 0;
    let since = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const isOpen = (id: number): boolean => useToasts.getState().toasts.some((open) => open.id === id);
    const tell = (): void => {
      const { trip } = useTrip.getState();
      const isOurs = isOpen(shown);
      if (!trip || others.isEmpty || (!isOurs && useToasts.getState().toasts.length > 0)) return;
      since = 0;
      const action = { label: i18n.t('Undo'), run: () => takeBack(others) };
      shown = toast(others.text(trip), mayEdit() ? { action } : {});
    };
    const unlisten = sync.room.listen((news) => {
      if (news.kind !== 'done') return;
      if (shown !== 0 && !isOpen(shown)) {
        shown = 0;
        others.clear();
      }
      if (!others.add(news, sync.user, (op) => sync.replica.keyFor(op))) return;
      const now = Date.now();
      since ||= now;
      clearTimeout(timer);
      timer = setTimeout(tell, Math.max(0, Math.min(PAUSE_MS, since + LONGEST_MS - now)));
    });
    // What had to wait is told when the message before it has gone.
    const unwatch = useToasts.subscribe(({ toasts }) => {
      if (toasts.length === 0 && shown === 0 && since !== 0) timer = setTimeout(tell, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      unlisten();
      unwatch();
      dismissToast(shown);
    };
  }, []);
}
