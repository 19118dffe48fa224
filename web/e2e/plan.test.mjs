// Planning beyond the first trip: several items at once, a day copied, stays over nights, what does not fit, what is pasted, notes with formatting.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axe, launch, register, saved, shot, visitor } from './browser.mjs';
import { DAYS, SIGHTS, addSight, createLisbon, day, row, titles } from './trip.mjs';

const open = (page, name) => page.locator('[data-open]', { hasText: name }).first();

async function search(page, text) {
  const field = page.getByRole('combobox', { name: 'Search for a place to add' });
  await field.fill(text);
  return field;
}

async function choose(page, item, action) {
  await row(page, DAYS[0], item).hover();
  await page.getByRole('button', { name: `Actions for ${item}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

describe('planning', () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('moves several at once, copies a day, and takes each back as one step', async () => {
    const { context, page, faults } = await visitor(browser, { width: 1440 });
    await register(page);
    await createLisbon(page);
    for (const sight of SIGHTS.slice(0, 3)) await addSight(page, DAYS[0], sight);
    await open(page, 'Belém Tower').click({ modifiers: ['Control'] });
    await open(page, 'São Jorge Castle').click({ modifiers: ['Shift'] });
    const bar = page.getByRole('toolbar', { name: 'Chosen items' });
    await bar.getByText('3 chosen').waitFor();
    await shot(page, 'plan-chosen-1440');
    await bar.getByRole('button', { name: 'Move to…' }).click();
    await page.getByRole('menuitem', { name: /^Day 2/ }).click();
    await row(page, DAYS[1], 'São Jorge Castle').waitFor();
    assert.deepEqual(await titles(page, DAYS[1]), ['Belém Tower', 'Jerónimos Monastery', 'São Jorge Castle']);
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await row(page, DAYS[0], 'Belém Tower').waitFor();
    assert.equal((await titles(page, DAYS[0])).length, 3);

    await day(page, DAYS[0]).hover();
    await day(page, DAYS[0]).getByRole('button', { name: /^Actions for Saturday/ }).click();
    await page.getByRole('menuitem', { name: 'A new day at the end' }).click();
    await page.locator('#day-2027-05-04').waitFor();
    assert.deepEqual(await titles(page, '2027-05-04'), ['Belém Tower', 'Jerónimos Monastery', 'São Jorge Castle']);
    await page.keyboard.press('Control+z');
    await page.locator('#day-2027-05-04').waitFor({ state: 'detached' });
    await saved(page);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('chooses with the menu and the keyboard alone', async () => {
    const { context, page, faults } = await visitor(browser, { width: 1440 });
    await register(page);
    await createLisbon(page);
    for (const sight of SIGHTS.slice(0, 2)) await addSight(page, DAYS[0], sight);
    await choose(page, 'Belém Tower', /^Select/);
    const second = open(page, 'Jerónimos Monastery');
    await second.focus();
    await page.keyboard.press('Enter');
    await page.getByText('2 chosen').waitFor();
    assert.equal(await second.getAttribute('aria-pressed'), 'true');
    await page.getByRole('toolbar', { name: 'Chosen items' }).getByRole('button', { name: 'Remove the chosen items' }).press('Enter');
    await row(page, DAYS[0], 'Belém Tower').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await row(page, DAYS[0], 'Belém Tower').waitFor();
    await open(page, 'Belém Tower').click({ modifiers: ['Control'] });
    await page.keyboard.press('Escape');
    await page.getByRole('toolbar', { name: 'Chosen items' }).waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
    await context.close();
  });

  for (const width of [1440, 390]) {
    it(`keeps stays over nights and says what does not fit at ${width}`, async () => {
      const { context, page, faults } = await visitor(browser, { width });
      await register(page);
      await createLisbon(page);
      await addSight(page, DAYS[1], SIGHTS[0]);
      await page.getByRole('button', { name: /things? to look at/ }).click();
      await page.getByText('2 nights without a place to stay').waitFor();
      await page.keyboard.press('Escape');

      await page.getByLabel('Add to', { exact: true }).selectOption(DAYS[0]);
      await (await search(page, 'Casa da Ana')).press('ArrowUp');
      await page.getByRole('option', { name: /item of your own/ }).click();
      await open(page, 'Casa da Ana').click();
      await page.getByLabel('Kind', { exact: true }).selectOption('lodging');
      await page.getByLabel('Nights').selectOption('2');
      await page.getByRole('button', { name: 'Close details' }).click();
      await day(page, DAYS[1]).getByText('Night 2 of 2').waitFor();
      await day(page, DAYS[2]).getByText(/Check out by 11:00/).waitFor();
      await page.getByRole('button', { name: /things? to look at/ }).waitFor({ state: 'detached' });

      // Two things at once are told, with the way to them.
      for (const [name, time] of [['Lunch', '1pm-2:30'], ['Concert', '14-16']]) {
        await (await search(page, name)).press('ArrowUp');
        await page.getByRole('option', { name: /item of your own/ }).click();
        await open(page, name).click();
        const starts = page.getByLabel('Starts', { exact: true });
        await starts.fill(time);
        await starts.press('Enter');
        await page.getByRole('button', { name: 'Close details' }).click();
      }
      await page.getByRole('button', { name: '1 thing to look at' }).click();
      await shot(page, `plan-conflicts-${width}`);
      assert.deepEqual(await axe(page), []);
      await page.getByRole('button', { name: /Lunch and Concert/ }).click();
      await page.getByRole('article', { name: 'Concert' }).waitFor();
      assert.match(page.url(), /item=/);
      await saved(page);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it('takes a pin from the map to a day', async () => {
    const { context, page, faults } = await visitor(browser, { width: 1440 });
    await register(page);
    await createLisbon(page);
    await addSight(page, 'ideas', SIGHTS[0]);
    await saved(page);
    await page.goto(`${page.url()}?map=svg`);
    const pin = page.getByRole('button', { name: /^Belém Tower, / });
    const from = await pin.boundingBox();
    const to = await day(page, DAYS[1]).boundingBox();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x - 60, from.y + 10, { steps: 5 });
    await page.locator('[data-drag-card]').waitFor();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await page.mouse.up();
    await row(page, DAYS[1], 'Belém Tower').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('item'), null, 'dropping opens nothing');
    await saved(page);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('takes in what is pasted: coordinates, map links, other links', async () => {
    const { context, page, faults } = await visitor(browser, { width: 1440 });
    await register(page);
    await createLisbon(page);
    await page.getByLabel('Add to', { exact: true }).selectOption(DAYS[0]);
    const field = await search(page, 'https://www.google.com/maps/place/X/@38.69,-9.21,17z');
    await page.getByRole('option', { name: /^Pin at 38.69, -9.21/ }).waitFor();
    await field.press('Enter');
    await row(page, DAYS[0], 'Pin at 38.69, -9.21').waitFor();
    await search(page, 'https://www.example.org/menu.pdf');
    await page.getByRole('option', { name: /^example.org/ }).click();
    await row(page, DAYS[0], 'example.org').waitFor();
    // Nothing typed: places around are offered, and Enter adds none of them.
    await field.focus();
    await field.press('ArrowDown');
    await page.getByRole('option').first().waitFor();
    await field.press('Escape');
    await field.press('Enter');
    assert.equal((await titles(page, DAYS[0])).length, 2);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('adds what was typed, though the answer is late, and gives the keyboard back to the list', async () => {
    const { context, page, faults } = await visitor(browser, { width: 1440 });
    await register(page);
    await page.getByRole('button', { name: /^(New trip|Plan a trip)$/ }).first().click();
    const dialog = page.getByRole('dialog');
    const where = dialog.getByRole('combobox', { name: 'Where to?' });
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
    await page.keyboard.type('Lisbon');
    await dialog.getByRole('option', { name: /^Lisbon Portugal/ }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    // What was typed is still there; only a second Escape would give it up.
    assert.equal(await where.inputValue(), 'Lisbon');
    await page.keyboard.press('Tab');
    await where.focus();
    await dialog.getByRole('option', { name: /^Lisbon Portugal/ }).first().click();
    await dialog.getByLabel('First day').fill(DAYS[0]);
    assert.equal(await dialog.getByLabel('Last day').inputValue(), DAYS[2]);
    await dialog.getByRole('button', { name: 'Create trip' }).click();
    await page.locator(`#day-${DAYS[0]}`).waitFor();

    await page.getByLabel('Add to', { exact: true }).selectOption(DAYS[0]);
    let release = () => {};
    const held = new Promise((resolve) => { release = resolve; });
    await page.route('**/api/v1/search/suggest*', async (route) => {
      if (new URL(route.request().url()).searchParams.get('q') !== 'Lisbon') await held;
      await route.continue();
    });
    const field = await search(page, 'Lisbon');
    await page.getByRole('option', { name: /^Lisbon/ }).first().waitFor();
    await field.fill('Lisbon cathedral');
    await field.press('Enter');
    assert.deepEqual(await titles(page, DAYS[0]), []);
    release();
    await row(page, DAYS[0], 'Lisbon Cathedral').waitFor();
    assert.deepEqual(await titles(page, DAYS[0]), ['Lisbon Cathedral']);

    await field.fill('Dinner at Ramiro 20:00');
    await page.getByRole('option', { name: /^“Dinner at Ramiro” at 20:00/ }).click();
    await row(page, DAYS[0], 'Dinner at Ramiro').getByText('20:00').waitFor();

    await field.fill('something');
    await field.press('Escape');
    await field.press('Escape');
    assert.equal(await field.inputValue(), '');
    await page.keyboard.press('e');
    await page.getByLabel('Starts').waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('formats notes, and shows them formatted', async () => {
    const { context, page, faults } = await visitor(browser, { width: 390, scheme: 'dark' });
    await register(page);
    await createLisbon(page);
    await page.getByLabel('Add to', { exact: true }).selectOption(DAYS[0]);
    await addSight(page, DAYS[0], SIGHTS[0]);
    await day(page, DAYS[0]).getByRole('button', { name: 'Add notes' }).click();
    const notes = page.getByRole('textbox', { name: /^Notes for/ });
    await notes.fill('bring hats');
    await notes.press('Control+a');
    await notes.press('Control+b');
    assert.equal(await notes.inputValue(), '**bring hats**');
    await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'List' }).tap();
    assert.equal(await notes.inputValue(), '- **bring hats**');
    await notes.press('Escape');
    await day(page, DAYS[0]).locator('li strong', { hasText: 'bring hats' }).waitFor();
    await saved(page);
    await shot(page, 'plan-notes-390-dark');
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(faults, []);
    await context.close();
  });
});
