import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { type Entity, type LocalOp, keyOf } from './op.ts';
import { type Commit, type Draft, type Head, type Loaded, type TripStore, inOrder, numbered, renewed } from './store.ts';

interface Schema extends DBSchema {
  meta: { key: string; value: unknown };
  itineraries: { key: string; value: Head };
  entities: { key: [string, string]; value: Entity };
  pending: { key: [string, string, number]; value: LocalOp };
}

type Stores = ('itineraries' | 'entities' | 'pending')[];
type Write = IDBPTransaction<Schema, Stores, 'readwrite'>;

export const databaseOf = (user: string): string => `sojourn-${user}`;

/** Every key that begins with an itinerary's id. */
const within = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

export async function openStore(user: string): Promise<TripStore> {
  let db: IDBPDatabase<Schema> | null = null;
  db = await openDB<Schema>(databaseOf(user), 1, {
    upgrade(fresh) {
      for (const name of ['meta', 'itineraries', 'entities', 'pending'] as const) fresh.createObjectStore(name, name === 'itineraries' ? { keyPath: 'id' } : {});
    },
    // Another tab wants a newer schema, or to forget everything: it need not wait for this one.
    blocking: () => db?.close(),
  });
  return new DbStore(db);
}

class DbStore implements TripStore {
  readonly durable = true;

  constructor(private readonly db: IDBPDatabase<Schema>) {}

  async load(id: string): Promise<Loaded | null> {
    const tx = this.db.transaction(['itineraries', 'entities', 'pending']);
    const [head, entities, pending] = await Promise.all([
      tx.objectStore('itineraries').get(id),
      tx.objectStore('entities').getAll(within(id)),
      tx.objectStore('pending').getAll(within(id)),
    ]);
    return head ? { head, entities, pending: inOrder(pending, head.client) } : null;
  }

  begin(head: Head, entities: readonly Entity[]): Promise<void> {
    return this.write(async (tx) => {
      if (await tx.objectStore('itineraries').get(head.id)) return;
      await tx.objectStore('itineraries').put(head);
      for (const entity of entities) void tx.objectStore('entities').put(entity, [head.id, keyOf(entity.type, entity.id)]);
    });
  }

  append(id: string, drafts: readonly Draft[], summary?: Head['summary']): Promise<LocalOp[]> {
    // What a person made must be on the disk before it is called saved.
    return this.write(async (tx) => {
      const { head, ops } = numbered(await this.head(tx, id), drafts);
      void tx.objectStore('itineraries').put(summary ? { ...head, summary } : head);
      for (const op of ops) void tx.objectStore('pending').put(op, [id, op.c, op.n]);
      return ops;
    }, 'strict');
  }

  commit(id: string, { put = [], whole = false, gone = [], head = {} }: Commit): Promise<void> {
    return this.write(async (tx) => {
      const known = await this.head(tx, id);
      void tx.objectStore('itineraries').put({ ...known, ...head });
      const entities = tx.objectStore('entities');
      if (whole) void entities.delete(within(id));
      for (const entity of put) void entities.put(entity, [id, keyOf(entity.type, entity.id)]);
      for (const { c, n } of gone) void tx.objectStore('pending').delete([id, c, n]);
    });
  }

  renew(id: string, acked: number): Promise<void> {
    return this.write(async (tx) => {
      const pending = tx.objectStore('pending');
      const { head, gone, ops } = renewed(await this.head(tx, id), await pending.getAll(within(id)), acked);
      void tx.objectStore('itineraries').put(head);
      for (const op of gone) void pending.delete([id, op.c, op.n]);
      for (const op of ops) void pending.put(op, [id, op.c, op.n]);
    });
  }

  forget(id: string): Promise<void> {
    return this.write(async (tx) => {
      await tx.objectStore('itineraries').delete(id);
      for (const name of ['entities', 'pending'] as const) void tx.objectStore(name).delete(within(id));
    });
  }

  heads(): Promise<Head[]> {
    return this.db.getAll('itineraries');
  }

  async unsent(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const [id] of await this.db.getAllKeys('pending')) counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const head of await this.heads()) if (head.create) counts.set(head.id, (counts.get(head.id) ?? 0) + 1);
    return counts;
  }

  getMeta(key: string): Promise<unknown> {
    return this.db.get('meta', key);
  }

  async setMeta(key: string, value: unknown): Promise<void> {
    await this.db.put('meta', value, key);
  }

  close(): void {
    this.db.close();
  }

  private async head(tx: Write, id: string): Promise<Head> {
    const head = await tx.objectStore('itineraries').get(id);
    if (!head) throw new Error(`nothing is known about itinerary ${id}`);
    return head;
  }

  /** Answers when the transaction is complete: only then is anything kept. */
  private async write<T>(run: (tx: Write) => Promise<T>, durability: IDBTransactionDurability = 'relaxed'): Promise<T> {
    const tx = this.db.transaction<Stores, 'readwrite'>(['itineraries', 'entities', 'pending'], 'readwrite', { durability });
    try {
      const [result] = await Promise.all([run(tx), tx.done]);
      return result;
    } catch (error) {
      try {
        tx.abort();
      } catch {
        // it is over already
      }
      throw error;
    }
  }
}
