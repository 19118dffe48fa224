import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Itinerary } from '../itinerary/model.ts';
import type { Preview, Progress } from './model.ts';

const trip = { id: 'trip', items: [], days: [], destination: { name: 'Lisbon', lat: 38.7, lon: -9.1 }, start_date: '2027-05-01', end_date: '2027-05-02', budget: null, home_currency: 'EUR' } as unknown as Itinerary;
const preview = (seq: number): Preview => ({ seq, days: [], left_out: [], unmet: [], relax: [], operations: [] }) as unknown as Preview;
const event = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const better = (seq: number): string => event('progress', { plan: preview(seq), done: 0.5 } as Progress);

/** The machine may have other things to do. */
const soon = (check: () => void): Promise<void> => vi.waitFor(check, 10_000);

/** A server whose answers are written by hand, one line for each question. */
function lines(): { open: ReadableStreamDefaultController<Uint8Array>[]; say: (at: number, text: string) => void; hungUp: boolean[] } {
  const open: ReadableStreamDefaultController<Uint8Array>[] = [];
  const hungUp: boolean[] = [];
  vi.stubGlobal('fetch', (_path: string, { signal }: RequestInit) => {
    const at = hungUp.push(false) - 1;
    signal?.addEventListener('abort', () => (hungUp[at] = true));
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void open.push(controller) });
    return Promise.resolve(new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }));
  });
  return { open, hungUp, say: (at, text) => open[at]?.enqueue(new TextEncoder().encode(text)) };
}

const refuse = (status: number, body: object): void => void vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } })));

describe('asking for a plan', () => {
  let store: typeof import('./store.ts');
  const state = () => store.usePlan.getState();
  const until = (phase: ReturnType<typeof state>['phase']) => soon(() => expect(state().phase).toBe(phase));

  beforeAll(async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
    store = await import('./store.ts');
  });
  beforeEach(() => store.discard());
  afterEach(() => store.discard());

  it('shows each better plan, and the best at the end', async () => {
    const server = lines();
    store.plan(trip);
    await soon(() => expect(server.open).toHaveLength(1));
    server.say(0, better(1) + better(2));
    await soon(() => expect(state().preview?.seq).toBe(2));
    expect(state().phase).toBe('searching');
    server.say(0, event('plan', preview(3)));
    await until('ready');
    expect(state().preview?.seq).toBe(3);
  });

  it('stops with the best so far, hangs up, and hears no more of it', async () => {
    const server = lines();
    store.plan(trip);
    await soon(() => expect(server.open).toHaveLength(1));
    server.say(0, better(1));
    await soon(() => expect(state().preview?.seq).toBe(1));
    store.stop();
    expect(state()).toMatchObject({ phase: 'ready', preview: { seq: 1 } });
    expect(server.hungUp).toEqual([true]);
    server.say(0, event('plan', preview(9)));
    await new Promise(setImmediate);
    expect(state().preview?.seq).toBe(1);
  });

  it('goes back to the wishes when it is stopped before there is a plan', async () => {
    const server = lines();
    store.plan(trip);
    await soon(() => expect(server.open).toHaveLength(1));
    store.stop();
    expect(state()).toMatchObject({ phase: 'wishes', preview: null });
  });

  it('hears only the newest of two questions', async () => {
    const server = lines();
    store.plan(trip);
    await soon(() => expect(server.open).toHaveLength(1));
    store.plan(trip);
    await soon(() => expect(server.open).toHaveLength(2));
    expect(server.hungUp).toEqual([true, false]);
    server.say(0, event('plan', preview(1)));
    server.say(1, event('plan', preview(2)));
    await until('ready');
    expect(state().preview?.seq).toBe(2);
  });

  it('keeps what was wished, and says why there is no plan', async () => {
    store.wish(trip, { pace: 'easy' });
    refuse(422, { title: 'Unprocessable', detail: 'day_end is before day_start' });
    store.plan(trip);
    await until('failed');
    expect(state()).toMatchObject({ problem: { status: 422, detail: 'day_end is before day_start' }, preview: null });
    expect(store.wishesOf(trip).pace).toBe('easy');
  });

  it('tells a line that broke from an answer', async () => {
    const server = lines();
    store.plan(trip);
    await soon(() => expect(server.open).toHaveLength(1));
    server.say(0, better(1));
    server.open[0]?.close();
    await until('failed');
    expect(state().problem?.status).toBe(0);
  });

  it('proposes nothing any more once the pane is closed', async () => {
    const { useView } = await import('../planner/context.ts');
    const server = lines();
    useView.setState({ plan: 'trip' });
    store.plan(trip);
    await soon(() => expect(server.open).toHaveLength(1));
    server.say(0, event('plan', preview(1)));
    await until('ready');
    store.closePlan();
    expect(state()).toMatchObject({ phase: 'wishes', preview: null });
  });
});
