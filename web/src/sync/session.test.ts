/* oxlint-disable no-await-in-loop -- steps of a history follow each other */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateText } from './canonical.ts';
import { openStore } from './db.ts';
import { memoryStore } from './memory.ts';
import type { Edit } from './op.ts';
import type { TripStore } from './store.ts';
import { Device } from './testing/device.ts';
import { ModelServer } from './testing/server.ts';

const IDS = ['a', 'b', 'c'];
const DAYS = ['2027-05-01', '2027-05-02', ''];

let made = 0;

const edit = fc.oneof(
  fc.record({ k: fc.constant('create' as const), type: fc.constant('item' as const), id: fc.constantFrom(...IDS), v: fc.record({ place: fc.constant({ parent: '', pos: 'a0' }), fields: fc.record({ title: fc.string({ maxLength: 3 }) }) }) }),
  fc.record({ k: fc.constant('set' as const), type: fc.constant('item' as const), id: fc.constantFrom(...IDS), f: fc.constantFrom('title', 'done', 'cost'), v: fc.constantFrom('x', 'y', '', null, 'bad', 7) }),
  fc.record({ k: fc.constant('place' as const), type: fc.constant('item' as const), id: fc.constantFrom(...IDS), v: fc.record({ parent: fc.constantFrom(...DAYS), pos: fc.constantFrom('a0', 'a1', 'a2') }) }),
  fc.record({ k: fc.constantFrom('delete' as const, 'restore' as const), type: fc.constant('item' as const), id: fc.constantFrom(...IDS) }),
  fc.record({ k: fc.constant('set' as const), type: fc.constant('day' as const), id: fc.constantFrom('2027-05-01', '2027-05-02'), f: fc.constantFrom('title', 'notes'), v: fc.string({ maxLength: 2 }) }),
);

const who = fc.nat({ max: 2 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), who, edits: fc.array(edit, { minLength: 1, maxLength: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('push' as const), who, arrives: fc.nat({ max: 6 }), answered: fc.boolean(), isHeard: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('receive' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('connect' as const, 'disconnect' as const, 'crash' as const, 'twice' as const, 'reverse' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('compact' as const) }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function run(server: ModelServer, devices: readonly Device[], next: Step): Promise<void> {
  if (next.do === 'compact') return server.compact();
  const device = devices[next.who];
  if (!device) return;
  const others = devices.filter((other) => other !== device);
  switch (next.do) {
    case 'edit':
      return device.edit(next.edits);
    case 'push':
      return device.push(others, next.arrives, next.answered, next.isHeard);
    case 'receive':
      await device.receive();
      return;
    case 'crash':
      return device.crash();
    case 'twice':
    case 'reverse':
      return device.twist(next.do === 'twice');
    default:
      return device[next.do]();
  }
}

/** The network is whole again: everybody connects anew, reads and sends until nothing is left. */
async function settle(devices: readonly Device[]): Promise<void> {
  for (let round = 0; round < 40; round++) {
    for (const device of devices) {
      if (round === 0) device.disconnect();
      device.connect();
      await device.drain();
      device.push(devices.filter((other) => other !== device), Infinity, true, true);
      await device.drain();
    }
  }
}

const AGREED = { waiting: 0, apart: 0, twice: 0 };

/** What is left to wish for after a history and a settled network: operations that wait, views that differ, counters applied twice. */
async function after(open: (index: number) => Promise<TripStore>, steps: readonly Step[]): Promise<typeof AGREED> {
  const server = new ModelServer();
  const stores = await Promise.all([0, 1, 2].map(open));
  const devices = stores.map((store, index) => new Device(`user${index}`, server, store));
  await Promise.all(devices.map((device) => device.boot()));
  for (const next of steps) await run(server, devices, next);
  await settle(devices);
  for (const store of stores) store.close();
  const truth = stateText(server.entities.values());
  const counters = server.log.filter((op) => op.c !== undefined).map((op) => `${op.c} ${op.n}`);
  return {
    waiting: devices.reduce((sum, device) => sum + device.replica.pending.length, 0),
    apart: devices.filter((device) => stateText(device.replica.entities()) !== truth).length,
    twice: counters.length - new Set(counters).size,
  };
}

describe('replicas', () => {
  it('agree in the end, whatever is lost, doubled, turned round or dies on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        expect(await after(() => Promise.resolve(memoryStore()), steps)).toEqual(AGREED);
      }),
      { numRuns: 300 },
    );
  });

  it('agree as well when they live in IndexedDB', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        expect(await after(() => openStore(`property-${++made}`), steps)).toEqual(AGREED);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

const title = (v: string): Edit => ({ k: 'set', type: 'item', id: 'a', f: 'title', v });
const item: Edit = { k: 'create', type: 'item', id: 'a', v: { place: { parent: '', pos: 'a0' }, fields: { title: 'a' } } };

async function pair(): Promise<{ server: ModelServer; devices: [Device, Device] }> {
  const server = new ModelServer();
  const devices: [Device, Device] = [new Device('ada', server, memoryStore()), new Device('jo', server, memoryStore())];
  await Promise.all(devices.map((device) => device.boot()));
  await devices[0].edit([item]);
  await settle(devices);
  return { server, devices };
}

describe('a session', () => {
  it('tells both sides of the one true conflict', async () => {
    const { server, devices } = await pair();
    const [ada, jo] = devices;
    jo.disconnect();
    await ada.edit([title('Ada')]);
    await jo.edit([title('Jo')]);
    await settle([ada]);
    await settle(devices);
    expect(jo.conflicts).toBe(1);
    expect(ada.conflicts).toBe(0);
    const over = server.log.find((op) => op.over !== undefined);
    expect(server.log.find((op) => op.seq === over?.over)?.v).toBe('Ada');
  });

  it('drops a refused batch whole, and goes on with the next', async () => {
    const { devices } = await pair();
    const [ada] = devices;
    await ada.edit([{ k: 'set', type: 'day', id: '2027-05-01', f: 'title', v: 'first' }, title('bad')]);
    await ada.edit([title('good')]);
    await settle(devices);
    expect(ada.refused).toHaveLength(2);
    expect(ada.replica.get('item/a')?.fields.title).toBe('good');
    expect(ada.replica.get('day/2027-05-01')).toBeUndefined();
  });

  it('takes a new client id when its counter was used for something else', async () => {
    const { server, devices } = await pair();
    const [ada] = devices;
    const client = server.log.at(-1)?.c ?? '';
    // What a profile that was restored from a backup would have sent before.
    server.push(client, [{ ...title('from the lost time'), c: client, n: 2, base: server.seq, t: '', b: 'lost' }]);
    await ada.edit([title('from now')]);
    await settle(devices);
    expect(ada.replica.get('item/a')?.fields.title).toBe('from now');
    expect(server.log.at(-1)?.c).not.toBe(client);
  });

  it('folds what is pending over a snapshot', async () => {
    const { server, devices } = await pair();
    const [ada, jo] = devices;
    jo.disconnect();
    await ada.edit([{ k: 'set', type: 'item', id: 'a', f: 'url', v: 'https://example.org' }]);
    await settle([ada]);
    server.compact();
    await jo.edit([title('from afar')]);
    await settle(devices);
    expect(ada.replica.get('item/a')?.fields).toEqual({ title: 'from afar', url: 'https://example.org' });
  });
});
