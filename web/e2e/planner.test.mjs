// From an empty account to a planned trip, on a desk and on a phone, against a real server.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, launch, mapIsDrawn, register, saved, shot, signUp, visitor } from './browser.mjs';
import { richTrip } from './rich.mjs';
import { DAYS, SIGHTS, addSight, createLisbon, day, dragBefore, handle, row, stored, titles, touchDragBefore } from './trip.mjs';

const [FIRST, SECOND, THIRD] = DAYS;
// Typed into date fields digit by digit, these read the same whichever way round the browser writes day and month.
const EDGE = ['2027-05-05', '2027-05-06'];

describe('planner', { concurrency: false }, () => {
  let browser;
  before(async () => {
    browser = await launch({ gl: true });
  });
  after(() => browser.close());

  async function planned(width) {
    const guest = await visitor(browser, { width });
    await register(guest.page);
    await createLisbon(guest.page);
    for (const [index, sight] of SIGHTS.entries()) await addSight(guest.page, [FIRST, FIRST, SECOND, SECOND, SECOND, THIRD, THIRD, 'ideas'][index], sight);
    await saved(guest.page);
    return guest;
  }

  it('plans three days in Lisbon at 1440', async () => {
    const { context, page, faults } = await planned(1440);
    await mapIsDrawn(page);
    await shot(page, '1440-planned');

    // With the mouse, between days.
    await dragBefore(page, row(page, SECOND, 'São Jorge Castle'), row(page, FIRST, 'Jerónimos Monastery'));
    assert.deepEqual(await titles(page, FIRST), ['Belém Tower', 'São Jorge Castle', 'Jerónimos Monastery']);

    // With the keyboard alone: lift, over the day's edge, drop; focus stays on the row.
    const idea = handle(page, 'ideas', 'Carmo Convent');
    await idea.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await row(page, THIRD, 'Carmo Convent').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Move Carmo Convent, number 3');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    assert.deepEqual((await titles(page, THIRD)).at(-1), 'Carmo Convent');

    // By menu.
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Move up' }).click();
    await saved(page);
    assert.deepEqual(await titles(page, THIRD), ['Lisbon Oceanarium', 'Carmo Convent', 'Calouste Gulbenkian Museum']);

    // A time, in the place's zone.
    await row(page, FIRST, 'Belém Tower').getByRole('button', { name: 'Belém Tower', exact: true }).click();
    await page.getByLabel('Starts').fill('930-11');
    await page.getByLabel('Starts').press('Enter');
    await page.getByText(/Lisbon time/).waitFor();
    await saved(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await row(page, FIRST, 'Belém Tower').getByText(/9:30.*11:00/).waitFor();

    // Delete, and take it back.
    await row(page, SECOND, 'National Tile Museum').hover();
    await page.getByRole('button', { name: 'Actions for National Tile Museum' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await row(page, SECOND, 'National Tile Museum').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await row(page, SECOND, 'National Tile Museum').waitFor();
    await saved(page);

    const lists = {
      [FIRST]: ['Belém Tower', 'São Jorge Castle', 'Jerónimos Monastery'],
      [SECOND]: ['Praça do Comércio', 'National Tile Museum'],
      [THIRD]: ['Lisbon Oceanarium', 'Carmo Convent', 'Calouste Gulbenkian Museum'],
    };
    assert.deepEqual(await stored(page), lists);
    await page.reload();
    await row(page, FIRST, 'Belém Tower').getByText(/9:30.*11:00/).waitFor();
    for (const [list, names] of Object.entries(lists)) assert.deepEqual(await titles(page, list), names);
    await mapIsDrawn(page);
    await page.locator('[data-slack]').first().waitFor();
    await shot(page, '1440-reloaded');
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('plans on a phone at 390', async () => {
    const { context, page, faults } = await planned(390);
    // Searching took the sheet up; it goes down and up again by its button.
    await page.getByRole('button', { name: 'Show more of the map' }).click();
    await page.locator('[data-sheet="half"]').waitFor();
    await mapIsDrawn(page);
    await shot(page, '390-planned');
    await page.getByRole('button', { name: 'Show more of the itinerary' }).click();
    await page.locator('[data-sheet="full"]').waitFor();
    await shot(page, '390-full');

    await touchDragBefore(page, row(page, SECOND, 'Praça do Comércio'), row(page, SECOND, 'São Jorge Castle'));
    assert.deepEqual(await titles(page, SECOND), ['Praça do Comércio', 'São Jorge Castle', 'National Tile Museum']);

    await page.getByRole('button', { name: 'Actions for Carmo Convent' }).click();
    await page.getByRole('menuitem', { name: /^Day 2/ }).click();
    await row(page, SECOND, 'Carmo Convent').waitFor();
    await saved(page);
    await page.getByRole('button', { name: 'Show more of the map' }).click();
    await page.locator('[data-sheet="half"]').waitFor();

    await page.reload();
    await row(page, SECOND, 'Carmo Convent').waitFor();
    assert.deepEqual(await titles(page, SECOND), ['Praça do Comércio', 'São Jorge Castle', 'National Tile Museum', 'Carmo Convent']);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('shows at its field what cannot be, and takes in what changes elsewhere', async () => {
    const { context, page } = await visitor(browser, { width: 1440 });
    await register(page);
    // The night the clocks go forward in Lisbon.
    const [trip, item] = await page.evaluate(async () => {
      const headers = { 'Content-Type': 'application/json' };
      const spring = { name: 'Early spring', start_date: '2027-03-28', end_date: '2027-03-29' };
      const walk = { title: 'Night walk', type: 'place', day: '2027-03-28', location: { name: 'Rossio', lat: 38.7139, lon: -9.1394 } };
      const made = await fetch('/api/v1/itineraries', { method: 'POST', headers, body: JSON.stringify(spring) });
      const { id } = await made.json();
      const put = await fetch(`/api/v1/itineraries/${id}/items`, { method: 'PUT', headers, body: JSON.stringify({ items: [walk] }) });
      const { items } = await put.json();
      return [id, items[0].id];
    });
    await page.goto(`${BASE}/app/i/${trip}?map=svg&item=${item}`);
    await page.getByLabel('Starts').fill('0130');
    await page.getByLabel('Starts').press('Enter');
    await page.locator('article').getByText(/use 00:30 or 02:30/).waitFor();
    assert.equal(await page.getByLabel('Starts').getAttribute('aria-invalid'), 'true');

    await page.evaluate(
      ([tripId, itemId]) =>
        fetch(`/api/v1/itineraries/${tripId}/items/${itemId}`, {
          method: 'PATCH',
          body: JSON.stringify({ title: 'Night walk with friends' }),
          headers: { 'Content-Type': 'application/json' },
        }),
      [trip, item],
    );
    // Another client's change arrives by itself, while this one writes.
    await page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Bring a torch');
    await page.getByRole('heading', { name: 'Night walk with friends' }).waitFor();
    await page.getByRole('textbox', { name: 'Notes', exact: true }).blur();
    await saved(page);
    const { items } = await page.evaluate(async (id) => (await fetch(`/api/v1/itineraries/${id}`)).json(), trip);
    assert.deepEqual(items.map(({ title, description }) => [title, description]), [['Night walk with friends', 'Bring a torch']]);
    await context.close();
  });

  for (const width of [1440, 390]) {
    it(`gets to a stop in another way at ${width}`, async () => {
      const { context, page, faults } = await visitor(browser, { width });
      await signUp(context);
      const trip = await richTrip(context);
      await page.goto(`${BASE}/app/i/${trip}?map=svg`);
      const ways = day(page, FIRST).locator('[data-slack]');
      const modes = async () => (await ways.allTextContents()).map((text) => text.split(' ').at(-1));
      await ways.nth(1).waitFor();
      const usual = await modes();
      const open = () => ways.first().click();
      const choose = (role, name) => page.getByRole(role, { name }).click();

      await open();
      assert.equal(await page.getByRole('menuitemradio', { name: 'Whatever is best' }).getAttribute('aria-checked'), 'true');
      await choose('menuitemradio', 'By car');
      await ways.first().getByText('drive').waitFor();
      assert.deepEqual(await modes(), ['drive', ...usual.slice(1)], 'one way alone');

      await open();
      await choose('menuitem', 'The same for the whole day');
      await ways.last().getByText('drive').waitFor();
      assert.deepEqual(new Set(await modes()), new Set(['drive']));
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await ways.last().getByText(usual.at(-1)).waitFor();
      await saved(page);

      await page.reload();
      await ways.first().getByText('drive').waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it('needs no pointer for the whole flow', async () => {
    const { context, page, faults } = await visitor(browser, { width: 1440 });
    await register(page);
    const press = (key) => page.keyboard.press(key);
    const reach = async (target) => {
      for (let step = 0; step < 60; step++) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await press('Tab');
      }
      assert.fail('Tab does not reach it');
    };
    await reach(page.getByRole('button', { name: 'New trip', exact: true }));
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    await reach(page.getByRole('combobox', { name: 'Where to?' }));
    await page.keyboard.type('Lisbon');
    await page.getByRole('option', { name: /^Lisbon Portugal/ }).waitFor();
    await press('Enter');
    await reach(page.getByLabel('First day'));
    await page.keyboard.type('05052027');
    await reach(page.getByLabel('Last day'));
    await page.keyboard.type('06062027');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Trip to Lisbon' }).waitFor();
    await page.locator(`#day-${EDGE[1]}`).waitFor();
    await press('/');
    await page.keyboard.type('belem tower');
    await page.getByRole('option', { name: /^Belém Tower/ }).waitFor();
    await press('Enter');
    await row(page, EDGE[0], 'Belém Tower').waitFor();
    await reach(handle(page, EDGE[0], 'Belém Tower'));
    await press('Space');
    await press('ArrowRight');
    await press('Space');
    await row(page, EDGE[1], 'Belém Tower').waitFor();
    await press('e');
    await page.getByLabel('Starts').waitFor();
    await reach(page.getByLabel('Starts'));
    await page.keyboard.type('2pm-4');
    await press('Enter');
    await saved(page);
    await press('Escape');
    await row(page, EDGE[1], 'Belém Tower').getByText(/14:00.*16:00/).waitFor();
    assert.deepEqual(await stored(page), { [EDGE[1]]: ['Belém Tower'] });
    assert.deepEqual(faults, []);
    await context.close();
  });
});
