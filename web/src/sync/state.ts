import type { Head } from './store.ts';

export type Line = 'off' | 'connecting' | 'on';

/** What the badge and the page's phase are made of. */
export interface SyncState {
  /** Something is there to show. */
  isKnown: boolean;
  line: Line;
  /** Why the server does not want us back: a close code, else 0. */
  barred: number;
  /** Changes that are not written down yet. */
  drafts: number;
  /** Changes that the server has not acknowledged. */
  unsent: number;
  durable: boolean;
  head: Head | null;
}
