import type { ClientFrame, ServerFrame } from './op.ts';

/** Reasons not to come back by oneself. */
export const CLOSED = { signedOut: 4401, forbidden: 4403, missing: 4404 } as const;

export interface Handlers {
  opened: () => void;
  frame: (frame: ServerFrame) => void;
  /** Once, however it ends. */
  closed: (code: number) => void;
}

export interface Transport {
  send: (frame: ClientFrame) => void;
  close: () => void;
}

export type OpenTransport = (itinerary: string, handlers: Handlers) => Transport;

export const isFinal = (code: number): boolean => Object.values<number>(CLOSED).includes(code);

/** A frame that is none is as good as silence. */
export function parseFrame(text: unknown): ServerFrame | null {
  try {
    const frame: unknown = JSON.parse(String(text));
    return typeof frame === 'object' && frame !== null && 'type' in frame && typeof frame.type === 'string' ? (frame as ServerFrame) : null;
  } catch {
    return null;
  }
}

const LONGEST_WAIT_MS = 30_000;

/** Waits longer each time, and never in step with others. */
export const backoff = (fails: number): number => Math.min(LONGEST_WAIT_MS, 400 * 2 ** fails) * (0.5 + Math.random());

/**
 * A socket that could not be opened twice in a row gives way to plain requests for a while. Null where that part of the
 * program is not on this device yet and cannot be had: then there is no line at all.
 */
export async function openerFor(fails: number, isFirst: boolean, socket: OpenTransport): Promise<OpenTransport | null> {
  if (fails < (isFirst ? 1 : 2)) return socket;
  return import('./http.ts').then(({ openHttp }) => openHttp).catch(() => null);
}
