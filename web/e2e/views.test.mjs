// Timeline, calendar and table over one trip, by mouse, finger and keyboard, against a real server.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, register, saved, shot, visitor } from './browser.mjs';
import { DATES, makeTrip } from './views.mjs';

const view = (id, name, more = '') => `${BASE}/app/i/${id}?view=${name}${more}`;
const block = (page, title) => page.locator('[data-block][data-item]', { hasText: title });
const cell = (page, title, column) => page.locator('tr[data-item]', { hasText: title }).locator(`[data-column="${column}"]`);

/** Title → what the server keeps of it. */
async function kept(page) {
  await saved(page);
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const { items } = await page.evaluate(async (trip) => (await fetch(`/api/v1/itineraries/${trip}`)).json(), id);
  return Object.fromEntries(items.map((item) => [item.title, item]));
}

const heard = (page, text) => page.locator('[aria-live]', { hasText: text }).first().waitFor({ state: 'attached' });

async function middle(locator) {
  const box = await locator.boundingBox();
  assert.ok(box, 'it is in sight');
  return { ...box, cx: box.x + box.width / 2, cy: box.y + box.height / 2 };
}

/** With the mouse, by so many pixels; let go only when asked to. */
async function drag(page, from, dx, dy, drop = true) {
  await page.mouse.move(from.cx, from.cy);
  await page.mouse.down();
  await page.mouse.move(from.cx + dx / 2, from.cy + dy / 2, { steps: 4 });
  await page.locator('[data-ghost]').first().waitFor();
  await page.mouse.move(from.cx + dx, from.cy + dy, { steps: 4 });
  if (drop) await page.mouse.up();
}

describe('views', { concurrency: false }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function open(width, name, { scheme, more } = {}) {
    const guest = await visitor(browser, { width, ...(scheme ? { scheme } : {}) });
    await register(guest.page);
    const id = await makeTrip(guest.page);
    await guest.page.goto(view(id, name, more));
    return { ...guest, id };
  }

  it('shows days over their hours, and moves what is dragged', async () => {
    const { context, page, faults } = await open(1440, 'timeline');
    await block(page, 'Belém Tower').waitFor();
    assert.equal(await page.locator('[data-conflict]').count(), 2);
    await page.getByText('UTC+1 → UTC+9').waitFor();
    await page.locator('[data-band="journey"]').first().waitFor({ state: 'attached' });
    await block(page, 'Flight to Tokyo').getByText(/14:00 – 12:30 \(\+1 day\)/).waitFor();
    await page.getByRole('button', { name: /Hotel Alfama/ }).first().waitFor();

    // An hour and a quarter later, as far as one quarter goes in twelve pixels.
    await drag(page, await middle(block(page, 'Senso-ji')), 0, 62);
    assert.equal((await kept(page))['Senso-ji'].start_local, '2027-05-04T18:15');
    await page.keyboard.press('Control+z');
    assert.equal((await kept(page))['Senso-ji'].start_local, '2027-05-04T17:00');

    // Escape leaves it, and the click after it opens nothing.
    await drag(page, await middle(block(page, 'Senso-ji')), 0, 96, false);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    assert.equal((await kept(page))['Senso-ji'].start_local, '2027-05-04T17:00');
    assert.equal(new URL(page.url()).searchParams.get('item'), null);

    // By its lower edge.
    const edge = await middle(block(page, 'Belém Tower').locator('[data-resize]'));
    await drag(page, edge, 0, 24);
    assert.equal((await kept(page))['Belém Tower'].duration_min, 90);

    // Out of the tray it gets a time, in the clocks of the day; dropped there it loses it.
    const chip = await middle(block(page, 'Viewpoints'));
    const hours = await middle(page.locator('[data-column="1"]'));
    const castle = await middle(block(page, 'São Jorge Castle'));
    await drag(page, chip, hours.cx - chip.cx, castle.y + 144 - chip.cy);
    const timed = (await kept(page)).Viewpoints;
    assert.equal(timed.start_zone, 'Europe/Lisbon');
    assert.match(timed.start_local, /^2027-05-02T13:00$/);
    await page.locator('[data-tray="1"]').getByText('Viewpoints').waitFor({ state: 'detached' });
    const back = await middle(block(page, 'Viewpoints'));
    const tray = await middle(page.locator('[data-tray="1"]'));
    await drag(page, back, tray.cx - back.cx, tray.cy - back.cy);
    assert.equal((await kept(page)).Viewpoints.start_local, null);

    // What is locked stays.
    const flight = await middle(block(page, 'Flight to Tokyo'));
    await page.mouse.move(flight.cx, flight.y + 30);
    await page.mouse.down();
    await page.mouse.move(flight.cx, flight.y + 120, { steps: 4 });
    assert.equal(await page.locator('[data-ghost]').count(), 0);
    await page.mouse.up();
    await page.keyboard.press('Escape');

    // A click between the blocks adds then.
    const free = await middle(page.locator('[data-column="4"]'));
    const breakfast = await middle(block(page, 'Tsukiji breakfast'));
    await page.mouse.click(free.cx, breakfast.y + 48 * 2.6);
    await page.getByLabel('Add at 10:00').fill('Tea house');
    await page.keyboard.press('Enter');
    const tea = (await kept(page))['Tea house'];
    assert.deepEqual([tea.start_local, tea.start_zone, tea.duration_min], ['2027-05-05T10:00', 'Asia/Tokyo', 60]);
    assert.equal(new URL(page.url()).searchParams.get('item'), null);
    assert.deepEqual(await axe(page), []);
    await shot(page, '1440-timeline');
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('moves by the keyboard alone what the mouse drags', async () => {
    const { context, page } = await open(1440, 'timeline', { scheme: 'dark', more: '&day=2027-05-02' });
    const press = (key) => page.keyboard.press(key);
    const button = block(page, 'São Jorge Castle').locator('[data-open]');
    await button.focus();
    await press('Space');
    await heard(page, 'São Jorge Castle lifted');
    await press('ArrowDown');
    await press('Shift+ArrowDown');
    await press('ArrowLeft');
    await heard(page, 'Day 1, 11:15');
    await press('Alt+ArrowDown');
    await press('Alt+ArrowDown');
    await press('Space');
    const castle = (await kept(page))['São Jorge Castle'];
    assert.deepEqual([castle.day, castle.start_local, castle.end_local], ['2027-05-01', '2027-05-01T11:15', '2027-05-01T11:45']);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent?.includes('São Jorge Castle')), true);
    await press('Control+z');
    assert.equal((await kept(page))['São Jorge Castle'].start_local, '2027-05-02T10:00');

    await block(page, 'Viewpoints').locator('[data-open]').focus();
    await press('Space');
    await press('ArrowUp');
    await press('Escape');
    assert.equal((await kept(page)).Viewpoints.start_local, null);
    await press('Enter');
    await page.getByRole('complementary', { name: 'Details' }).waitFor();
    await press('Escape');
    await page.getByRole('complementary', { name: 'Details' }).waitFor({ state: 'detached' });
    assert.deepEqual(await axe(page), []);
    await context.close();
  });

  it('shows the months, walks through them and moves between days', async () => {
    const { context, page, faults } = await open(1440, 'calendar');
    await page.getByRole('heading', { name: 'May 2027' }).waitFor();
    assert.deepEqual(await page.getByRole('columnheader').allInnerTexts(), ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    await page.locator('#cell-2027-05-04').getByRole('button', { name: /12:30.*Tokyo.*arrival of Flight to Tokyo/ }).waitFor();

    const from = await middle(page.locator('#cell-2027-05-05 [data-item]', { hasText: 'Tsukiji' }));
    const to = await middle(page.locator('#cell-2027-05-04'));
    await page.mouse.move(from.cx, from.cy);
    await page.mouse.down();
    await page.mouse.move(from.cx - 20, from.cy, { steps: 3 });
    await page.mouse.move(to.cx, to.y + to.height - 8, { steps: 6 });
    await page.locator('[data-drag-card]').waitFor();
    await page.mouse.up();
    assert.equal((await kept(page))['Tsukiji breakfast'].day, '2027-05-04');
    assert.deepEqual(await axe(page), []);
    await shot(page, '1440-calendar');

    await page.locator('#cell-2027-05-01').focus();
    for (const key of ['ArrowDown', 'ArrowLeft', 'Home', 'PageUp', 'ArrowRight']) await page.keyboard.press(key);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'cell-2027-05-02');
    await page.keyboard.press('Enter');
    await page.locator(`#day-${DATES[1]}`).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('day'), DATES[1]);
    await page.goBack();
    await page.getByRole('button', { name: '+2 more' }).click();
    await page.locator(`#day-${DATES[0]}`).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('moves and stretches stays by whole days', async () => {
    const { context, page, faults, id } = await open(1440, 'timeline');
    const bar = (title) => page.locator('[data-item]', { has: page.getByRole('button', { name: new RegExp(`^${title}`) }) }).first();
    const carry = async (from, dx, drop = true) => {
      await page.mouse.move(from.cx, from.cy);
      await page.mouse.down();
      await page.mouse.move(from.cx + dx / 2, from.cy + 2, { steps: 4 });
      await page.mouse.move(from.cx + dx, from.cy + 2, { steps: 4 });
      if (drop) await page.mouse.up();
    };
    const times = async (title) => {
      const { day, start_local, end_local } = (await kept(page))[title];
      return [day, start_local, end_local];
    };
    await bar('Hotel Alfama').waitFor();
    const { width } = await middle(page.locator('[data-column="0"]'));
    await carry(await middle(bar('Hotel Alfama')), width);
    assert.deepEqual(await times('Hotel Alfama'), [DATES[1], '2027-05-02T15:00', '2027-05-04T11:00']);
    await carry(await middle(bar('Hotel Alfama').locator('[data-bar-end]')), width);
    assert.deepEqual(await times('Hotel Alfama'), [DATES[1], '2027-05-02T15:00', '2027-05-05T11:00']);
    await heard(page, 'Hotel Alfama now lasts until Wednesday 5 May.');
    await carry(await middle(bar('Hotel Alfama')), -width, false);
    await shot(page, '1440-timeline-bar');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    assert.deepEqual(await times('Hotel Alfama'), [DATES[1], '2027-05-02T15:00', '2027-05-05T11:00'], 'Escape lets go of it');

    await page.goto(view(id, 'calendar'));
    await bar('Ryokan').waitFor();
    const one = await middle(page.locator('#cell-2027-05-04'));
    await carry(await middle(bar('Ryokan')), -one.width);
    assert.deepEqual(await times('Ryokan'), [DATES[2], '2027-05-03T15:00', '2027-05-04T10:00']);
    await carry(await middle(bar('Ryokan').locator('[data-bar-end]')), one.width);
    assert.deepEqual(await times('Ryokan'), [DATES[2], '2027-05-03T15:00', '2027-05-05T10:00']);
    await bar('Ryokan').getByRole('button', { name: /^Ryokan/ }).focus();
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'One night less' }).click();
    assert.deepEqual(await times('Ryokan'), [DATES[2], '2027-05-03T15:00', '2027-05-04T10:00']);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    assert.deepEqual(await times('Ryokan'), [DATES[2], '2027-05-03T15:00', '2027-05-05T10:00']);
    assert.deepEqual(await axe(page), []);
    await shot(page, '1440-calendar-bar');
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('writes in a table, sorts and filters it', async () => {
    const { context, page, faults } = await open(1440, 'table');
    const press = (key) => page.keyboard.press(key);
    await cell(page, 'Belém Tower', 'title').focus();
    for (const key of ['ArrowRight', 'ArrowRight']) await press(key);
    await press('Enter');
    await page.getByLabel('Time of Belém Tower').fill('soon');
    await press('Enter');
    await page.getByText('Not a time. Try 930, 14:00 or 2pm-4.').first().waitFor();
    await page.getByLabel('Time of Belém Tower').fill('2pm-4');
    await press('Enter');
    const tower = (await kept(page))['Belém Tower'];
    assert.deepEqual([tower.start_local, tower.end_local, tower.start_zone], ['2027-05-01T14:00', '2027-05-01T16:00', 'Europe/Lisbon']);
    assert.equal(await page.evaluate(() => document.activeElement?.dataset.column), 'time');

    await cell(page, 'Senso-ji', 'cost').click();
    await page.getByLabel('Cost of Senso-ji').fill('1500 JPY');
    await press('Enter');
    await cell(page, 'Senso-ji', 'duration').click();
    await page.getByLabel('Duration of Senso-ji').fill('1h30');
    await cell(page, 'Senso-ji', 'booking').click();
    await page.getByLabel('Booking of Senso-ji').fill('lost');
    await press('Escape');
    await cell(page, 'Senso-ji', 'done').focus();
    await press('Space');
    const temple = (await kept(page))['Senso-ji'];
    assert.deepEqual([temple.cost, temple.duration_min, temple.booking_ref, temple.done], [{ amount: 1500, currency: 'JPY' }, 90, '', true]);
    await page.locator('tfoot').getByText('€305.50').waitFor();
    await page.locator('tfoot').getByText('99,500').waitFor();

    await page.getByRole('button', { name: 'Cost' }).click();
    await page.getByRole('button', { name: 'Cost' }).click();
    assert.equal(await page.getByRole('columnheader', { name: 'Cost' }).getAttribute('aria-sort'), 'descending');
    assert.match(await page.locator('tbody tr').first().innerText(), /Hotel Alfama/);
    await page.waitForURL(/sort=-cost/);
    await page.reload();
    await page.getByRole('columnheader', { name: 'Cost' }).waitFor();
    assert.match(await page.locator('tbody tr').first().innerText(), /Hotel Alfama/, 'the address keeps the order');
    await page.getByLabel('Filter the items').fill('tokyo flight');
    await page.getByText('1 of 13 items').waitFor();
    await page.waitForURL(/words=tokyo/);
    await page.getByLabel('Filter the items').fill('nothing like it');
    await page.getByRole('button', { name: 'Show all items' }).click();
    await page.getByText('13 items').first().waitFor();
    await cell(page, 'Ryokan', 'title').focus();
    await press('m');
    await page.getByRole('menuitem', { name: /^Day 5/ }).click();
    assert.equal((await kept(page)).Ryokan.day, DATES[4]);
    assert.deepEqual(await axe(page), []);
    await shot(page, '1440-table');
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('fits a phone and a finger', async () => {
    const { context, page, faults, id } = await open(390, 'timeline', { scheme: 'dark', more: '&day=2027-05-04' });
    const temple = block(page, 'Senso-ji');
    await temple.scrollIntoViewIfNeeded();
    const start = await middle(temple);
    const touch = await context.newCDPSession(page);
    const send = (type, y) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: start.cx, y }] });
    await send('touchStart', start.cy);
    await page.locator('[data-ghost]').waitFor();
    for (let step = 1; step <= 6; step++) await send('touchMove', start.cy - step * 8);
    await send('touchEnd');
    assert.equal((await kept(page))['Senso-ji'].start_local, '2027-05-04T16:15');
    assert.deepEqual(await axe(page), []);
    await shot(page, '390-timeline');

    await page.goto(view(id, 'calendar'));
    await page.locator('#cell-2027-05-02').click();
    await page.getByRole('heading', { name: 'Sunday 2 May' }).waitFor();
    await page.locator('section', { hasText: 'Sunday 2 May' }).getByRole('button', { name: /Fado evening 22:30/ }).waitFor();
    assert.deepEqual(await axe(page), []);
    await shot(page, '390-calendar');

    await page.goto(view(id, 'table'));
    const scroller = page.getByRole('region', { name: 'Items' });
    assert.ok(await scroller.evaluate((element) => element.scrollWidth > element.clientWidth));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page itself does not scroll sideways');
    assert.deepEqual(await axe(page), []);
    await shot(page, '390-table');
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('says what to do where there is nothing', async () => {
    const { context, page } = await visitor(browser, { width: 820 });
    await register(page);
    const id = await page.evaluate(async () => {
      const answer = await fetch('/api/v1/itineraries', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: 'Someday' }) });
      return (await answer.json()).id;
    });
    for (const name of ['timeline', 'calendar']) {
      await page.goto(view(id, name));
      await page.getByRole('heading', { name: 'This trip has no dates yet' }).waitFor();
      await page.getByRole('button', { name: 'Set the dates' }).click();
      await page.getByRole('dialog').waitFor();
    }
    await page.goto(view(id, 'table'));
    await page.getByRole('button', { name: 'Go to the list' }).click();
    await page.getByRole('combobox', { name: 'Search for a place to add' }).waitFor();
    await context.close();
  });
});
