import { type Change, editsOf } from '../src/itinerary/change.ts';
import type { Itinerary } from '../src/itinerary/model.ts';
import { type Edit, type Entity } from '../src/sync/op.ts';
import { Replica } from '../src/sync/replica.ts';
import { Undo } from '../src/sync/undo.ts';
import { viewOf } from '../src/sync/view.ts';
import { trip } from './trip.ts';

/** The trip of test/trip.ts as entities, with what edits do to it. */
export class Desk {
  readonly undoing = new Undo();
  readonly replica: Replica;
  batch = 0;

  constructor(private readonly id = 't') {
    const { items, name } = trip();
    const entity = (type: Entity['type'], of: string, fields: object, place = { parent: '', pos: '' }): Entity => ({
      id: of, type, place, fields: { ...fields }, deleted: false, seq: 1, created_by: 'u', created_at: '', updated_by: 'u', updated_at: '',
    });
    const base = items.map((item) => entity('item', item.id, { type: 'place', title: item.title }, { parent: item.day ?? '', pos: item.pos }));
    this.replica = new Replica('u', [entity('itinerary', id, { name, dates: { start: '2027-05-01', end: '2027-05-02' } }), ...base], 1);
  }

  get trip(): Itinerary {
    const view = viewOf(this.id, (key) => this.replica.get(key), this.replica.entities(), this.replica.seq, []);
    if (!view) throw new Error('the trip is there');
    return view;
  }

  get known() {
    return { trip: this.trip, get: (key: string) => this.replica.get(key) };
  }

  apply(edits: readonly Edit[], b = String(++this.batch)): void {
    this.replica.add(edits.map((edit, n) => ({ ...edit, c: 'c', n: n + 1, base: 1, t: '', b })));
  }

  change(change: Change): void {
    this.commit(editsOf(this.known, change));
  }

  commit(edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    const step = this.undoing.prepare(edits, (key) => this.replica.get(key), this.replica.seq);
    this.undoing.record(step, 'b');
    this.apply(edits);
  }

  item(id: string) {
    return this.trip.items.find((item) => item.id === id);
  }
}
