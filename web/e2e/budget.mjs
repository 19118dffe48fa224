// A trip with prices, references and a second person, as the budget's tests need it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { BASE } from './browser.mjs';

const ok = async (answer, what) => {
  assert.ok(answer.ok(), `${what}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
};

const eur = (amount) => ({ amount, currency: 'EUR' });
const PORTO = { name: 'Porto', lat: 41.15, lon: -8.61, zone: 'Europe/Lisbon' };
const NEW_YORK = { name: 'New York', lat: 40.64, lon: -73.78, zone: 'America/New_York' };
const LISBON = { name: 'Lisbon', lat: 38.71, lon: -9.13, zone: 'Europe/Lisbon' };

const ITEMS = [
  { title: 'TP 204', type: 'flight', day: '2027-05-01', location: NEW_YORK, end_location: LISBON, start_local: '2027-05-01T22:30', start_zone: 'America/New_York', end_local: '2027-05-02T10:15', end_zone: 'Europe/Lisbon', booking_ref: 'QX7K2P', cost: { amount: 64_800, currency: 'USD' }, url: 'https://www.flytap.com/trip' },
  { title: 'Hotel Mundial', type: 'lodging', day: '2027-05-02', location: LISBON, start_local: '2027-05-02T15:00', end_local: '2027-05-04T11:00', booking_ref: 'HM-99812', cost: eur(31_000) },
  { title: 'Fado dinner', type: 'restaurant', day: '2027-05-03', start_local: '2027-05-03T20:00', cost: eur(9000) },
  { title: 'Train to Porto', type: 'train', day: '2027-05-04', location: LISBON, end_location: PORTO, start_local: '2027-05-04T12:30', end_local: '2027-05-04T15:20', cost: eur(5050) },
  { title: 'Castle', type: 'activity', day: '2027-05-03', location: LISBON, cost: eur(1500) },
  { title: 'Sailing', type: 'activity', cost: eur(20_000) },
];

/** Its id. */
export async function pricedTrip({ request }, budget = eur(150_000)) {
  const data = { name: 'Lisbon and Porto', start_date: '2027-05-01', end_date: '2027-05-06', home_currency: 'EUR', budget };
  const { id } = await ok(await request.post(`${BASE}/api/v1/itineraries`, { data }), 'creating');
  await ok(await request.put(`${BASE}/api/v1/itineraries/${id}/items`, { data: { items: ITEMS } }), 'adding');
  const made = (n, type, fields) => ({ n, k: 'create', type, id: randomUUID(), v: { place: { parent: '', pos: '' }, fields } });
  const ops = [made(1, 'traveller', { name: 'Grandma Eleanor' })];
  await ok(await request.post(`${BASE}/api/v1/itineraries/${id}/ops`, { data: { client: randomUUID(), ops } }), 'naming a traveller');
  return id;
}
