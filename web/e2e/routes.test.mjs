// What no other file goes to, light and dark, three widths: axe finds nothing, nothing leaves the server, nothing errs.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, register, saved, shot, visitor } from './browser.mjs';
import { DAYS, SIGHTS, addSight, createLisbon, row } from './trip.mjs';

const WIDTHS = [1440, 820, 390];
const SCHEMES = ['light', 'dark'];

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

describe('routes', { concurrency: false }, () => {
  let browser;
  let state;
  let trip;

  before(async () => {
    browser = await launch();
    const { context, page } = await visitor(browser, { width: 1440 });
    await register(page);
    await createLisbon(page);
    for (const sight of SIGHTS.slice(0, 4)) await addSight(page, DAYS[0], sight);
    await saved(page);
    trip = new URL(page.url()).pathname;
    state = await context.storageState();
    await context.close();
  });
  after(() => browser.close());

  const stops = {
    list: async (page) => {
      await page.goto(`${BASE}/app`);
      await page.getByRole('link', { name: 'Three days in Lisbon' }).waitFor();
    },
    'list-empty': async (page) => {
      await page.goto(`${BASE}/app?show=archived`);
      await page.getByRole('heading', { name: 'Nothing archived' }).waitFor();
    },
    create: async (page) => {
      await page.goto(`${BASE}/app`);
      await page.getByRole('button', { name: 'New trip' }).click();
      await page.getByRole('dialog').waitFor();
    },
    search: async (page) => {
      await page.goto(`${BASE}${trip}?map=svg`);
      await page.getByRole('combobox', { name: 'Search for a place to add' }).fill('museum');
      await page.getByRole('option').first().waitFor();
    },
    item: async (page) => {
      await page.goto(`${BASE}${trip}?map=svg`);
      await row(page, DAYS[0], 'Belém Tower').getByRole('button', { name: 'Belém Tower', exact: true }).click();
      await page.getByLabel('Starts').waitFor();
    },
    trip: async (page, width) => {
      await page.goto(`${BASE}${trip}?map=svg`);
      if (width < 768) {
        await page.getByRole('button', { name: 'More', exact: true }).click();
        await page.getByRole('menuitem', { name: 'Trip settings' }).click();
      } else await page.getByRole('button', { name: 'Trip', exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
    changes: async (page) => {
      await page.goto(`${BASE}${trip}?map=svg`);
      await page.locator('[data-saved="true"]').click();
      await page.getByText('Everything is with the server.').waitFor();
    },
    lost: async (page) => {
      await page.goto(`${BASE}/app/nowhere`);
      await page.getByRole('heading', { name: 'Nothing on the map here' }).waitFor();
    },
  };

  it('reflow at 320 px', async () => {
    const { context, page } = await visitor(browser, { width: 320 });
    await context.addCookies(state.cookies);
    const found = [];
    for (const name of ['list', 'create', 'search', 'item', 'trip']) {
      await stops[name](page, 320);
      if (await sideways(page)) found.push(name);
    }
    assert.deepEqual(found, [], 'no screen scrolls sideways');
    await context.close();
  });

  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      it(`pass axe at ${width} in ${scheme}`, async () => {
        const { context, page, faults } = await visitor(browser, { width, scheme });
        await context.addCookies(state.cookies);
        const findings = {};
        for (const [name, go] of Object.entries(stops)) {
          await go(page, width);
          await shot(page, `${name}-${width}-${scheme}`);
          const found = await axe(page);
          if (found.length > 0) findings[name] = found;
        }
        assert.deepEqual(findings, {});
        assert.deepEqual(faults, []);
        await context.close();
      });
    }
  }
});
