import type { Conflict, LogOp, Problem, ServerFrame, Snapshot } from './op.ts';
import { CLOSED, type OpenTransport, parseFrame } from './transport.ts';

interface Pulled {
  seq: number;
  ops: LogOp[] | null;
  more: boolean;
  last: number;
  snapshot?: Snapshot;
  refused?: { n: number; problem: Problem }[] | null;
}

interface Pushed {
  last: number;
  seq: number;
  conflicts?: Conflict[] | null;
  merged?: number[] | null;
  rejected?: { n: number; problem: Problem }[] | null;
  reset?: boolean;
}

/** After this long it is worth seeing whether a socket can be opened again. */
const SOCKET_AGAIN_MS = 60_000;

/** The answer to a push, as the frames that a socket would have brought. */
export function pushedFrames({ last, seq, conflicts, merged, rejected, reset }: Pushed): ServerFrame[] {
  if (reset) return [{ type: 'reject', code: 'client_reset', last }];
  const rejects = (rejected ?? []).map(({ n, problem }): ServerFrame => ({ type: 'reject', n, last, problem }));
  return [...rejects, { type: 'ack', last, seq, conflicts: conflicts ?? [], merged: merged ?? [] }];
}

export function pulledFrames({ seq, ops, last, snapshot, refused }: Pulled, isFirst: boolean): ServerFrame[] {
  const frames: ServerFrame[] = [];
  if (isFirst || snapshot) frames.push({ type: 'welcome', seq, last, user: '', role: '', refused: refused ?? [], ...(snapshot ? { snapshot } : {}) });
  if (ops && ops.length > 0) frames.push({ type: 'ops', ops });
  return frames;
}

const CODES: Readonly<Record<number, number>> = { 401: CLOSED.signedOut, 403: CLOSED.forbidden, 404: CLOSED.missing };

/** The same conversation over plain requests, for networks that let no socket through. */
export const openHttp: OpenTransport = (itinerary, { opened, frame, closed }) => {
  const path = `/api/v1/itineraries/${encodeURIComponent(itinerary)}/ops`;
  const stop = new AbortController();
  let events: EventSource | null = null;
  const end = (code: number): void => {
    if (stop.signal.aborted) return;
    stop.abort();
    clearTimeout(again);
    events?.close();
    closed(code);
  };
  const again = setTimeout(end, SOCKET_AGAIN_MS, 1000);
  const ask = async <T>(query: string, init: RequestInit = {}): Promise<T> => {
    const answer = await fetch(path + query, { ...init, signal: stop.signal });
    if (!answer.ok) throw new Error('refused', { cause: CODES[answer.status] ?? 1006 });
    return (await answer.json()) as T;
  };
  const failed = (error: unknown): void => end(error instanceof Error && typeof error.cause === 'number' ? error.cause : 1006);

  const read = async (from: number, client: string): Promise<void> => {
    let since = from;
    for (let more = true, isFirst = true; more; isFirst = false) {
      // Each answer says where the next begins.
      // oxlint-disable-next-line no-await-in-loop
      const pulled = await ask<Pulled>(`?since=${since}&client=${client}`);
      for (const next of pulledFrames(pulled, isFirst)) frame(next);
      const reached = Math.max(since, pulled.snapshot?.seq ?? 0, pulled.ops?.at(-1)?.seq ?? 0);
      more = pulled.more && reached > since;
      since = reached;
    }
    listen(since, client);
  };
  const listen = (since: number, client: string): void => {
    if (stop.signal.aborted) return;
    events = new EventSource(`${path}?since=${since}&client=${client}`);
    const onEvent = ({ data }: MessageEvent): void => {
      const parsed = parseFrame(data);
      if (parsed && !stop.signal.aborted) frame(parsed);
    };
    for (const name of ['ops', 'message']) events.addEventListener(name, onEvent);
    events.addEventListener('error', () => end(1006));
  };

  queueMicrotask(() => !stop.signal.aborted && opened());
  return {
    send: (next) => {
      if (next.type === 'hello') read(next.since, next.client).catch(failed);
      if (next.type !== 'push') return;
      const client = next.ops[0]?.c ?? '';
      const body = JSON.stringify({ client, ops: next.ops });
      ask<Pushed>('', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
        .then((pushed) => pushedFrames(pushed).forEach(frame))
        .catch(failed);
    },
    close: () => end(1000),
  };
};
