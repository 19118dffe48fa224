import { type LocalOp, keyOf } from './op.ts';
import { type Head, type Loaded, type TripStore, inOrder, numbered, renewed } from './store.ts';

interface Trip {
  head: Head;
  entities: Map<string, Loaded['entities'][number]>;
  pending: LocalOp[];
}

/** For a browser that keeps nothing: works as long as the page is open. */
export function memoryStore(from?: Loaded): TripStore {
  const trips = new Map<string, Trip>();
  const meta = new Map<string, unknown>();
  const enter = ({ head, entities, pending }: Loaded): void => {
    trips.set(head.id, { head, entities: new Map(entities.map((entity) => [keyOf(entity.type, entity.id), entity])), pending });
  };
  if (from) enter(from);
  const at = (id: string): Trip => {
    const trip = trips.get(id);
    if (!trip) throw new Error(`nothing is known about itinerary ${id}`);
    return trip;
  };
  return {
    durable: false,
    load: (id) => {
      const trip = trips.get(id);
      return Promise.resolve(trip ? { head: trip.head, entities: [...trip.entities.values()], pending: inOrder(trip.pending, trip.head.client) } : null);
    },
    begin: (head, entities) => {
      if (!trips.has(head.id)) enter({ head, entities: [...entities], pending: [] });
      return Promise.resolve();
    },
    append: (id, drafts, summary) => {
      const trip = at(id);
      const { head, ops } = numbered(trip.head, drafts);
      trip.head = summary ? { ...head, summary } : head;
      trip.pending = [...trip.pending, ...ops];
      return Promise.resolve(ops);
    },
    commit: (id, { put = [], whole = false, gone = [], head = {} }) => {
      const trip = at(id);
      if (whole) trip.entities.clear();
      for (const entity of put) trip.entities.set(keyOf(entity.type, entity.id), entity);
      trip.pending = trip.pending.filter((op) => !gone.some(({ c, n }) => c === op.c && n === op.n));
      trip.head = { ...trip.head, ...head };
      return Promise.resolve();
    },
    renew: (id, acked) => {
      const trip = at(id);
      const { head, gone, ops } = renewed(trip.head, trip.pending, acked);
      trip.head = head;
      trip.pending = [...trip.pending.filter((op) => !gone.includes(op)), ...ops];
      return Promise.resolve();
    },
    forget: (id) => {
      trips.delete(id);
      return Promise.resolve();
    },
    heads: () => Promise.resolve([...trips.values()].map((trip) => trip.head)),
    unsent: () => Promise.resolve(new Map([...trips].flatMap(([id, trip]) => (trip.pending.length > 0 ? [[id, trip.pending.length]] : [])))),
    getMeta: (key) => Promise.resolve(meta.get(key)),
    setMeta: (key, value) => {
      meta.set(key, value);
      return Promise.resolve();
    },
    close: () => undefined,
  };
}
