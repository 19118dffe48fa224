// Each screen of the planner over a rich trip: axe at three widths, in light and dark, and how ten of them look.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axe, launch, shot } from './browser.mjs';
import { richOwner } from './rich.mjs';
import { NOW, SCREENS, settle } from './screens.mjs';
import { snapshot } from './snapshot.mjs';

const KINDS = [
  [1440, 'light'],
  [1440, 'dark'],
  [820, 'light'],
  [820, 'dark'],
  [390, 'light'],
  [390, 'dark'],
];

/** Name → the width whose picture is kept; the others are looked at by axe alone. */
const KEPT = { planner: 1440, timeline: 1440, calendar: 1440, table: 1440, budget: 1440, item: 1440, bookings: 390, today: 390, checks: 390, trips: 390 };

describe('screens', () => {
  let browser;
  let owner;
  before(async () => {
    browser = await launch();
    owner = await richOwner(browser);
  });
  after(() => browser.close());

  for (const [width, scheme] of KINDS) {
    it(`are accessible and look as they did at ${width} in ${scheme}`, async () => {
      const { context, page, faults } = await owner.open({ width, scheme });
      await page.clock.setFixedTime(NOW);
      const findings = {};
      const changed = [];
      for (const [name, go] of Object.entries(SCREENS)) {
        await go(page, owner.trip);
        await settle(page);
        await shot(page, `screen-${name}-${width}-${scheme}`);
        const found = await axe(page);
        if (found.length > 0) findings[name] = found;
        if (await page.evaluate((most) => document.documentElement.scrollWidth > most, width)) findings[`${name} scrolls`] = 'sideways';
        if (KEPT[name] === width) await snapshot(page, `${name}-${width}-${scheme}`, { tolerance: 0.01 }).catch((error) => changed.push(error.message));
      }
      assert.deepEqual(findings, {});
      assert.deepEqual(changed, []);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
});
