import type { RoomTalk } from './room.ts';

/**
 * One tab of a browser leads an itinerary: it holds the lock, owns the socket and sends what all of them made. The lock
 * passes on by itself when that tab goes. Without Web Locks each tab leads, which is right but wasteful.
 */
export function lead(name: string, onLead: () => void): () => void {
  if (!('locks' in navigator)) {
    onLead();
    return () => undefined;
  }
  const stop = new AbortController();
  let release = (): void => stop.abort();
  navigator.locks
    .request(name, { signal: stop.signal }, () => {
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      onLead();
      return held;
    })
    .catch(() => undefined); // given up before it was ours
  return () => release();
}

/**
 * The base or what is pending has changed in the store; the leader's line is up or down; a new tab asks which. Of
 * presence, which is stored nowhere, the facts themselves.
 */
export type News = 'base' | 'pending' | 'on' | 'off' | 'ask' | RoomTalk;

export interface Peers {
  tell: (what: News) => void;
  close: () => void;
}

/** News among the tabs of one browser; what lasts is in IndexedDB. */
export function peers(name: string, onNews: (what: News) => void): Peers {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => onNews(data as News));
  channel.postMessage('ask' satisfies News);
  return { tell: (what) => channel.postMessage(what), close: () => channel.close() };
}
