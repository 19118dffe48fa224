// A trip with everything that pages and days have to show: a stay, a night train, notes, costs, a reference, an idea.
import assert from 'node:assert/strict';
import { BASE, signUp, visitor } from './browser.mjs';

const LISBON = 'Europe/Lisbon';
const place = (name, lat, lon, address = '') => ({ name, lat, lon, zone: LISBON, ...(address ? { address } : {}) });
const on = (day, time) => ({ day, start_local: `${day}T${time}`, start_zone: LISBON });

export const RICH_DAYS = ['2027-05-01', '2027-05-02', '2027-05-03'];
export const SECRETS = { reference: 'QX7T2M', amount: '€47.11' };

const [FIRST, SECOND, THIRD] = RICH_DAYS;
const ITEMS = [
  { title: 'Casa do Tejo', type: 'lodging', ...on(FIRST, '15:00'), end_local: `${THIRD}T11:00`, end_zone: LISBON, location: place('Casa do Tejo', 38.7105, -9.1378, 'Rua do Arsenal 100, Lisboa'), booking_ref: 'HOTEL9' },
  { title: 'São Jorge Castle', type: 'place', ...on(FIRST, '16:30'), duration_min: 90, location: place('Castelo de São Jorge', 38.7139, -9.1335), booking_ref: SECRETS.reference, cost: { amount: 4711, currency: 'EUR' }, description: 'Tickets are on the phone. Use the back door if the queue is long.', url: 'https://castelodesaojorge.pt/en/' },
  { title: 'Dinner in Alfama', type: 'restaurant', ...on(FIRST, '20:00'), duration_min: 90, location: place('Alfama', 38.7119, -9.1297) },
  { title: 'Jerónimos Monastery', type: 'place', ...on(SECOND, '09:30'), duration_min: 90, location: place('Mosteiro dos Jerónimos', 38.6979, -9.2068, 'Praça do Império, Lisboa') },
  { title: 'Pastéis', type: 'restaurant', day: SECOND, location: place('Pastéis de Belém', 38.6975, -9.2032) },
  { title: 'Belém Tower', type: 'place', ...on(SECOND, '13:00'), duration_min: 60, location: place('Torre de Belém', 38.6916, -9.216) },
  { title: 'Oceanarium', type: 'place', ...on(THIRD, '12:00'), duration_min: 120, location: place('Oceanário de Lisboa', 38.7635, -9.0937) },
  { title: 'Tile Museum', type: 'place', location: place('Museu Nacional do Azulejo', 38.7246, -9.1139) },
];

async function ok(answer) {
  assert.ok(answer.ok(), await answer.text());
  return answer.json();
}

/** Makes it for whoever is signed in; its id. `more` are further items. */
export async function richTrip(context, more = [], base = BASE) {
  const data = { name: 'Lisbon in spring', description: 'Three slow days by the river.', start_date: FIRST, end_date: THIRD };
  const { id } = await ok(await context.request.post(`${base}/api/v1/itineraries`, { data }));
  await ok(await context.request.put(`${base}/api/v1/itineraries/${id}/items`, { data: { items: [...ITEMS, ...more] } }));
  return id;
}

/** Somebody with that trip: its id, and a way to open browsers that are signed in. */
export async function richOwner(browser) {
  const { context } = await visitor(browser, { width: 1440 });
  await signUp(context);
  const trip = await richTrip(context);
  const { cookies } = await context.storageState();
  await context.close();
  const open = async (look) => {
    const one = await visitor(browser, look);
    await one.context.addCookies(cookies);
    return one;
  };
  return { trip, open };
}
