// The components by themselves: as committed pictures show them, and without anything that axe objects to.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, register, shot, visitor } from './browser.mjs';
import { snapshot } from './snapshot.mjs';

const SAMPLES = ['colours', 'type', 'buttons', 'fields', 'choices', 'notices', 'right-to-left', 'more-contrast'];

describe('gallery', { concurrency: false }, () => {
  let browser;
  let state;

  before(async () => {
    browser = await launch();
    const { context, page } = await visitor(browser, { width: 1440 });
    await register(page);
    state = await context.storageState();
    await context.close();
  });
  after(() => browser.close());

  async function open(options) {
    const { context, page, faults } = await visitor(browser, options);
    await context.addCookies(state.cookies);
    await page.goto(`${BASE}/app/dev/gallery`);
    await page.getByRole('heading', { level: 1, name: 'Components' }).waitFor();
    return { context, page, faults };
  }

  it('looks as it did', async () => {
    const { context, page, faults } = await open({ width: 1024 });
    for (const sample of SAMPLES) await snapshot(page.locator(`[data-sample="${sample}"]`), `gallery-${sample}`);
    await shot(page, 'gallery-1024');
    assert.deepEqual(faults, []);
    await context.close();
  });

  for (const width of [1440, 820, 390]) {
    for (const scheme of ['light', 'dark']) {
      it(`is accessible at ${width} px, ${scheme}`, async () => {
        const { context, page, faults } = await open({ width, scheme });
        assert.deepEqual(await axe(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing scrolls sideways');
        assert.deepEqual(faults, []);
        await context.close();
      });
    }
  }

  it('opens what opens, accessibly and by keyboard alone', async () => {
    const { context, page, faults } = await open({ width: 820, scheme: 'dark' });
    const sample = page.locator('[data-sample="overlays"]');
    const opener = (name) => sample.getByRole('button', { name, exact: true }).first();
    await opener('Menu').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menuitem', { name: 'Open' }).waitFor();
    // An open menu hangs at the end of the page, outside its landmarks; it has focus, so nobody has to find it.
    assert.deepEqual((await axe(page)).filter(({ id }) => id !== 'region'), []);
    await page.keyboard.press('Escape');
    await opener('Popover').press('Enter');
    await page.getByRole('dialog', { name: 'Details' }).waitFor();
    assert.deepEqual((await axe(page)).filter(({ id }) => id !== 'region'), []);
    await page.keyboard.press('Escape');
    await opener('Dialog').press('Enter');
    await page.getByRole('dialog', { name: 'New trip' }).waitFor();
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // Focus is back at what opened it.
    await page.waitForFunction(() => document.activeElement?.tagName === 'BUTTON' && document.activeElement.textContent === 'Dialog');
    await opener('Message').press('Enter');
    await page.getByText('Belém Tower removed.').first().waitFor();
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('answers to those who want more contrast', async () => {
    const { context, page } = await open({ width: 820 });
    const line = () => page.evaluate(() => getComputedStyle(document.body).color);
    assert.equal(await line(), 'rgb(28, 27, 25)');
    await page.emulateMedia({ contrast: 'more' });
    assert.equal(await line(), 'rgb(0, 0, 0)');
    assert.deepEqual(await axe(page), []);
    await context.close();
  });
});
