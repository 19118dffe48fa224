// Lighthouse over the public pages and the planner, as a phone: `SOJOURN_URL=… npm start`. Fails where accessibility, best practices, search engines,
// the steadiness of the layout fall short. Speed is the machine's as much as ours: it is the middle of three visits, printed, and judged with `JUDGE=1`.
import lighthouse, { generateReport } from 'lighthouse';
import { launch } from 'chrome-launcher';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const BASE = process.env.SOJOURN_URL;
if (!BASE) throw new Error('SOJOURN_URL names a running server');
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const STEADY = 0.02;
const VISITS = 3;
const FAST = 95;

/** An account of its own with a trip that everybody may see. */
async function somebody() {
  let cookie = '';
  const call = async (method, path, body) => {
    const request = { method, headers: { 'Content-Type': 'application/json', Cookie: cookie }, body: JSON.stringify(body) };
    const answer = await fetch(BASE + path, request);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const email = `light-${randomUUID()}@example.org`;
  const password = 'three unrelated words';
  // A browser's session, by the form that browsers use.
  const answer = await fetch(`${BASE}/register`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ name: 'Ada', email, password }) });
  cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const trip = await call('POST', '/api/v1/itineraries', { name: 'Three days in Lisbon', start_date: '2027-05-01', end_date: '2027-05-03' });
  const stops = [['Belém Tower', 38.6916, -9.216], ['São Jorge Castle', 38.7139, -9.1335], ['National Tile Museum', 38.7247, -9.1139]];
  const items = stops.map(([title, lat, lon], at) => ({ type: 'place', title, day: `2027-05-0${at + 1}`, location: { name: title, lat, lon, zone: 'Europe/Lisbon' } }));
  await call('PUT', `/api/v1/itineraries/${trip.id}/items`, { items });
  await call('PATCH', `/api/v1/itineraries/${trip.id}`, { visibility: 'public' });
  const { share_url: url } = await call('POST', `/api/v1/itineraries/${trip.id}/share`, {});
  return { cookie, trip: trip.id, shared: new URL(url).pathname };
}

const { cookie, trip, shared } = await somebody();
const PAGES = [
  { name: 'landing', path: '/', perfect: ['accessibility', 'best-practices', 'seo'], lcp: 1500 },
  { name: 'shared trip', path: shared, perfect: ['accessibility', 'best-practices', 'seo'], lcp: 1500 },
  { name: 'planner', path: `/app/i/${trip}?map=svg`, perfect: ['accessibility', 'best-practices'], lcp: 2000, headers: { Cookie: cookie } },
];

const chrome = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });

async function visit({ name, path, headers }) {
  const result = await lighthouse(BASE + path, { port: chrome.port, onlyCategories: CATEGORIES, extraHeaders: headers, logLevel: 'error' });
  if (!result) throw new Error(`${name}: no result`);
  return result.lhr;
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const score = ({ categories }, id) => Math.round((categories[id]?.score ?? 0) * 100);
const measure = ({ audits }, id) => audits[id]?.numericValue ?? 0;
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

function speedOf(visits) {
  const of = (id) => middle(visits.map((one) => measure(one, id)));
  return {
    performance: middle(visits.map((one) => score(one, 'performance'))),
    lcp: of('largest-contentful-paint'),
    blocked: of('total-blocking-time'),
    drawn: of('speed-index'),
    machine: Math.min(...visits.map(({ environment }) => environment.benchmarkIndex)),
  };
}

/** What must hold on every visit, whatever the machine. */
const flawsOf = ({ categories, audits }, perfect) =>
  perfect.flatMap((id) => (categories[id]?.auditRefs ?? []).filter(({ id: audit, weight }) => weight > 0 && audits[audit]?.score !== null && (audits[audit]?.score ?? 0) < 1).map(({ id: audit }) => `${id}: ${audit} (${audits[audit]?.title})`));

/** Times are figures: whether they are a failure depends on what else the machine does, so that it has to be asked for. */
function slownessOf({ performance, lcp }, bar) {
  const slow = [...(performance < FAST ? [`performance ${performance}, at least ${FAST}`] : []), ...(lcp > bar ? [`LCP ${seconds(lcp)}, at most ${seconds(bar)}`] : [])];
  if (slow.length === 0 || process.env.JUDGE) return slow;
  process.stdout.write(`  for JUDGE=1 on a quiet machine: ${slow.join('; ')}\n`);
  return [];
}

let isShort = false;
for (const page of PAGES) {
  const visits = [];
  for (let at = 0; at < VISITS; at++) visits.push(await visit(page));
  const [first] = visits;
  const speed = speedOf(visits);
  const shift = Math.max(...visits.map((one) => measure(one, 'cumulative-layout-shift')));
  const scores = CATEGORIES.slice(1).map((id) => `${id} ${score(first, id)}`).join(', ');
  process.stdout.write(`${page.name}: performance ${speed.performance}, ${scores}; LCP ${seconds(speed.lcp)}, blocked ${Math.round(speed.blocked)} ms, speed index ${seconds(speed.drawn)}, layout shift ${shift.toFixed(3)} (machine ${Math.round(speed.machine)})\n`);
  const failed = [...flawsOf(first, page.perfect), ...(shift > STEADY ? [`layout shift ${shift.toFixed(3)}, at most ${STEADY}`] : []), ...slownessOf(speed, page.lcp)];
  for (const reason of failed) process.stdout.write(`  ${reason}\n`);
  isShort ||= failed.length > 0;
  if (process.env.REPORTS) writeFileSync(`${process.env.REPORTS}/${page.name.replace(' ', '-')}.html`, generateReport(first, 'html'));
}
await chrome.kill();
if (isShort) process.exitCode = 1;
