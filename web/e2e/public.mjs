// A trip worth sharing, made through the API: a stay over nights, a train, times, notes, ideas.
import assert from 'node:assert/strict';
import { BASE } from './browser.mjs';

const place = (name, lat, lon) => ({ name, lat, lon, zone: 'Europe/Lisbon' });
const sight = (day, name, lat, lon, start, minutes, more = {}) => ({
  title: name, day, location: place(name, lat, lon), ...(start && { start_local: start }), ...(minutes && { duration_min: minutes }), ...more,
});

const [first, second, third] = ['2027-05-01', '2027-05-02', '2027-05-03'];

const ITEMS = [
  sight(first, 'Jerónimos Monastery', 38.6979, -9.2061, '09:30', 90, { description: 'Buy the ticket online: the queue in the sun is long.' }),
  sight(first, 'Belém Tower', 38.6916, -9.216, '11:30', 60),
  sight(first, 'MAAT', 38.6959, -9.1944, '14:30', 75),
  { type: 'lodging', title: 'Pensão Alegria', day: first, location: place('Pensão Alegria', 38.7139, -9.1394), start_local: `${first}T17:00`, end_local: `${third}T11:00` },
  { ...sight(first, 'Taberna da Rua das Flores', 38.7109, -9.143, '20:00', 90), type: 'restaurant' },
  sight(second, 'Lisbon Cathedral', 38.7098, -9.1326, '09:30', 45),
  sight(second, 'São Jorge Castle', 38.7139, -9.1335, '11:00', 90),
  sight(second, 'Fado Museum', 38.7112, -9.1277, '15:00', 75),
  { type: 'train', title: 'Train to Sintra', day: third, location: place('Rossio', 38.7147, -9.1408), start_local: `${third}T09:10`, end_local: `${third}T09:50` },
  sight(third, 'Pena Palace', 38.7876, -9.3905, '10:30', 150),
  { title: 'Oceanarium', location: place('Lisbon Oceanarium', 38.7635, -9.0937), description: 'If it rains.' },
];

async function ask(context, method, path, data) {
  const answer = await context.request.fetch(`${BASE}/api/v1${path}`, { method, ...(data && { data }), headers: { Origin: BASE } });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? undefined : answer.json();
}

/** Makes the trip for whoever is signed in in the context. Answers with its id and the path of its shared page. */
export async function shareLisbon(context) {
  const trip = await ask(context, 'POST', '/itineraries', {
    name: 'Lisbon by the river', description: 'Three easy days in May: the river, the hills, and a day in Sintra.',
    start_date: first, end_date: third, destination: { ...place('Lisbon', 38.7223, -9.1393), country: 'PT' },
  });
  await ask(context, 'PATCH', `/itineraries/${trip.id}/days/${first}`, { title: 'Belém', notes: 'Tram 15 from Praça da Figueira, every ten minutes.' });
  await ask(context, 'PATCH', `/itineraries/${trip.id}/days/${second}`, { title: 'Alfama and the castle' });
  await ask(context, 'PUT', `/itineraries/${trip.id}/items`, { items: ITEMS });
  const { share_url: url } = await ask(context, 'POST', `/itineraries/${trip.id}/share`);
  return { id: trip.id, path: new URL(url).pathname };
}

/** Makes an invitation to the trip and answers with its path. */
export async function inviteTo(context, id) {
  const made = await ask(context, 'POST', `/itineraries/${id}/invites`, { role: 'editor' });
  return new URL(made.url ?? made.invite_url).pathname;
}

export const withdraw = (context, id) => ask(context, 'DELETE', `/itineraries/${id}/share`);
