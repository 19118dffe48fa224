// Lighthouse over the public pages and the planner, as a phone: `SOJOURN_URL=… npm start`. Fails where accessibility, best practices, search engines or
// the steadiness of the layout fall short; speed is printed, not judged, because it is the machine's as much as ours.
import lighthouse, { generateReport } from 'lighthouse';
import { launch } from 'chrome-launcher';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const BASE = process.env.SOJOURN_URL;
if (!BASE) throw new Error('SOJOURN_URL names a running server');
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const STEADY = 0.02;

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
  { name: 'landing', path: '/', perfect: ['accessibility', 'best-practices', 'seo'] },
  { name: 'shared trip', path: shared, perfect: ['accessibility', 'best-practices', 'seo'] },
  { name: 'planner', path: `/app/i/${trip}?map=svg`, perfect: ['accessibility', 'best-practices'], headers: { Cookie: cookie } },
];

const chrome = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
let isShort = false;
for (const { name, path, perfect, headers } of PAGES) {
  const result = await lighthouse(BASE + path, { port: chrome.port, onlyCategories: CATEGORIES, extraHeaders: headers, logLevel: 'error' });
  if (!result) throw new Error(`${name}: no result`);
  const { categories, audits } = result.lhr;
  const scores = CATEGORIES.map((id) => `${id} ${Math.round((categories[id]?.score ?? 0) * 100)}`).join(', ');
  const shift = audits['cumulative-layout-shift']?.numericValue ?? 1;
  process.stdout.write(`${name}: ${scores}; LCP ${((audits['largest-contentful-paint']?.numericValue ?? 0) / 1000).toFixed(2)} s, layout shift ${shift.toFixed(3)}\n`);
  const failed = perfect.flatMap((id) => (categories[id]?.auditRefs ?? []).filter(({ id: audit, weight }) => weight > 0 && audits[audit]?.score !== null && (audits[audit]?.score ?? 0) < 1).map(({ id: audit }) => `${id}: ${audit} (${audits[audit]?.title})`));
  if (shift > STEADY) failed.push(`layout shift ${shift.toFixed(3)}, at most ${STEADY}`);
  for (const reason of failed) process.stdout.write(`  ${reason}\n`);
  isShort ||= failed.length > 0;
  if (process.env.REPORTS) writeFileSync(`${process.env.REPORTS}/${name.replace(' ', '-')}.html`, generateReport(result.lhr, 'html'));
}
await chrome.kill();
if (isShort) process.exitCode = 1;
