import { Suspense } from 'react';
import { i18n } from '../i18n.ts';
import { useSheet, useTrip } from '../itinerary/store.ts';
import type { SyncState } from '../sync/client.ts';
import { part } from '../ui/part.ts';

const SyncSheet = part(() => import('./SyncSheet.tsx'), 'SyncSheet', { close: () => useSheet.setState({ isOpen: false }) });

interface Badge {
  text: string;
  dot: string;
  /** Worth being read aloud: the passing ones are not. */
  isSteady: boolean;
}

/** Where one's changes are: the most pressing of what there is to say. */
export function badgeOf(sync: SyncState | null): Badge {
  if (!sync) return { text: i18n.t('Opening…'), dot: 'bg-ink-3', isSteady: false };
  const { head, durable, line, unsent, drafts, barred } = sync;
  if (barred !== 0) return { text: i18n.t('No access any more'), dot: 'bg-danger', isSteady: true };
  if (!durable) return { text: i18n.t('Not saved on this device'), dot: 'bg-danger', isSteady: true };
  if (head && (head.refusals.length > 0 || head.told.length > 0)) return { text: i18n.t('Conflict'), dot: 'bg-danger', isSteady: true };
  if (line === 'on') return unsent > 0 ? { text: i18n.t('Saving…'), dot: 'bg-ink-3', isSteady: false } : { text: i18n.t('Synced'), dot: 'bg-good', isSteady: true };
  if (line === 'connecting' && unsent === 0) return { text: i18n.t('Connecting…'), dot: 'bg-ink-3', isSteady: false };
  if (drafts > 0) return { text: i18n.t('Saving…'), dot: 'bg-ink-3', isSteady: false };
  const text = unsent === 0 ? i18n.t('Offline') : i18n.t('{count, plural, one {Offline, # change on this device} other {Offline, # changes on this device}}', { count: unsent });
  return { text, dot: 'bg-warn', isSteady: true };
}

/** Says where one's changes are, and opens what there is to know about it. */
export function SyncBadge() {
  const sync = useTrip((state) => state.sync);
  const isOpen = useSheet((state) => state.isOpen);
  const { text, dot, isSteady } = badgeOf(sync);
  const isSaved = sync !== null && sync.unsent === 0;
  return (
    <>
      <button
        type="button"
        title={i18n.t('Your changes')}
        data-saved={isSaved}
        data-line={sync?.line ?? 'off'}
        onClick={() => useSheet.setState({ isOpen: true })}
        className="flex h-8 shrink-0 items-center gap-1.5 rounded-m px-2 text-s whitespace-nowrap text-ink-2 hover:bg-sunken phone:min-w-8 phone:justify-center touch:h-11 phone:touch:min-w-11"
      >
        <span aria-hidden="true" className={`size-2 rounded-full transition-colors ${dot}`} />
        <span className="phone:sr-only">{text}</span>
      </button>
      <span role="status" aria-live="polite" className="sr-only">
        {isSteady && text !== i18n.t('Synced') ? text : ''}
      </span>
      {isOpen && (
        <Suspense fallback={null}>
          <SyncSheet />
        </Suspense>
      )}
    </>
  );
}
