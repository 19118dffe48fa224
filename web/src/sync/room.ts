import { newId } from '../itinerary/id.ts';
import type { ClientFrame, Entity, LogOp, ServerFrame } from './op.ts';
import { type Doing, type Peer, parsePeer } from './peer.ts';
import type { Session } from './session.ts';

/** Entities as they were before operations, by key. */
export type Before = ReadonlyMap<string, Entity | undefined>;

/** What happens in the open trip beside its entities: who is here, and what has just been done while one looked on. */
export type RoomNews =
  | { kind: 'peers'; key: string; peers: readonly Peer[] }
  | { kind: 'done'; ops: readonly LogOp[]; client: string; before: Before };

/** Between the tabs of one browser: what the leader hears, and what another tab has it say. */
export type RoomTalk = { room: RoomNews } | { tab: string; doing: Doing | null };

export interface RoomLine {
  leads: () => boolean;
  tabs: (talk: RoomTalk) => void;
  send: (frame: ClientFrame) => void;
  /** Operations of a log that another tab reads. */
  logged: (ops: readonly LogOp[], client: string) => void;
}

/** A tab that has been silent for this long is gone: the server's own patience. */
const TAB_MS = 15_000;

/**
 * Presence as one browser has it. One tab's line serves all of them, so it remembers what each tells of itself and
 * speaks for the one that told last; when that one hides, another that is in sight goes on.
 */
export class Room {
  private readonly own = newId();
  private key = '';
  private readonly peers = new Map<string, Peer>();
  private readonly voices = new Map<string, { doing: Doing; at: number }>();
  private readonly listeners = new Set<(news: RoomNews) => void>();

  constructor(private readonly line: RoomLine) {}

  listen(listener: (news: RoomNews) => void): () => void {
    this.listeners.add(listener);
    listener(this.here());
    return () => void this.listeners.delete(listener);
  }

  /** Tells whoever else is here what this tab does; null hides it. Nothing of it is kept. */
  say(doing: Doing | null): void {
    if (this.line.leads()) this.speak(this.own, doing);
    else this.line.tabs({ tab: this.own, doing });
  }

  hear(talk: RoomTalk): void {
    if ('tab' in talk) {
      if (this.line.leads()) this.speak(talk.tab, talk.doing);
    } else if (!this.line.leads()) {
      const { room } = talk;
      if (room.kind === 'done') this.line.logged(room.ops, room.client);
      else this.keep(room.key, room.peers);
      this.tell(room);
    }
  }

  /** What a frame says of who is here. */
  take(frame: ServerFrame): void {
    if (frame.type === 'welcome') this.renew(frame.key ?? '');
    if (frame.type !== 'presence') return;
    for (const told of Array.isArray(frame.peers) ? frame.peers : []) {
      const peer = parsePeer(told);
      if (!peer) continue;
      // Whoever told last stands last.
      this.peers.delete(peer.key);
      if (!('gone' in peer)) this.peers.set(peer.key, peer);
    }
    this.spread(this.here());
  }

  /** The line is new or gone: whoever is here will be told anew. */
  renew(key = ''): void {
    this.keep(key, []);
    this.spread(this.here());
  }

  done(ops: readonly LogOp[], client: string, before: Before): void {
    if (ops.length > 0) this.spread({ kind: 'done', ops, client, before });
  }

  /** For a tab that has just come. */
  answer(): void {
    this.line.tabs({ room: this.here() });
  }

  private here(): RoomNews {
    return { kind: 'peers', key: this.key, peers: [...this.peers.values()] };
  }

  private keep(key: string, peers: readonly Peer[]): void {
    this.key = key;
    this.peers.clear();
    for (const peer of peers) this.peers.set(peer.key, peer);
  }

  private speak(tab: string, doing: Doing | null): void {
    const now = Date.now();
    this.voices.delete(tab);
    for (const [name, { at }] of this.voices) if (now - at > TAB_MS) this.voices.delete(name);
    if (doing) this.voices.set(tab, { doing, at: now });
    // Without a key there is no line, or one that knows no presence.
    if (this.key !== '') this.line.send({ type: 'presence', ...([...this.voices.values()].at(-1)?.doing ?? { off: true }) });
  }

  private spread(news: RoomNews): void {
    this.tell(news);
    this.line.tabs({ room: news });
  }

  private tell(news: RoomNews): void {
    for (const listener of this.listeners) listener(news);
  }
}

/** What is about to change while one looks on; null while catching up, which is nobody's doing just now. */
export function beforeOf(frame: ServerFrame, { status, replica }: Pick<Session, 'status' | 'replica'>): Before | null {
  if (frame.type !== 'ops' || status !== 'ready') return null;
  const keys = frame.ops.map((op) => replica.keyFor(op));
  return new Map(keys.map((key) => [key, replica.baseOf(key)]));
}
