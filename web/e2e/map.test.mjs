// Both maps, and what the keyboard does everywhere: pins that merge, cards, the palette and the shortcuts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, mapIsDrawn, register, saved, shot, visitor } from './browser.mjs';
import { DAYS, SIGHTS, addSight, createLisbon, day, row, titles } from './trip.mjs';

const NO_WEBGL = () => {
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function get(kind, ...rest) {
    return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest);
  };
};

describe('map and keyboard', { concurrency: false }, () => {
  let browser;
  let state;
  let trip;

  before(async () => {
    browser = await launch({ gl: true });
    const { context, page } = await visitor(browser, { width: 1440 });
    await register(page);
    await createLisbon(page);
    for (const sight of SIGHTS.slice(0, 4)) await addSight(page, DAYS[0], sight);
    // The same place a second time: two stops that no zoom tells apart.
    await row(page, DAYS[0], 'Belém Tower').getByRole('button', { name: 'Belém Tower', exact: true }).focus();
    await page.keyboard.press('d');
    await row(page, DAYS[0], 'Belém Tower').nth(1).waitFor();
    await saved(page);
    trip = new URL(page.url()).pathname;
    state = await context.storageState();
    await context.close();
  });
  after(() => browser.close());

  async function open(search, options = {}) {
    const { context, page, faults } = await visitor(browser, { width: 1440, ...options });
    if (options.init) await page.addInitScript(options.init);
    await context.addCookies(state.cookies);
    await page.goto(BASE + trip + search);
    if (search.includes('map=svg') || options.init) await page.locator('[data-map="svg"] path').first().waitFor();
    else await mapIsDrawn(page);
    return { context, page, faults };
  }

  /** How many stops each pin on the map stands for. */
  const counts = (page) => page.locator('[data-pin]').evaluateAll((pins) => pins.map((pin) => pin.dataset.pin.split(' ').length));
  const total = async (page) => (await counts(page)).reduce((sum, count) => sum + count, 0);
  const zoom = (page, name) => page.getByRole('button', { name }).click();

  async function apart(page) {
    const middles = await page.locator('[data-pin]').evaluateAll((pins) =>
      pins.map((pin) => {
        const { x, y, width, height } = pin.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
      }),
    );
    return Math.min(...middles.flatMap(([x, y], at) => middles.slice(at + 1).map(([a, b]) => Math.hypot(a - x, b - y))), Infinity);
  }

  for (const [engine, search] of [
    ['WebGL', ''],
    ['SVG', '?map=svg'],
  ]) {
    it(`merges pins that are too close and splits them again, ${engine}`, async () => {
      const { context, page, faults } = await open(search);
      await page.locator('[data-pin]').nth(2).waitFor();
      assert.equal(await total(page), 5, 'every stop is in one pin');
      assert.ok((await apart(page)) >= 27, 'no two pins are closer than the limit');
      for (let step = 0; step < 4; step++) await zoom(page, 'Zoom out');
      await page.waitForFunction(() => document.querySelectorAll('[data-pin]').length <= 2);
      assert.equal(await total(page), 5);
      await shot(page, `map-merged-${engine}`);
      assert.deepEqual(await axe(page), []);
      const several = page.locator('[data-pin*=" "]').first();
      await several.focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('[data-pin]').length > 2);
      assert.ok(await page.evaluate(() => document.activeElement?.matches('[data-pin]')), 'focus stays on what is left of the pin');
      assert.deepEqual(faults, []);
      await context.close();
    });

    it(`lists stops on one spot, and its cards have the keyboard, ${engine}`, async () => {
      const { context, page, faults } = await open(search);
      const pin = page.getByRole('button', { name: /^2 stops close together: .*Belém Tower/ });
      await pin.waitFor();
      for (let tries = 0; tries < 6 && (await page.getByRole('group', { name: '2 stops here' }).count()) === 0; tries++) {
        await pin.press('Enter');
        await page.waitForFunction(() => !document.querySelector('[data-map="gl"]') || document.querySelector('[data-map="gl"][data-idle="true"]'));
      }
      const card = page.getByRole('group', { name: '2 stops here' });
      await card.waitFor();
      await card.getByRole('button', { name: /Belém Tower/ }).last().press('Enter');
      const stop = page.getByRole('group', { name: 'Belém Tower' });
      await stop.waitFor();
      assert.ok(await stop.evaluate((element) => element === document.activeElement), 'focus is in the card');
      await page.keyboard.press('Escape');
      await stop.waitFor({ state: 'detached' });
      assert.ok(await page.evaluate(() => document.activeElement?.matches('[data-pin]')), 'and back on the pin');
      assert.deepEqual(faults, []);
      await context.close();
    });

    it(`links list and map by the pointer, ${engine}`, async () => {
      const { context, page } = await open(search);
      const pin = page.getByRole('button', { name: /^Jerónimos Monastery, stop/ });
      const usual = (await pin.boundingBox()).width;
      await row(page, DAYS[0], 'Jerónimos').hover();
      await page.waitForFunction((width) => document.querySelector('[aria-label^="Jerónimos Monastery, stop"]').getBoundingClientRect().width > width, usual);
      await context.close();
    });
  }

  it('stands in reading order for the keyboard, after a split too', async () => {
    const { context, page } = await open('');
    for (let step = 0; step < 3; step++) await zoom(page, 'Zoom out');
    for (let step = 0; step < 3; step++) await zoom(page, 'Zoom in');
    await page.locator('[data-pin]').nth(2).waitFor();
    const inMap = await page.locator('[data-pin]').evaluateAll((pins) => pins.map((pin) => pin.dataset.pin.split(' ')[0]));
    const inList = await page.locator('[data-item]').evaluateAll((rows) => rows.map((one) => one.dataset.item));
    assert.deepEqual(inMap, inMap.toSorted((a, b) => inList.indexOf(a) - inList.indexOf(b)));
    await context.close();
  });

  it('does without WebGL, and says so', async () => {
    const { context, page, faults } = await open('', { init: NO_WEBGL });
    await page.getByText('Plain map: this browser does not offer WebGL.').waitFor();
    await page.locator('[data-map="svg"] [data-pin]').first().waitFor();
    assert.equal(await page.locator('[data-map="gl"]').count(), 0);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(faults.filter((fault) => !fault.includes('WebGL')), []);
    await context.close();
  });

  for (const [width, scheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ]) {
    it(`does anything by its name at ${width} px, ${scheme}`, async () => {
      const { context, page, faults } = await open('?map=svg', { width, scheme });
      const palette = page.getByRole('dialog', { name: 'Do anything' });
      const choose = async (text, name) => {
        await page.keyboard.press('Control+k');
        await palette.waitFor();
        await page.keyboard.type(text);
        await palette.getByRole('option', { name }).first().waitFor();
        await page.keyboard.press('Enter');
        await palette.waitFor({ state: 'detached' });
      };
      await page.keyboard.press('Control+k');
      await palette.getByRole('option').first().waitFor();
      assert.deepEqual(await axe(page), []);
      await shot(page, `palette-${width}-${scheme}`);
      await page.keyboard.press('Escape');
      await palette.waitFor({ state: 'detached' });
      await choose('jeronimos', /Jerónimos Monastery/);
      await page.getByRole('article', { name: 'Jerónimos Monastery' }).waitFor();
      await page.keyboard.press('Escape');
      await choose('budget', /^Budget/);
      await page.waitForURL(/view=budget/);
      await choose('day 2', /^Day 2/);
      await page.waitForURL(new RegExp(`day=${DAYS[1]}`));
      await choose('people', /^People/);
      await page.getByRole('dialog', { name: 'People' }).waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it('adds a place from the palette', async () => {
    const { context, page } = await open('?map=svg');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('gulbenkian');
    await page.getByRole('option', { name: /^Calouste Gulbenkian/ }).click();
    await row(page, DAYS[0], 'Calouste Gulbenkian Museum').waitFor();
    await page.keyboard.press('Control+z');
    await row(page, DAYS[0], 'Calouste Gulbenkian Museum').waitFor({ state: 'detached' });
    await saved(page);
    await context.close();
  });

  it('makes, duplicates and takes back an item by single keys', async () => {
    const { context, page, faults } = await open('?map=svg');
    await day(page, DAYS[0]).waitFor();
    const planned = await titles(page, DAYS[0]);
    await page.keyboard.press('n');
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.waitFor();
    await page.keyboard.type('Coffee with Ana');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Coffee with Ana' }).waitFor();
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('Escape');
    await row(page, DAYS[0], 'Coffee with Ana').waitFor();
    await page.keyboard.press('d');
    await page.waitForFunction(([list, count]) => document.querySelectorAll(`#day-${list} [data-item]`).length === count, [DAYS[0], planned.length + 2]);
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
    await page.waitForFunction(([list, count]) => document.querySelectorAll(`#day-${list} [data-item]`).length === count, [DAYS[0], planned.length]);
    assert.deepEqual(await titles(page, DAYS[0]), planned);
    await page.keyboard.press(']');
    await page.waitForURL(/day=/);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).getByRole('link', { name: 'Turn single keys off in the settings' }).waitFor();
    assert.deepEqual(await axe(page), []);
    await saved(page);
    assert.deepEqual(faults, []);
    await context.close();
  });
});
