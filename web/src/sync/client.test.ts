import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TripSync, type SyncHooks, type SyncState } from './client.ts';
import { openStore } from './db.ts';
import type { Edit } from './op.ts';
import { type TripStore, newHead } from './store.ts';
import { Exchange } from './testing/line.ts';
import { installBrowser } from './testing/locks.ts';
import { ModelServer } from './testing/server.ts';

installBrowser();

let users = 0;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Page {
  sync: TripSync;
  state: () => SyncState;
}

function page(user: string, store: TripStore, exchange: Exchange, hooks: Partial<SyncHooks> = {}): Page {
  let last: SyncState | null = null;
  const nothing = (): undefined => undefined;
  const all: SyncHooks = { changed: nothing, logged: nothing, merged: nothing, summary: nothing, create: () => Promise.resolve(), state: (state) => (last = state), ...hooks };
  const sync = new TripSync('trip', user, store, all, exchange.dial(user));
  closing.push(() => sync.close());
  return {
    sync,
    state: () => {
      if (!last) throw new Error('nothing was reported');
      return last;
    },
  };
}

async function setup() {
  const server = new ModelServer();
  const exchange = new Exchange(server);
  const user = `user-${++users}`;
  const store = await openStore(user);
  closing.push(() => store.close());
  return { server, exchange, user, store };
}

const add = (id: string): Edit => ({ k: 'create', type: 'item', id, v: { place: { parent: '', pos: 'a0' }, fields: { title: id } } });
const title = (id: string, v: string): Edit => ({ k: 'set', type: 'item', id, f: 'title', v });
const synced = ({ state }: Page) => vi.waitFor(() => expect(state()).toMatchObject({ line: 'on', unsent: 0, isKnown: true }));

describe('an itinerary on this device', () => {
  it('is saved before it is synced, and synced once the server has it', async () => {
    const { server, exchange, user, store } = await setup();
    const open = page(user, store, exchange);
    await synced(open);
    exchange.cut();
    open.sync.edit([add('a')]);
    expect(open.state()).toMatchObject({ drafts: 1, unsent: 1 });
    await vi.waitFor(() => expect(open.state()).toMatchObject({ drafts: 0, unsent: 1 }));
    expect((await store.load('trip'))?.pending.map(({ n, id }) => [n, id])).toEqual([[1, 'a']]);
    exchange.isUp = true;
    open.sync.reconnect();
    await synced(open);
    expect(server.entities.get('item/a')?.fields.title).toBe('a');
    await vi.waitFor(async () => expect((await store.load('trip'))?.pending).toEqual([]));
  });

  it('survives the page: what was made without a line is sent by the next one', async () => {
    const { server, exchange, user, store } = await setup();
    const first = page(user, store, exchange);
    await synced(first);
    exchange.cut();
    first.sync.edit([add('a'), title('a', 'Castle')]);
    await first.sync.settled;
    first.sync.close();
    exchange.isUp = true;
    const second = page(user, store, exchange);
    await synced(second);
    expect(server.entities.get('item/a')?.fields.title).toBe('Castle');
    expect(server.log.filter((op) => op.id === 'a')).toHaveLength(2);
  });

  it('is one for all tabs', async () => {
    const { server, exchange, user, store } = await setup();
    const [one, two] = [page(user, store, exchange), page(user, await openStore(user), exchange)];
    await Promise.all([synced(one), synced(two)]);
    one.sync.edit([add('a')]);
    two.sync.edit([add('b')]);
    await vi.waitFor(() => expect([one, two].map(({ sync }) => ['item/a', 'item/b'].every((key) => sync.replica.get(key)))).toEqual([true, true]));
    await Promise.all([synced(one), synced(two)]);
    const counters = server.log.flatMap(({ c, n }) => (c ? [`${c} ${n}`] : []));
    expect(new Set(counters).size).toBe(counters.length);
  });

  it('is made on the server first, when it was made here', async () => {
    const { server, exchange, user, store } = await setup();
    const told: string[] = [];
    await store.begin({ ...newHead('trip'), create: { id: 'trip' } }, []);
    const open = page(user, store, exchange, { create: () => Promise.resolve(void told.push(`made at ${server.seq}`)) });
    open.sync.edit([add('a')]);
    await synced(open);
    expect(told).toEqual(['made at 1']);
    expect((await store.load('trip'))?.head.create).toBeUndefined();
  });

  it('keeps what was refused, with the reason, and tells of what was overridden', async () => {
    const { exchange, user, store } = await setup();
    const [ada, jo] = [page(user, store, exchange), page(`${user}-jo`, await openStore(`${user}-jo`), exchange)];
    await Promise.all([synced(ada), synced(jo)]);
    ada.sync.edit([add('a')]);
    await vi.waitFor(() => expect(jo.sync.replica.get('item/a')).toBeDefined());
    await synced(ada);
    ada.sync.edit([title('a', 'bad')]);
    await vi.waitFor(() => expect(ada.state().head?.refusals.map(({ problem }) => problem.detail)).toEqual(['is refused by the model']));
    expect(ada.sync.replica.get('item/a')?.fields.title).toBe('a');

    exchange.cut();
    jo.sync.edit([title('a', 'Jo')]);
    await jo.sync.settled;
    exchange.isUp = true;
    ada.sync.reconnect();
    await synced(ada);
    ada.sync.edit([title('a', 'Ada')]);
    await synced(ada);
    jo.sync.reconnect();
    await vi.waitFor(() => expect(jo.state().head?.told).toMatchObject([{ field: 'title', lost: false, mine: 'Jo', theirs: 'Ada' }]));
    await vi.waitFor(() => expect(ada.state().head?.told).toMatchObject([{ field: 'title', lost: true, mine: 'Ada', theirs: 'Jo' }]));
  });

  it('says so when the browser keeps nothing, and goes on with the server', async () => {
    const { server, exchange, user, store } = await setup();
    const full: TripStore = new Proxy(store, {
      get: (target, name) => (name === 'append' ? () => Promise.reject(new DOMException('no room', 'QuotaExceededError')) : Reflect.get(target, name).bind?.(target) ?? Reflect.get(target, name)),
    });
    const open = page(user, full, exchange);
    await synced(open);
    open.sync.edit([add('a')]);
    await vi.waitFor(() => expect(open.state()).toMatchObject({ durable: false, unsent: 0, line: 'on' }));
    expect(server.entities.get('item/a')).toBeDefined();
  });
});
