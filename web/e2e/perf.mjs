// What working on a trip of 200 items costs the browser: `SOJOURN_URL=… node e2e/perf.mjs`. Prints figures, each beside the same measured while nothing is
// asked of the page, because machines differ and are noisy; where others work on the same machine the processor's time is the one to go by. It judges
// nothing. `OUT=figures.json` keeps the figures.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { DAYS, createLisbon, dragBefore } from './trip.mjs';
import { EXECUTABLE, register, saved, visitor } from './browser.mjs';

const ITEMS = 200;
const EDITS = 20;

const quantile = (all, q) => all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * q))] ?? 0;
const PAD = 56;
const kept = {};
const line = (name, all) => {
  const figures = { p50: quantile(all, 0.5), p95: quantile(all, 0.95), most: Math.max(0, ...all), count: all.length };
  kept[name] = figures;
  process.stdout.write(`${name.padEnd(PAD)} p50 ${figures.p50.toFixed(1)} ms, p95 ${figures.p95.toFixed(1)} ms, most ${figures.most.toFixed(1)} ms (${figures.count})\n`);
};

const LONG_MS = 50;

/** The page's main thread is the one that has run the most tasks of its own. */
function mainTasks(events) {
  const threads = new Map();
  for (const { name, pid, tid } of events) if (name === 'FunctionCall') threads.set(`${pid} ${tid}`, (threads.get(`${pid} ${tid}`) ?? 0) + 1);
  const [main] = [...threads].toSorted(([, x], [, y]) => y - x)[0] ?? [];
  return events.filter(({ name, pid, tid, tdur }) => name === 'RunTask' && tdur !== undefined && `${pid} ${tid}` === main);
}

/** Starts to note tasks, and the time between frames; what it gives ends it. */
async function watch(page) {
  await page.evaluate(() => {
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
  const devtools = await page.context().browser().newBrowserCDPSession();
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await devtools.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] } });
  return async () => {
    const seen = await page.evaluate(() => {
      globalThis.seen.isOn = false;
      return { tasks: globalThis.seen.tasks, frames: globalThis.seen.frames };
    });
    const ended = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
    await devtools.send('Tracing.end');
    await ended;
    await devtools.detach();
    return { ...seen, processor: mainTasks(events).map(({ tdur }) => tdur / 1000) };
  };
}

const long = (name, all) => {
  const over = all.filter((ms) => ms > LONG_MS);
  kept[name] = { over: over.length, most: Math.max(0, ...all) };
  process.stdout.write(`${name.padEnd(PAD)} ${over.length}${all.length > 0 ? ` (most ${Math.max(...all).toFixed(0)} ms)` : ''}\n`);
};

function report(name, { tasks, frames, processor }) {
  line(`${name}: between frames`, frames);
  long(`${name}: tasks over ${LONG_MS} ms`, tasks);
  long(`${name}: tasks over ${LONG_MS} ms of processor time`, processor);
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
const rest = await watch(page);
await page.mouse.move(300, 300);
await page.mouse.move(320, 600, { steps: 60 });
report('at rest', await rest());

const rows = page.locator(`#day-${DAYS[0]} [data-item]`);
const dragging = await watch(page);
for (let turn = 0; turn < 5; turn++) await dragBefore(page, rows.nth(turn), rows.nth(turn + 6));
report('dragging', await dragging());

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

const typing = await watch(page);
await page.getByRole('combobox', { name: 'Search for a place to add' }).click();
await page.keyboard.type('stop castelo de sao jorge', { delay: 60 });
report('typing in search', await typing());
await browser.close();
if (process.env.OUT) writeFileSync(process.env.OUT, `${JSON.stringify(kept, null, 2)}\n`);
