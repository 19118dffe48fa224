// The trip on paper, and the trip on the day itself, against a real server.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { ARGS, BASE, EXECUTABLE, axe, launch, register, saved, shot, signUp, visitor } from './browser.mjs';
import { door } from './people.mjs';
import { RICH_DAYS, SECRETS, richTrip } from './rich.mjs';

const [FIRST, , THIRD] = RICH_DAYS;
const PAPERS = { A4: [595, 842], Letter: [612, 792] };

/** Pages and their sizes in points, as the file says. */
async function pdf(page) {
  const text = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)].map(([, width, height]) => [Number(width), Number(height)]);
  return { pages: text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, boxes };
}

function isOn({ boxes }, paper) {
  const [width, height] = PAPERS[paper];
  assert.ok(boxes.length > 0);
  for (const [x, y] of boxes) assert.ok(Math.abs(x - width) <= 1 && Math.abs(y - height) <= 1, `${x} × ${y} is not ${paper}`);
}

const pages = (page, count) => page.locator(`[data-pages="${count}"]`).waitFor();
const choose = (page, name) => page.getByRole('checkbox', { name }).check();

async function openPrint(page, trip) {
  await page.goto(`${BASE}/app/i/${trip}/print`);
  await page.locator('[data-sheet]').first().waitFor();
}

/** A phone would make its page wider instead of scrolling, so the window's own width is no measure. */
const isNarrow = (page) => page.evaluate((width) => document.documentElement.scrollWidth <= width, page.viewportSize().width);

describe('print', { concurrency: false }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function start(width, scheme, more) {
    const one = await visitor(browser, { width, scheme });
    await signUp(one.context);
    return { ...one, trip: await richTrip(one.context, more) };
  }

  it('puts a cover and a day a page on the paper that was chosen', async () => {
    const { page, context, trip, faults } = await start(1440, 'light');
    await openPrint(page, trip);
    await pages(page, 4);
    const first = await pdf(page);
    assert.equal(first.pages, 4);
    isOn(first, 'A4');
    await page.getByText('Letter', { exact: true }).click();
    await pages(page, 4);
    const second = await pdf(page);
    assert.equal(second.pages, 4);
    isOn(second, 'Letter');
    await choose(page, 'Ideas');
    await pages(page, 5);
    assert.equal((await pdf(page)).pages, 5);
    await page.getByRole('img', { name: 'Code with the address of this trip' }).first().waitFor();
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(faults, []);
    await shot(page, 'print-1440');
    await context.close();
  });

  it('has nothing private anywhere on the page until it is chosen', async () => {
    const { page, context, trip } = await start(1440, 'dark');
    await openPrint(page, trip);
    await pages(page, 4);
    const holds = async (text) => (await page.content()).includes(text);
    for (const secret of [...Object.values(SECRETS), 'HOTEL9', 'Ada Lovelace']) assert.equal(await holds(secret), false, secret);
    for (const name of ['Costs', 'Booking references', 'People']) await choose(page, name);
    for (const secret of [...Object.values(SECRETS), 'HOTEL9', 'Ada Lovelace']) assert.equal(await holds(secret), true, secret);
    await page.getByRole('checkbox', { name: 'Costs' }).uncheck();
    assert.equal(await holds(SECRETS.amount), false);
    assert.deepEqual(await axe(page), []);
    const paper = await page.locator('[data-sheet]').first().evaluate((sheet) => getComputedStyle(sheet).backgroundColor);
    assert.equal(paper, 'rgb(255, 255, 255)', 'paper is white in the dark too');
    await context.close();
  });

  it('lets a long day go on with its heading, and cuts no row', async () => {
    const notes = 'Bring water, and look up at the tiles above the door. '.repeat(60);
    const more = Array.from({ length: 24 }, (_, at) => ({ title: `Sight ${at + 1}`, type: 'place', day: FIRST, location: { name: `Place ${at}`, lat: 38.71 + at / 4000, lon: -9.14 + at / 3000, zone: 'Europe/Lisbon' }, ...(at === 3 ? { description: notes } : {}) }));
    const { page, context, trip } = await start(1440, 'light', more);
    await openPrint(page, trip);
    const days = page.locator(`[data-sheet="${FIRST}"]`);
    await days.nth(2).waitFor();
    assert.equal(await days.nth(0).getByText('(continued)').count(), 0);
    assert.equal(await days.nth(1).getByRole('heading', { name: /^Saturday.* \(continued\)$/ }).count(), 1);
    const cut = await page.locator('[data-sheet]').evaluateAll((sheets) =>
      sheets.flatMap((sheet) => {
        const end = sheet.querySelector('footer').getBoundingClientRect().top;
        return [...sheet.querySelectorAll('[data-block]')].filter((block) => block.getBoundingClientRect().bottom > end + 0.5).map((block) => block.textContent);
      }),
    );
    assert.deepEqual(cut, []);
    const shown = Number(await page.locator('[data-pages]').getAttribute('data-pages'));
    assert.equal((await pdf(page)).pages, shown);
    await context.close();
  });

  it('is read on a phone without scrolling sideways, and printed from it as from anywhere', async () => {
    const { page, context, trip, faults } = await start(390, 'light');
    await openPrint(page, trip);
    await pages(page, 4);
    assert.ok(await isNarrow(page));
    assert.deepEqual(await axe(page), []);
    await shot(page, 'print-390');
    await page.setViewportSize({ width: 320, height: 640 });
    assert.ok(await isNarrow(page));
    const printed = await pdf(page);
    assert.equal(printed.pages, 4);
    isOn(printed, 'A4');
    assert.deepEqual(faults, []);
    await context.close();
  });
});

describe('today', { concurrency: false }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  /** At a moment of the trip, in the browser's own clock. */
  async function at(time, width, scheme) {
    const one = await visitor(browser, { width, scheme });
    await one.page.clock.install({ time: new Date(time) });
    await signUp(one.context);
    const trip = await richTrip(one.context);
    await one.page.goto(`${BASE}/app/i/${trip}?view=today`);
    return { ...one, trip };
  }

  const marked = (page, mark) => page.locator(`[data-mark="${mark}"]`);

  it('says what is on, what is next and when to leave, and moves on by itself', async () => {
    const { page, context, faults } = await at('2027-05-01T15:35:00Z', 390, 'light');
    const next = page.getByRole('region', { name: 'São Jorge Castle' });
    await page.getByRole('region', { name: 'Now' }).getByText('São Jorge Castle').waitFor();
    await page.getByRole('region', { name: 'Dinner in Alfama' }).getByText(/Leave by 19:4\d/).waitFor();
    assert.equal(await next.count(), 0);
    assert.ok(await isNarrow(page));
    assert.deepEqual(await axe(page), []);
    await shot(page, 'today-390');

    // The castle takes until six.
    await page.clock.fastForward('02:00:00');
    await page.getByRole('region', { name: 'Now' }).waitFor({ state: 'detached' });
    await page.clock.fastForward('00:50:00');
    await page.getByRole('region', { name: 'Dinner in Alfama' }).getByText(/in \d+ min$/).waitFor();

    await page.getByRole('checkbox', { name: 'São Jorge Castle is done' }).check();
    await page.getByText('1 of 3 done').waitFor();
    await saved(page);
    await page.getByRole('region', { name: 'Dinner in Alfama' }).getByRole('button', { name: 'Done' }).click();
    await page.getByText('That was the day').waitFor();
    await page.getByText('2 of 3 done').waitFor();
    await page.getByRole('button', { name: 'Day after' }).click();
    await page.getByRole('heading', { name: /^Sunday/ }).waitFor();
    await page.getByRole('navigation', { name: 'Other days' }).getByRole('button', { name: 'Today' }).click();
    await page.getByRole('heading', { name: /^Saturday/ }).waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    assert.ok(await isNarrow(page));
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('shows the ticket, the address and a way into the device’s own maps', async () => {
    const { page, context } = await at('2027-05-01T14:50:00Z', 1440, 'dark');
    const next = page.getByRole('region', { name: 'São Jorge Castle' });
    await next.getByText(SECRETS.reference).waitFor();
    await next.getByText('Use the back door', { exact: false }).waitFor();
    assert.match(await next.getByRole('link', { name: 'Open in maps' }).getAttribute('href'), /^geo:38\.7139,-9\.1335\?q=/);
    await next.getByRole('link', { name: 'castelodesaojorge.pt/en' }).waitFor();
    await page.getByRole('heading', { name: 'Tonight' }).waitFor();
    assert.equal(await marked(page, 'next').count(), 1);
    assert.deepEqual(await axe(page), []);
    await shot(page, 'today-1440-dark');
    await context.close();
  });

  it('counts down before the trip and sums up after it', async () => {
    const { page, context } = await at('2027-04-01T10:00:00Z', 390, 'dark');
    await page.getByText('30 days').waitFor();
    await page.getByText('1 item has no time').waitFor();
    assert.deepEqual(await axe(page), []);
    await shot(page, 'today-before-390');
    await page.clock.fastForward(35 * 24 * 3_600_000);
    await page.getByText('Welcome back').waitFor();
    assert.deepEqual(await axe(page), []);
    await shot(page, 'today-after-390');
    await context.close();
  });

  it('starts cold without a network, and so do the pages to print', async (t) => {
    const profile = mkdtempSync(join(tmpdir(), 'today-profile-'));
    const gate = await door();
    const open = async () => {
      const context = await chromium.launchPersistentContext(profile, { executablePath: EXECUTABLE, args: ARGS, viewport: { width: 390, height: 844 }, locale: 'en-GB', reducedMotion: 'reduce' });
      const page = context.pages()[0] ?? (await context.newPage());
      await page.clock.install({ time: new Date(`${THIRD}T10:30:00Z`) });
      return { context, page };
    };
    let { context, page } = await open();
    t.after(async () => {
      await context.close();
      await gate.shut();
      rmSync(profile, { recursive: true, force: true });
    });
    await register(page, gate.url);
    const trip = await richTrip(context, [], gate.url);
    await page.goto(`${gate.url}/app/i/${trip}?view=today`);
    await page.getByRole('region', { name: 'Oceanarium' }).waitFor();
    await saved(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.close();

    await gate.shut();
    ({ context, page } = await open());
    await page.goto(`${gate.url}/app/i/${trip}?view=today`);
    const next = page.getByRole('region', { name: 'Oceanarium' });
    await next.getByText(/Leave (by|now)/).waitFor();
    await next.getByText('from Casa do Tejo', { exact: false }).waitFor();
    await next.getByRole('button', { name: 'Done' }).click();
    await page.getByText('1 of 1 done').waitFor();
    await page.goto(`${gate.url}/app/i/${trip}/print`);
    await pages(page, 4);
    assert.equal((await pdf(page)).pages, 4);
  });
});
