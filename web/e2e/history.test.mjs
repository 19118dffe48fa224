// What was done, by whom, and the ways back, against a real server.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, saved, shot, signUp, visitor } from './browser.mjs';
import { held, invite, lisbon } from './people.mjs';
import { dragBefore, row } from './trip.mjs';

const [FIRST, SECOND] = ['2027-05-01', '2027-05-02'];

describe('history', { concurrency: false }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function open({ page }, trip) {
    await page.goto(`${BASE}/app/i/${trip}?map=svg`);
    await row(page, FIRST, 'Tower').waitFor();
    await page.locator('[data-line="on"]').waitFor();
  }

  async function setStart(page, list, name, time) {
    await row(page, list, name).getByRole('button', { name, exact: true }).click();
    await page.getByLabel('Starts').fill(time);
    await page.getByLabel('Starts').press('Enter');
    await page.getByRole('button', { name: 'Close details' }).click();
    await saved(page);
  }

  /** Ada plans, Jo changes some of it: five steps that the tests read. */
  async function planned(options = { width: 1440 }) {
    const [ada, jo] = [await visitor(browser, options), await visitor(browser, { width: 1440 })];
    await signUp(ada.context, 'Ada Lovelace');
    await signUp(jo.context, 'Jo March');
    const trip = await lisbon(ada.context);
    await invite(ada.context, jo.context, trip);
    await open(jo, trip);
    await setStart(jo.page, FIRST, 'Tower', '930');
    await setStart(jo.page, FIRST, 'Tower', '10');
    await dragBefore(jo.page, row(jo.page, FIRST, 'Castle'), row(jo.page, SECOND, 'Fado'));
    return { ada, jo, trip, close: () => Promise.all([ada.context.close(), jo.context.close()]) };
  }

  const step = (page, text) => page.locator('li[data-step]').filter({ hasText: text });
  const actions = async (page, text, item) => {
    await step(page, text).first().getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  it('says who did what, from what to what, and reads on as it happens', async () => {
    const { ada, jo, trip, close } = await planned();
    await open(ada, trip);
    await ada.page.getByRole('button', { name: 'More', exact: true }).click();
    await ada.page.getByRole('menuitem', { name: 'History', exact: true }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
    await step(ada.page, 'Moved Castle from Sat 1 May to Sun 2 May').waitFor();
    await step(ada.page, 'Changed the time of Tower from 09:30 to 10:00').waitFor();
    await step(ada.page, 'Set the time of Tower to 09:30').waitFor();
    await step(ada.page, 'Made the trip').waitFor();
    await step(ada.page, 'Joined as an editor').waitFor();
    assert.equal(await ada.page.getByRole('heading', { level: 2 }).first().innerText(), 'Today');
    await shot(ada.page, 'history-1440');
    assert.deepEqual(await axe(ada.page), []);

    await setStart(jo.page, FIRST, 'Tower', '11');
    await step(ada.page, 'Changed the time of Tower from 10:00 to 11:00').waitFor();
    assert.deepEqual(ada.faults, []);
    await close();
  });

  it('shows one person’s steps, or one thing’s', async () => {
    const { ada, trip, close } = await planned();
    await ada.page.goto(`${BASE}/app/i/${trip}/history`);
    await ada.page.getByLabel('Whose changes').selectOption({ label: 'Ada Lovelace' });
    await step(ada.page, 'Moved Castle').waitFor({ state: 'detached' });
    await step(ada.page, 'Made the trip').waitFor();
    await ada.page.getByLabel('Whose changes').selectOption({ label: 'Jo March' });
    await step(ada.page, 'Changed the time of Tower from 09:30 to 10:00').waitFor();
    assert.equal(await step(ada.page, 'Made the trip').count(), 0);

    await open(ada, trip);
    await row(ada.page, FIRST, 'Tower').hover();
    await row(ada.page, FIRST, 'Tower').getByRole('button', { name: 'Actions for Tower' }).click();
    await ada.page.getByRole('menuitem', { name: 'History of this' }).click();
    await step(ada.page, 'Changed the time of Tower').waitFor();
    assert.equal(await step(ada.page, 'Castle').count(), 0);
    await ada.page.getByRole('button', { name: /^Only Tower/ }).click();
    await step(ada.page, 'Moved Castle').waitFor();
    await close();
  });

  it('brings back one thing, and the whole trip, after showing what that changes', async () => {
    const { ada, jo, trip, close } = await planned();
    await ada.page.goto(`${BASE}/app/i/${trip}/history`);
    await actions(ada.page, 'Set the time of Tower to 09:30', 'Restore Tower to here');
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByText('Tower: the time from 10:00 to 09:30').waitFor();
    await shot(ada.page, 'history-restore-one');
    assert.deepEqual(await axe(ada.page), []);
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await row(jo.page, FIRST, 'Tower').getByText('9:30').waitFor();
    await step(ada.page, 'Changed the time of Tower from 10:00 to 09:30').waitFor();

    await row(jo.page, SECOND, 'Oceanarium').hover();
    await row(jo.page, SECOND, 'Oceanarium').getByRole('button', { name: 'Actions for Oceanarium' }).click();
    await jo.page.getByRole('menuitem', { name: 'Remove' }).click();
    await saved(jo.page);
    await step(ada.page, 'Removed Oceanarium').waitFor();
    await actions(ada.page, 'Joined as an editor', 'Restore the trip to here');
    await dialog.getByText('1 comes back, 1 moves, and 1 changes.').waitFor();
    await shot(ada.page, 'history-restore-trip');
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await row(jo.page, FIRST, 'Castle').waitFor();
    await row(jo.page, SECOND, 'Oceanarium').waitFor();
    const { lists, items } = await held(ada.context, trip);
    assert.deepEqual([lists[FIRST], lists[SECOND]], [['Castle', 'Tower'], ['Oceanarium', 'Fado']]);
    assert.equal(items.find(({ title }) => title === 'Tower').start_local, null);

    // And back again, from the message.
    await ada.page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await row(jo.page, SECOND, 'Castle').waitFor();
    await row(jo.page, SECOND, 'Oceanarium').waitFor({ state: 'detached' });
    assert.deepEqual(ada.faults, []);
    await close();
  });

  it('takes one’s own latest step back, marks it, and does it again', async () => {
    const { jo, trip, close } = await planned();
    await jo.page.goto(`${BASE}/app/i/${trip}/history`);
    const latest = step(jo.page, 'Moved Castle from Sat 1 May to Sun 2 May');
    await latest.getByRole('button', { name: 'Undo', exact: true }).waitFor();
    assert.equal(await jo.page.getByRole('main').getByRole('button', { name: 'Undo', exact: true }).count(), 1, 'only the latest offers it at once');
    await latest.getByRole('button', { name: 'Undo', exact: true }).click();
    await latest.getByText('Undone', { exact: true }).waitFor();
    await step(jo.page, 'Took a step back').getByText('Moved Castle from Sun 2 May to Sat 1 May').waitFor();
    await shot(jo.page, 'history-undone');
    assert.deepEqual(await axe(jo.page), []);
    assert.ok((await held(jo.context, trip)).lists[FIRST].includes('Castle'));
    await jo.page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await step(jo.page, 'Moved Castle from Sat 1 May to Sun 2 May').first().waitFor();
    await jo.page.waitForFunction(async (id) => (await (await fetch(`/api/v1/itineraries/${id}`)).json()).items.find(({ title }) => title === 'Castle').day === '2027-05-02', trip);
    await close();
  });

  it('marks what overrode another unseen', async () => {
    const { ada, jo, trip, close } = await planned();
    await open(ada, trip);
    // The details' code comes a moment after the page.
    await ada.page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('ItemDetail')));
    await ada.page.waitForLoadState('networkidle');
    await ada.context.setOffline(true);
    await ada.page.locator('[data-line="off"]').waitFor();
    await setStart(jo.page, FIRST, 'Tower', '12');
    await row(ada.page, FIRST, 'Tower').getByRole('button', { name: 'Tower', exact: true }).click();
    await ada.page.getByLabel('Starts').fill('13');
    await ada.page.getByLabel('Starts').press('Enter');
    await ada.context.setOffline(false);
    await saved(ada.page);
    await jo.page.goto(`${BASE}/app/i/${trip}/history`);
    await step(jo.page, 'Changed the time of Tower from 12:00 to 13:00').getByText('over Jo March’s change').waitFor();
    await close();
  });

  it('goes back page by page', async () => {
    const { ada, trip, close } = await planned();
    for (let n = 1; n <= 40; n++) await ada.context.request.patch(`${BASE}/api/v1/itineraries/${trip}`, { data: { name: `Lisbon ${n}` } });
    await ada.page.goto(`${BASE}/app/i/${trip}/history`);
    await step(ada.page, 'Renamed Lisbon 39 to Lisbon 40').waitFor();
    assert.equal(await step(ada.page, 'Made the trip').count(), 0);
    await ada.page.getByRole('button', { name: 'Older' }).click();
    await step(ada.page, 'Renamed Lisbon together to Lisbon 1').waitFor();
    await step(ada.page, 'Made the trip').waitFor();
    await ada.context.request.patch(`${BASE}/api/v1/itineraries/${trip}`, { data: { name: 'Lisbon at last' } });
    await ada.page.getByRole('button', { name: 'Show new changes' }).click();
    await step(ada.page, 'Renamed Lisbon 40 to Lisbon at last').waitFor();
    await close();
  });

  it('says without a network where the history is, and what is not in it yet', async () => {
    const { jo, trip, close } = await planned();
    await jo.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await jo.context.setOffline(true);
    await jo.page.locator('[data-line="off"]').waitFor();
    await row(jo.page, FIRST, 'Tower').hover();
    await row(jo.page, FIRST, 'Tower').getByRole('button', { name: 'Actions for Tower' }).click();
    await jo.page.getByRole('menuitem', { name: 'Mark as done' }).click();
    await jo.page.getByText('Offline, 1 change on this device').first().waitFor(); // it is written down
    await jo.page.goto(`${BASE}/app/i/${trip}/history`);
    await jo.page.getByRole('heading', { name: 'The history is with the server' }).waitFor();
    await jo.page.getByRole('listitem').filter({ hasText: 'Changed done of Tower' }).waitFor();
    await shot(jo.page, 'history-offline');
    assert.deepEqual(await axe(jo.page), []);
    await jo.context.setOffline(false);
    await jo.page.getByRole('button', { name: 'Try again' }).click();
    await step(jo.page, 'Made the trip').waitFor();
    await close();
  });

  it('leaves those who may not edit without ways to change anything', async () => {
    const { ada, jo, trip, close } = await planned();
    const { members } = await (await ada.context.request.get(`${BASE}/api/v1/itineraries/${trip}`)).json();
    const guest = members.find(({ role }) => role !== 'owner');
    const changed = await ada.context.request.patch(`${BASE}/api/v1/itineraries/${trip}/members/${guest.user_id}`, { data: { role: 'viewer' } });
    assert.ok(changed.ok(), await changed.text());
    await jo.page.goto(`${BASE}/app/i/${trip}/history`);
    await step(jo.page, 'Moved Castle').waitFor();
    await jo.page.getByText('Jo March is a viewer now').waitFor();
    await step(jo.page, 'Moved Castle').getByRole('button', { name: 'Undo', exact: true }).waitFor({ state: 'detached' });
    await step(jo.page, 'Moved Castle').getByRole('button', { name: /^Actions for/ }).click();
    await jo.page.getByRole('menuitem').first().waitFor();
    assert.deepEqual(await jo.page.getByRole('menuitem').allInnerTexts(), ['History of Castle']);
    await close();
  });

  for (const width of [390, 820])
    for (const scheme of ['light', 'dark'])
      it(`is in order at ${width}, ${scheme}`, async () => {
        const { ada, trip, close } = await planned({ width, scheme });
        await ada.page.goto(`${BASE}/app/i/${trip}/history`);
        await step(ada.page, 'Made the trip').waitFor();
        await shot(ada.page, `history-${width}-${scheme}`);
        assert.deepEqual(await axe(ada.page), []);
        await actions(ada.page, 'Joined as', 'Restore the trip to here');
        await ada.page.locator('[data-preview]').waitFor();
        await shot(ada.page, `history-restore-${width}-${scheme}`);
        assert.deepEqual(await axe(ada.page), []);
        assert.deepEqual(ada.faults, []);
        await close();
      });
});
