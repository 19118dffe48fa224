// Parts of the page that could not be fetched: they come when they can, and nothing on the page is lost for it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, EXECUTABLE, ARGS, axe, register, saved, shot } from './browser.mjs';
import { createLisbon } from './trip.mjs';
import { chromium } from 'playwright-core';

const MISSING = 'This part is not on this device yet';

describe('missing parts', { concurrency: false }, () => {
  let browser;
  let page;
  before(async () => {
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGS });
    // The worker would have the parts already.
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', serviceWorkers: 'block' });
    page = await context.newPage();
    await register(page, BASE);
    await createLisbon(page);
    await saved(page);
    await page.evaluate(() => {
      globalThis.isSamePage = true;
    });
  });
  after(() => browser.close());

  const withheld = (name) => `**/assets/${name}-*.js`;
  const stays = async () => assert.ok(await page.evaluate(() => globalThis.isSamePage), 'the page was not loaded again');

  it('come when they are asked for again', async () => {
    await page.route(withheld('ExportDialog'), (route) => route.abort());
    await page.getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: /Export/ }).click();
    const missing = page.getByRole('alert').filter({ hasText: MISSING });
    await missing.waitFor();
    const box = await missing.boundingBox();
    assert.ok(box && box.y > 0 && box.y + box.height < 900, 'what stands in for a dialog is in sight');
    assert.deepEqual(await axe(page), []);
    await shot(page, 'part-missing');
    await missing.getByRole('button', { name: 'Try again' }).click();
    await missing.getByRole('button', { name: 'Try again' }).waitFor();

    await page.unroute(withheld('ExportDialog'));
    await missing.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('dialog').waitFor();
    await stays();
    await page.keyboard.press('Escape');
  });

  it('come by themselves when the network returns', async () => {
    await page.route(withheld('TripSettings'), (route) => route.abort());
    await page.getByRole('button', { name: 'Trip', exact: true }).click();
    const missing = page.getByRole('alert').filter({ hasText: MISSING });
    await missing.getByRole('button', { name: 'Dismiss' }).click();
    await missing.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Trip', exact: true }).click();
    await missing.waitFor();
    await page.context().setOffline(true);
    await page.unroute(withheld('TripSettings'));
    await page.context().setOffline(false);
    await page.getByRole('dialog').waitFor();
    await stays();
  });
});
