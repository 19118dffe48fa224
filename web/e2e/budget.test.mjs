// What a trip costs, what is booked and what is not forgotten, against a real server.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, saved, shot, signUp, visitor } from './browser.mjs';
import { pricedTrip } from './budget.mjs';

describe('budget, bookings and checklist', { concurrency: false }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function planner(options, budget) {
    const ada = await visitor(browser, options);
    await signUp(ada.context);
    const trip = await pricedTrip(ada.context, budget);
    const go = async (view) => {
      await ada.page.goto(`${BASE}/app/i/${trip}?view=${view}`);
      await ada.page.getByRole('heading', { level: 2 }).first().waitFor();
    };
    return { ...ada, trip, go };
  }

  const form = (page) => page.getByRole('form', { name: 'New expense' });

  async function spend(page, title, amount, choices = {}) {
    await page.getByRole('button', { name: 'Add expense' }).click();
    await form(page).getByLabel('What for?').fill(title);
    await form(page).getByLabel('Amount').fill(amount);
    for (const [label, option] of Object.entries(choices)) await form(page).getByLabel(label).selectOption({ label: option });
    await form(page).getByRole('button', { name: 'Add expense' }).click();
    await form(page).waitFor({ state: 'detached' });
    await saved(page);
  }

  const inRow = async (page, name) => (await page.getByRole('row', { name: new RegExp(`^${name}`) }).innerText()).replaceAll(/\s+/g, ' ');
  const fitsAcross = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.getElementById('main').scrollWidth <= document.getElementById('main').clientWidth);

  it('adds up in one currency, by category, day and person, and says when it is too much', async () => {
    const { page, context, faults, go } = await planner({ width: 1440 });
    await go('budget');
    await page.getByText('1 EUR = ').waitFor();
    await page.getByRole('link', { name: /^Budget €/ }).waitFor();
    await page.getByRole('button', { name: 'Budget: €1,500' }).click();
    await page.getByRole('textbox', { name: 'Budget' }).fill('nothing');
    await page.keyboard.press('Enter');
    await page.getByText('Not an amount.').waitFor();
    await page.getByRole('textbox', { name: 'Budget' }).fill('0.7k');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Budget: €700' }).waitFor();
    await page.getByText(/^€[\d.]+ over budget$/).waitFor();
    await page.getByRole('link', { name: /^Budget €\d+ over the budget of €700/ }).waitFor();

    await spend(page, '', '315', { 'Paid for': 'Hotel Mundial' });
    await spend(page, 'Pastéis de nata', '12,50', { Category: 'Food and drink' });
    await page.getByRole('button', { name: 'Show as table' }).click();
    assert.equal(await inRow(page, 'Lodging'), 'Lodging €315 €0 €0 €315');
    assert.equal(await inRow(page, 'Food and drink'), 'Food and drink €12.50 €0 €90 €102.50');
    await page.getByRole('radio', { name: 'Day' }).check();
    assert.equal(await inRow(page, 'Day 2'), 'Day 2 · Sun 2 May €315 €0 €0 €315');
    assert.deepEqual(await axe(page), []);
    await page.getByRole('radio', { name: 'Person' }).check();
    assert.match(await inRow(page, 'Grandma Eleanor'), /^Grandma Eleanor €163\.75/);
    await page.getByText('Grandma Eleanor owes you €163.75').waitFor({ state: 'attached' });
    await shot(page, 'budget-1440');

    await page.getByRole('button', { name: 'Pastéis de nata' }).and(page.getByTitle('Change the expense')).click();
    const change = page.getByRole('form', { name: 'Change the expense' });
    await change.getByRole('checkbox', { name: 'Grandma Eleanor' }).uncheck();
    await change.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Grandma Eleanor owes you €157.50').waitFor({ state: 'attached' });
    await page.waitForFunction(() => document.activeElement?.id.startsWith('expense-'));
    await page.getByRole('button', { name: 'Remove Pastéis de nata' }).click();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByRole('button', { name: 'Remove Pastéis de nata' }).waitFor();
    await saved(page);
    await page.reload();
    await page.getByRole('button', { name: 'Remove Pastéis de nata' }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('reads what was typed, and converts with the rates it has seen when the server cannot tell them', async () => {
    const { page, context, go } = await planner({ width: 390, scheme: 'dark' });
    await go('budget');
    await page.getByText('1 EUR = ').waitFor();
    await page.getByRole('button', { name: 'Add expense' }).click();
    await form(page).getByLabel('Amount').fill('$30');
    await form(page).getByText('= US$30').waitFor();
    assert.equal(await form(page).getByLabel('Currency').inputValue(), 'USD');
    assert.deepEqual(await axe(page), []);
    await form(page).getByRole('button', { name: 'Cancel' }).click();
    await spend(page, 'Beer', '1.200 Kč');
    await page.getByText('CZK 1,200').waitFor();
    await context.route('**/api/v1/rates', (route) => route.abort());
    await page.reload();
    await page.getByText(/^1 EUR = [\d.]+ CZK, /).waitFor();
    assert.deepEqual(await axe(page), []);
    await page.setViewportSize({ width: 320, height: 700 });
    assert.ok(await fitsAcross(page), 'nothing is wider than a narrow phone');
    await shot(page, 'budget-320-dark');
    await context.close();
  });

  it('keeps bookings with both ends, and finds a bed for every night', async () => {
    const { page, context, faults, go } = await planner({ width: 1440, scheme: 'dark' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await go('bookings');
    const flight = page.locator('[data-item]', { hasText: 'TP 204' });
    assert.match((await flight.innerText()).replaceAll(/\s+/g, ' '), /New York 22:30 \S+ To Lisbon 10:15 \S+ ?\+1 day/);
    await flight.getByRole('button', { name: 'Copy the reference QX7K2P' }).click();
    await page.getByText('Reference copied.').first().waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'QX7K2P');
    assert.deepEqual(await axe(page), []);
    await shot(page, 'bookings-1440-dark');

    const gap = page.getByRole('listitem').filter({ hasText: 'No place to sleep for 2 nights from Tue 4 May' });
    await gap.getByRole('button', { name: 'Add a stay' }).click();
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByRole('article', { name: 'Stay' }).waitFor();
    await gap.waitFor({ state: 'detached' });
    await details.getByRole('button', { name: 'Close details' }).click();
    await details.waitFor({ state: 'detached' });
    await page.getByText('Tue 4 May, 15:00 – Thu 6 May, 11:00 · 2 nights').waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('opens a booking over the list on a phone', async () => {
    const { page, context, go } = await planner({ width: 390 });
    await go('bookings');
    assert.deepEqual(await axe(page), []);
    await shot(page, 'bookings-390');
    await page.getByRole('button', { name: 'Add a flight' }).tap();
    await page.getByRole('article', { name: 'Flight' }).waitFor();
    const box = await page.getByRole('complementary', { name: 'Details' }).boundingBox();
    assert.equal(Math.round(box.width), 390);
    await page.goBack();
    await page.locator('[data-item]', { hasText: 'No reference yet' }).getByRole('button', { name: 'Flight', exact: true }).waitFor();
    await page.setViewportSize({ width: 320, height: 700 });
    assert.ok(await fitsAcross(page), 'nothing is wider than a narrow phone');
    await context.close();
  });

  const texts = (page, list) => page.getByRole('list', { name: list }).locator('li p').allInnerTexts();

  async function write(page, list, ...lines) {
    const field = page.getByLabel(`Add to ${list}`);
    for (const line of lines) {
      await field.fill(line);
      await field.press('Enter');
      await page.getByRole('list', { name: list }).getByText(line, { exact: true }).waitFor();
    }
  }

  it('keeps checklists that are ticked, moved and taken back', async () => {
    const { page, context, faults, go } = await planner({ width: 1440 });
    await go('checks');
    await write(page, 'To do', 'Insurance', 'Water the plants', 'Keys to Jo');
    await page.getByRole('checkbox', { name: 'Done: Insurance' }).check();
    await page.getByText('1 of 3 done').first().waitFor();
    await page.getByLabel('Who sees to Keys to Jo').selectOption({ label: 'Grandma Eleanor' });
    await page.getByRole('checkbox', { name: 'Done: Keys to Jo' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByRole('list', { name: 'To do' }).locator('li').nth(1).getByText('Keys to Jo', { exact: true }).waitFor();
    assert.deepEqual(await texts(page, 'To do'), ['Insurance', 'Keys to Jo', 'Water the plants']);
    await page.getByRole('button', { name: 'Actions for Insurance' }).click();
    await page.getByRole('menuitem', { name: /^Move down/ }).click();
    await page.getByRole('list', { name: 'To do' }).locator('li').first().getByText('Keys to Jo', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Actions for Insurance' }).click();
    await page.getByRole('menuitem', { name: 'Move to the packing list' }).click();
    await page.getByRole('list', { name: 'Packing' }).getByText('Insurance', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Actions for Keys to Jo' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('list', { name: 'To do' }).getByText('Keys to Jo', { exact: true }).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.matches('input[placeholder="Add something"]'));
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByRole('list', { name: 'To do' }).getByText('Keys to Jo', { exact: true }).waitFor();

    await page.getByLabel('Start a list for something on the plan').selectOption({ label: 'Fado dinner' });
    await write(page, 'Fado dinner', 'Reserve a table');
    assert.deepEqual(await axe(page), []);
    await shot(page, 'checks-1440');
    await saved(page);
    await page.reload();
    await page.getByRole('list', { name: 'Fado dinner' }).getByText('Reserve a table', { exact: true }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('writes lists without a network, on a phone', async () => {
    const { page, context, go } = await planner({ width: 390, scheme: 'dark' });
    await go('checks');
    await page.locator('[data-line="on"]').waitFor();
    // Menus come some seconds after the first paint; what is not here yet cannot be had without a network.
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.includes('/assets/parts-') && responseEnd > 0));
    await context.setOffline(true);
    await page.locator('[data-line="off"]').waitFor();
    await page.getByRole('button', { name: 'Start with the usual things' }).tap();
    await page.getByRole('checkbox', { name: 'Done: Passport or identity card' }).check();
    await page.getByText('1 of 8 done').first().waitFor();
    await context.setOffline(false);
    await saved(page);
    await page.reload();
    assert.ok(await page.getByRole('checkbox', { name: 'Done: Passport or identity card' }).isChecked());
    assert.deepEqual(await axe(page), []);
    await page.setViewportSize({ width: 320, height: 700 });
    assert.ok(await fitsAcross(page), 'nothing is wider than a narrow phone');
    await shot(page, 'checks-320-dark');
    await context.close();
  });
});
