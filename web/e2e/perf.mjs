// What working on a trip of 200 items costs the browser: `SOJOURN_URL=… node e2e/perf.mjs`. Prints figures, each beside the same measured on an empty page
// of the same browser, because machines differ and are noisy. It judges nothing.
import { chromium } from 'playwright-core';
import { DAYS, createLisbon, dragBefore } from './trip.mjs';
import { EXECUTABLE, register, saved, visitor } from './browser.mjs';

const ITEMS = 200;
const EDITS = 20;

const quantile = (all, q) => all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * q))] ?? 0;
const line = (name, all, unit = 'ms') => process.stdout.write(`${name.padEnd(44)} p50 ${quantile(all, 0.5).toFixed(1)} ${unit}, p95 ${quantile(all, 0.95).toFixed(1)} ${unit}, most ${Math.max(0, ...all).toFixed(1)} ${unit} (${all.length})\n`);

/** Starts to note long tasks and the time between frames. */
const watch = (page) =>
  page.evaluate(() => {
    const seen = { tasks: [], frames: [], isOn: true };
    globalThis.seen = seen;
    new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
    let last = performance.now();
    const frame = (now) => {
      seen.frames.push(now - last);
      last = now;
      if (seen.isOn) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

const seen = (page) =>
  page.evaluate(() => {
    globalThis.seen.isOn = false;
    return { tasks: globalThis.seen.tasks, frames: globalThis.seen.frames };
  });

function report(name, { tasks, frames }) {
  line(`${name}: between frames`, frames);
  process.stdout.write(`${`${name}: tasks over 50 ms`.padEnd(44)} ${tasks.length}${tasks.length > 0 ? ` (most ${Math.max(...tasks).toFixed(0)} ms)` : ''}\n`);
}

/** Waits in the page for Enter, and from then on for the frame that shows a text. */
const awaitPaint = (page, title) =>
  page.evaluate((text) => {
    globalThis.painted = new Promise((resolve) => {
      const onKeyDown = (event) => {
        if (event.key !== 'Enter') return;
        document.removeEventListener('keydown', onKeyDown, true);
        const started = performance.now();
        const look = () => {
          const isShown = document.querySelector('h1')?.textContent === text;
          requestAnimationFrame(isShown ? () => resolve(performance.now() - started) : look);
        };
        look();
      };
      document.addEventListener('keydown', onKeyDown, true);
    });
  }, title);

// Without a graphics card WebGL is drawn by the processor, and would be all that is measured: no WebGL here, and the map's SVG twin.
const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox', '--disable-gpu'] });
const { page } = await visitor(browser, { width: 1440 });
page.setDefaultTimeout(15_000);
await register(page);
await createLisbon(page);
const id = new URL(page.url()).pathname.split('/').at(-1);
await saved(page);
await page.evaluate(
  async ([itinerary, days, count]) => {
    const items = Array.from({ length: count }, (_, at) => ({
      type: 'place',
      title: `Stop ${at + 1}`,
      day: days[at % days.length],
      location: { name: `Stop ${at + 1}`, lat: 38.7 + Math.sin(at) / 20, lon: -9.15 + Math.cos(at * 1.7) / 15, zone: 'Europe/Lisbon' },
    }));
    for (let from = 0; from < count; from += 50) {
      const answer = await fetch(`/api/v1/itineraries/${itinerary}/items`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ items: items.slice(from, from + 50) }) });
      if (!answer.ok) throw new Error(await answer.text());
    }
  },
  [id, DAYS, ITEMS],
);
await page.goto(`${page.url()}?map=svg`);
await page.locator('[data-item]', { hasText: `Stop ${ITEMS}` }).first().waitFor();
await page.waitForLoadState('networkidle');
await page.waitForTimeout(3000);

// What this browser on this machine does when nothing is asked of it.
await watch(page);
await page.mouse.move(300, 300);
await page.mouse.move(320, 600, { steps: 60 });
report('at rest', await seen(page));

const rows = page.locator(`#day-${DAYS[0]} [data-item]`);
await watch(page);
for (let turn = 0; turn < 5; turn++) await dragBefore(page, rows.nth(turn), rows.nth(turn + 6));
report('dragging', await seen(page));

const paints = [];
for (let turn = 0; turn < EDITS; turn++) {
  const text = `Named ${turn}`;
  await page.locator('h1 button').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await awaitPaint(page, text);
  await page.keyboard.press('Enter');
  paints.push(await page.evaluate(() => globalThis.painted));
}
line('edit to paint', paints);

await watch(page);
await page.getByRole('combobox', { name: 'Search for a place to add' }).click();
await page.keyboard.type('stop castelo de sao jorge', { delay: 60 });
report('typing in search', await seen(page));
await browser.close();
