import { create } from 'zustand';
import type { Bbox, Doing, Peer } from '../sync/peer.ts';

/** Who else has the open trip open. Filled by the presence layer, which is loaded after the page. */
interface PresenceState {
  /** Others' pages, the one that told last at the end. The reader's own are not among them. */
  peers: readonly Peer[];
  /** Ids of what somebody is at, and `id field` of fields. */
  spots: ReadonlySet<string>;
  /** The user whose map and list ours follow. */
  following: string | null;
  /** Others see where the reader is. */
  isShown: boolean;
}

const NOBODY: Pick<PresenceState, 'peers' | 'spots' | 'following'> = { peers: [], spots: new Set(), following: null };

export const usePresence = create<PresenceState>(() => ({ ...NOBODY, isShown: true }));

export const spotOf = (id: string, field?: string): string => (field ? `${id} ${field}` : id);

export const rowOf = ({ cursor }: Peer): string | null => (cursor && 'item' in cursor ? cursor.item : null);

function spotsOf(peers: readonly Peer[]): Set<string> {
  const spots = new Set<string>();
  for (const peer of peers) {
    const { focus } = peer;
    const row = rowOf(peer);
    if (focus) spots.add(focus.id);
    if (focus?.field) spots.add(spotOf(focus.id, focus.field));
    if (row) spots.add(row);
  }
  return spots;
}

export function setPeers(peers: readonly Peer[]): void {
  const { following } = usePresence.getState();
  const isLost = following !== null && !peers.some(({ user }) => user === following);
  usePresence.setState({ peers, spots: spotsOf(peers), ...(isLost ? { following: null } : {}) });
}

export const leaveAll = (): void => usePresence.setState(NOBODY);

/** The page of whom the reader follows, the one they told of last. */
export const ledBy = ({ peers, following }: Pick<PresenceState, 'peers' | 'following'>): Peer | null =>
  following === null ? null : (peers.findLast(({ user }) => user === following) ?? null);

export const ledTo = (state: PresenceState): Bbox | null => ledBy(state)?.bbox ?? null;

/** One of each person, in an order that does not change while they move. */
export function personsOf(peers: readonly Peer[]): Peer[] {
  const byUser = new Map(peers.map((peer) => [peer.user, peer]));
  return [...byUser.values()].toSorted((a, b) => a.name.localeCompare(b.name) || (a.user < b.user ? -1 : 1));
}

export type DoingPatch = { [Part in keyof Doing]: Doing[Part] | undefined };

let mine: Doing = {};
let hear: ((doing: Doing) => void) | null = null;

/** What the reader does, from whichever pane they do it in; undefined takes a part away. */
export function tellMine(patch: DoingPatch): void {
  mine = Object.fromEntries(Object.entries({ ...mine, ...patch }).filter(([, value]) => value !== undefined));
  hear?.(mine);
}

export function hearMine(listener: (doing: Doing) => void): () => void {
  hear = listener;
  listener(mine);
  return () => {
    hear = null;
    mine = {};
  };
}
