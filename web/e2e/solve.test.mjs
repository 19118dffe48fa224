// Plan my trip and Optimise day: from an empty trip to days that survive their own check, edited, put in order and taken back.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axe, launch, register, saved, shot, visitor } from './browser.mjs';
import { DAYS, createLisbon, day, titles } from './trip.mjs';

const MUSTS = ['Jerónimos Monastery', 'São Jorge Castle'];
const pane = (page) => page.locator('[data-plan]');
const button = (page, name) => pane(page).getByRole('button', { name });
const counts = async (page) => (await Promise.all(DAYS.map((date) => titles(page, date)))).map(({ length }) => length);

/** What the server finds, but nights without a bed: nobody asked for hotels. */
const breaches = (page) =>
  page.evaluate(async () => {
    const answer = await fetch(`/api/v1/itineraries/${location.pathname.split('/').at(-1)}/check`);
    const { findings } = await answer.json();
    return findings.filter(({ kind, severity }) => severity !== 'info' && kind !== 'night');
  });

async function planIsReady(page) {
  await button(page, 'Apply').waitFor();
  return pane(page).locator('[data-plan-day]').evaluateAll((days) => days.map((one) => [one.querySelectorAll('[data-change]').length, one.textContent.includes('Time for lunch')]));
}

async function chooseInMenu(page, menu, action) {
  await menu.click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

async function swapFirst(page, date) {
  const first = day(page, date).locator('[data-item]').first();
  await first.hover();
  await chooseInMenu(page, first.getByRole('button', { name: /^Actions for/ }), 'Move down');
  await saved(page);
}

describe('planning a trip', () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const [width, scheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ]) {
    it(`plans, applies, checks, edits, optimises and takes back at ${width} pixels`, async () => {
      const { context, page, faults } = await visitor(browser, { width, scheme });
      const look = (name) => shot(page, `solve-${name}-${width}`);
      await register(page);
      await createLisbon(page);
      await page.getByText('Start with a plan').waitFor();
      await look('empty');
      await page.getByRole('button', { name: 'Plan my trip' }).first().click();
      await pane(page).waitFor();
      await page.goBack();
      await pane(page).waitFor({ state: 'detached' });
      await page.goForward();
      await page.reload();
      await button(page, `Must see: ${MUSTS[0]}`).click();
      await button(page, `Must see: ${MUSTS[1]}`).click();
      await pane(page).getByText('Easy', { exact: true }).click();
      assert.ok(await pane(page).getByLabel('An hour for lunch').isChecked());
      await look('wishes');
      assert.deepEqual(await axe(page), [], 'what is asked');

      await button(page, 'Plan 3 days').click();
      const planned = await planIsReady(page);
      await look('plan');
      assert.deepEqual(await axe(page), [], 'what is proposed');
      assert.equal(planned.length, 3);
      for (const [stops, hasLunch] of planned) assert.ok(stops >= 1 && stops <= 4 && hasLunch, `an easy day with lunch, not ${stops} stops`);
      for (const must of MUSTS) await pane(page).locator('[data-change="added"]', { hasText: must }).waitFor();
      assert.ok((await page.locator('[data-ghost]').count()) >= 3, 'the map shows where they would be');
      assert.deepEqual(await counts(page).catch(() => [0, 0, 0]), [0, 0, 0], 'nothing has changed yet');
      const unwanted = await pane(page).locator('[data-change]', { hasNotText: 'Must see' }).first().getByRole('button').getAttribute('aria-label');
      await button(page, unwanted).click();
      const proposed = await planIsReady(page);
      assert.equal(await button(page, unwanted).count(), 0, 'what is not wanted is not proposed again');
      if (width < 768) {
        await button(page, 'See it on the map').click();
        await page.waitForFunction(() => {
          const edge = document.querySelector('[data-sheet]')?.getBoundingClientRect().top ?? 0;
          return [...document.querySelectorAll('[data-ghost]')].every((ghost) => ghost.getBoundingClientRect().bottom < edge);
        });
        await look('map');
      }

      await button(page, 'Apply').click();
      await pane(page).waitFor({ state: 'detached' });
      await saved(page);
      const applied = await counts(page);
      assert.deepEqual(applied, proposed.map(([stops]) => stops));
      assert.deepEqual(await breaches(page), [], 'the plan survives its own check');
      await look('applied');

      const order = await titles(page, DAYS[0]);
      await swapFirst(page, DAYS[0]);
      assert.notDeepEqual(await titles(page, DAYS[0]), order);
      await day(page, DAYS[0]).hover();
      await chooseInMenu(page, day(page, DAYS[0]).getByRole('button', { name: /^Actions for Saturday/ }), 'Optimise the day');
      await button(page, /^(Discard|Close|Try again)$/).last().waitFor();
      await look('order');
      await button(page, 'Apply').click();
      await pane(page).waitFor({ state: 'detached' });
      await saved(page);
      assert.deepEqual((await titles(page, DAYS[0])).toSorted(), order.toSorted(), 'a day in order has lost nothing');

      for (const _ of ['the order', 'the edit', 'the plan']) await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
      await page.getByText('Start with a plan').waitFor();
      assert.deepEqual(await counts(page), [0, 0, 0]);
      await saved(page);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it('works by keyboard alone, and gives the focus back', async () => {
    const { context, page, faults } = await visitor(browser, { width: 1024 });
    await register(page);
    await createLisbon(page);
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.getByRole('button', { name: 'Plan my trip' }).focus();
    await page.keyboard.press('p');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
    await button(page, 'Plan 3 days').focus();
    await page.keyboard.press('Enter');
    await button(page, 'Apply').waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[data-plan]'));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.id === 'plan-my-trip');
    assert.equal(await focused(), 'Plan my trip');
    assert.equal(await page.locator('[data-ghost]').count(), 0, 'what was proposed is gone');
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('says offline that planning needs the server, and keeps what was wished', async () => {
    const { context, page } = await visitor(browser, { width: 390 });
    await register(page);
    await createLisbon(page);
    await page.getByRole('button', { name: 'Plan my trip' }).click();
    await button(page, `Must see: ${MUSTS[0]}`).click();
    await context.setOffline(true);
    await button(page, 'Plan 3 days').click();
    await pane(page).getByText('Your edits do not: go on, they are sent later.').waitFor();
    await shot(page, 'solve-offline-390');
    await context.setOffline(false);
    assert.equal(await button(page, `Must see: ${MUSTS[0]}`).getAttribute('aria-pressed'), 'true');
    await button(page, 'Plan 3 days').click();
    await button(page, 'Apply').waitFor();
    await context.close();
  });
});
