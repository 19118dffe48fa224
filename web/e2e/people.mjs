// Two people on one trip, and a network that can be cut for good.
import assert from 'node:assert/strict';
import { createServer, connect } from 'node:net';
import { BASE } from './browser.mjs';

const ok = async (answer, what) => {
  assert.ok(answer.ok(), `${what}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
};

const LISBON = (name, lat, lon) => ({ name, lat, lon, zone: 'Europe/Lisbon' });

export const PLACES = [
  ['Castle', '2027-05-01', LISBON('Castelo de São Jorge', 38.7139, -9.1335)],
  ['Tower', '2027-05-01', LISBON('Torre de Belém', 38.6916, -9.216)],
  ['Oceanarium', '2027-05-02', LISBON('Oceanário', 38.7635, -9.0937)],
  ['Fado', '2027-05-02', LISBON('Alfama', 38.7119, -9.1297)],
];

/** A trip of two days with four items, or of two weeks with more; its id. */
export async function lisbon(context, count = PLACES.length) {
  const data = { name: 'Lisbon together', start_date: '2027-05-01', end_date: count > PLACES.length ? '2027-05-14' : '2027-05-02' };
  const { id } = await ok(await context.request.post(`${BASE}/api/v1/itineraries`, { data }), 'creating');
  const items = PLACES.map(([title, day, location]) => ({ title, day, location, type: 'place' }));
  while (items.length < count) items.push({ title: `Stop ${items.length}`, day: `2027-05-${String((items.length % 14) + 1).padStart(2, '0')}`, type: 'activity' });
  await ok(await context.request.put(`${BASE}/api/v1/itineraries/${id}/items`, { data: { items } }), 'adding');
  return id;
}

export async function invite(owner, guest, trip) {
  const { token } = await ok(await owner.request.post(`${BASE}/api/v1/itineraries/${trip}/invites`, { data: { role: 'editor' } }), 'inviting');
  await ok(await guest.request.post(`${BASE}/api/v1/invitations/${token}/accept`, { data: {} }), 'accepting');
}

/** What the server holds: titles by list, in order. */
export async function held(context, trip) {
  const { items, days } = await ok(await context.request.get(`${BASE}/api/v1/itineraries/${trip}`), 'reading');
  const lists = {};
  for (const { day, title } of items.toSorted((a, b) => (a.pos === b.pos ? (a.id < b.id ? -1 : 1) : a.pos < b.pos ? -1 : 1))) (lists[day ?? 'ideas'] ??= []).push(title);
  return { lists, items, days };
}

/** What a page shows of the plan, as one text to compare: who is looking at it is not part of it. */
export const shown = (page) =>
  page.evaluate(() => {
    const text = (row) => {
      const copy = row.cloneNode(true);
      for (const mark of copy.querySelectorAll('[data-visitors]')) mark.remove();
      return copy.textContent;
    };
    return [...document.querySelectorAll('section[id^="day-"]')].map((section) => `${section.id}: ${[...section.querySelectorAll('[data-item]')].map(text).join(' | ')}`).join('\n');
  });

/** Two pages agree, and go on agreeing. */
export async function agree(one, other) {
  const until = Date.now() + 20_000;
  for (;;) {
    const [left, right] = [await shown(one), await shown(other)];
    if (left === right) return left;
    assert.ok(Date.now() < until, `the two see different plans:\n${left}\n---\n${right}`);
    await one.waitForTimeout(100);
  }
}

/** A door to the server that can be shut: nothing gets through, whatever the browser believes. */
export async function door() {
  const { hostname, port } = new URL(BASE);
  const open = new Set();
  const listen = (at) =>
    new Promise((resolve) => {
      const server = createServer((inside) => {
        const outside = connect(Number(port), hostname);
        for (const socket of [inside, outside]) {
          open.add(socket);
          socket.on('error', () => undefined).on('close', () => open.delete(socket));
        }
        inside.pipe(outside).pipe(inside);
      });
      server.listen(at, '127.0.0.1', () => resolve(server));
    });
  let server = await listen(0);
  const at = server.address().port;
  return {
    url: `http://127.0.0.1:${at}`,
    shut: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
    open: async () => {
      server = await listen(at);
    },
  };
}
