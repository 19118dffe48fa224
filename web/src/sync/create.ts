import { api, unwrap } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import type { components } from '../api/schema.d.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { storeOf, whoIsHere } from './account.ts';
import { type Entity, keyOf } from './op.ts';
import { newHead } from './store.ts';
import { summaryOf, viewOf } from './view.ts';

export type CreateBody = components['schemas']['ItineraryCreateInput'] & { id: string };

/** Makes the itinerary on the server. One that is there already was made by an answer that got lost. */
export async function createRemote(body: object): Promise<void> {
  const made = body as CreateBody;
  try {
    await unwrap(api.POST('/api/v1/itineraries', { body: made, params: { header: { 'Idempotency-Key': made.id } } }));
  } catch (error) {
    if (toProblem(error).status !== 409) throw error;
  }
}

const entity = (type: Entity['type'], id: string, fields: Record<string, unknown>, user: string): Entity => {
  const at = new Date().toISOString();
  return { id, type, place: { parent: '', pos: '' }, fields, deleted: false, seq: 0, created_by: user, created_at: at, updated_by: user, updated_at: at };
};

/** Makes the itinerary on this device; the server hears of it, and then of its changes, when it can be reached. */
export async function createHere(body: CreateBody): Promise<Pick<Itinerary, 'id'>> {
  const user = await whoIsHere();
  const store = await storeOf(user);
  const { id, name, destination, start_date, end_date, home_currency, budget } = body;
  const dates = start_date ? { dates: { start: start_date, end: end_date ?? start_date } } : {};
  const fields = { name, status: 'draft', visibility: 'private', ...dates, ...(destination ? { destination } : {}), ...(home_currency ? { home_currency } : {}), ...(budget ? { budget } : {}) };
  const entities = [entity('itinerary', id, fields, user), entity('member', user, { role: 'owner' }, user)];
  const byKey = new Map(entities.map((each) => [keyOf(each.type, each.id), each]));
  const trip = viewOf(id, (key) => byKey.get(key), entities, 0, []);
  await store.begin({ ...newHead(id), create: body, ...(trip ? { summary: summaryOf(trip) } : {}) }, entities);
  return { id };
}
