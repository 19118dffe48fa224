// Being there together, against a real server: two accounts in two browsers see where the other is and what they do.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, mapIsDrawn, saved, shot, signUp, visitor } from './browser.mjs';
import { held, invite, lisbon } from './people.mjs';
import { day, dragBefore, row } from './trip.mjs';

const [FIRST, SECOND] = ['2027-05-01', '2027-05-02'];
const openItem = (page, list, name) => row(page, list, name).getByRole('button', { name, exact: true }).click();
const avatar = (page, name) => page.getByRole('button', { name: `follow ${name}` });
const marked = (scope, name) => scope.locator(`[data-visitors*="${name}"]`);

describe('presence', { concurrency: false }, () => {
  let browser;
  before(async () => {
    browser = await launch({ gl: true });
  });
  after(() => browser.close());

  async function open({ page }, trip, map = 'svg') {
    await page.goto(`${BASE}/app/i/${trip}${map === 'svg' ? '?map=svg' : ''}`);
    await row(page, FIRST, 'Castle').waitFor();
    await page.locator('[data-line="on"]').waitFor();
  }

  async function two({ width = 1440, otherWidth = width, map = 'svg', otherMap = map, scheme = 'light' } = {}) {
    const [ada, jo] = [await visitor(browser, { width, scheme }), await visitor(browser, { width: otherWidth, scheme })];
    await signUp(ada.context, 'Ada Lovelace');
    await signUp(jo.context, 'Jo March');
    const trip = await lisbon(ada.context);
    await invite(ada.context, jo.context, trip);
    await open(ada, trip, map);
    await open(jo, trip, otherMap);
    await avatar(ada.page, 'Jo March').waitFor();
    await avatar(jo.page, 'Ada Lovelace').waitFor();
    return { ada, jo, trip, close: () => Promise.all([ada.context.close(), jo.context.close()]) };
  }

  it('shows who is here, where they edit, and that they left', async () => {
    const { ada, jo, close } = await two();
    assert.equal(await ada.page.getByRole('button', { name: /, follow / }).count(), 1, 'the reader is not among them');

    await openItem(jo.page, FIRST, 'Tower');
    await marked(row(ada.page, FIRST, 'Tower'), 'Jo March').waitFor();
    await openItem(ada.page, FIRST, 'Tower');
    await jo.page.getByLabel('Cost').focus();
    await marked(ada.page.locator('[data-spot$=" cost"]'), 'Jo March').waitFor();
    await shot(ada.page, 'presence-field-1440');
    assert.deepEqual(await axe(ada.page), []);
    await jo.page.getByRole('textbox', { name: 'Notes', exact: true }).focus();
    await marked(ada.page.locator('[data-spot$=" description"]'), 'Jo March').waitFor();
    await marked(ada.page.locator('[data-spot$=" cost"]'), 'Jo March').waitFor({ state: 'detached' });
    await ada.page.getByRole('button', { name: 'Close details' }).click();
    await shot(ada.page, 'presence-row-1440');

    assert.match(await ada.page.locator('p[role=status]').first().innerText(), /Jo March is here/);
    await jo.page.close();
    await avatar(ada.page, 'Jo March').waitFor({ state: 'detached' });
    assert.equal(await ada.page.locator('[data-visitors]').count(), 0);
    assert.deepEqual([...ada.faults, ...jo.faults], []);
    await close();
  });

  /** Where a page draws the other's pointer, and where it draws a pin: the distance in the map's own pixels. */
  async function offset(page, name, pin) {
    const cursor = page.locator(`[data-cursor="${name}"]`);
    await cursor.waitFor({ state: 'attached' });
    const from = await cursor.evaluate((element) => ((box) => [box.left, box.top])(element.getBoundingClientRect()));
    const to = await page.getByRole('button', { name: new RegExp(`^${pin}, stop`) }).evaluate((element) => ((box) => [box.left + box.width / 2, box.top + box.height / 2])(element.getBoundingClientRect()));
    return Math.hypot(from[0] - to[0], from[1] - to[1]);
  }

  it('draws pointers at the same place on the ground, on either map and at any zoom', async () => {
    const { ada, jo, close } = await two({ map: 'svg', otherMap: 'gl' });
    await mapIsDrawn(jo.page);
    await ada.page.getByRole('button', { name: 'Zoom out' }).click();
    const pinned = async (page) => {
      const box = await page.getByRole('button', { name: /^Tower, stop/ }).boundingBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    await jo.page.mouse.move(...(await pinned(jo.page)), { steps: 3 });
    assert.ok((await settled(() => offset(ada.page, 'Jo March', 'Tower'))) < 3, 'the pointer is over the pin that it is over');
    await ada.page.getByRole('button', { name: 'Zoom in' }).click();
    await ada.page.getByRole('button', { name: 'Zoom in' }).click();
    assert.ok((await settled(() => offset(ada.page, 'Jo March', 'Tower'))) < 3, 'and stays there when the zoom changes');
    await shot(ada.page, 'presence-cursor-svg');
    assert.deepEqual(await axe(ada.page), []);

    await ada.page.getByRole('button', { name: 'Zoom out' }).click();
    await ada.page.mouse.move(...(await pinned(ada.page)), { steps: 3 });
    assert.ok((await settled(() => offset(jo.page, 'Ada Lovelace', 'Tower'))) < 3, 'the other way round too');
    await jo.page.getByRole('button', { name: 'Zoom out' }).click();
    await mapIsDrawn(jo.page);
    assert.ok((await settled(() => offset(jo.page, 'Ada Lovelace', 'Tower'))) < 3);
    await shot(jo.page, 'presence-cursor-gl');
    await ada.page.locator('[data-pointer="Jo March"][data-idle="false"]').waitFor({ state: 'detached' });
    await ada.page.mouse.move(200, 400);
    await jo.page.locator('[data-cursor]').waitFor({ state: 'detached' });
    assert.deepEqual([...ada.faults, ...jo.faults], []);
    await close();
  });

  /** The last of two readings that agree. */
  async function settled(read) {
    for (let last = await read(), rounds = 0; ; rounds++) {
      await new Promise((resolve) => setTimeout(resolve, 120));
      const next = await read();
      if ((Math.abs(next - last) < 0.5 && next < 3) || rounds > 30) return next;
      last = next;
    }
  }

  it('follows somebody until the reader goes their own way', async () => {
    const { ada, jo, close } = await two();
    await avatar(ada.page, 'Jo March').click();
    const bar = ada.page.getByRole('region', { name: 'Following' });
    await bar.getByText('Following Jo March').waitFor();
    await openItem(jo.page, SECOND, 'Fado');
    await ada.page.getByRole('article', { name: 'Fado' }).waitFor();
    await shot(ada.page, 'presence-follow-1440');
    assert.deepEqual(await axe(ada.page), []);
    await jo.page.getByRole('button', { name: 'Close details' }).click();
    await ada.page.getByRole('article', { name: 'Fado' }).waitFor({ state: 'detached' });

    await jo.page.getByRole('button', { name: 'Zoom in' }).click();
    await jo.page.getByRole('button', { name: 'Zoom in' }).click();
    // On screens of one size the pins come to lie at the same pixels.
    const pins = (page) => page.evaluate(() => [...document.querySelectorAll('[data-pin]')].map((pin) => pin.getBoundingClientRect()).flatMap(({ x, width, y, height }) => [x + width / 2, y + height / 2]));
    const apart = async () => {
      const [mine, theirs] = [await pins(ada.page), await pins(jo.page)];
      return Math.max(...mine.map((at, index) => Math.abs(at - theirs[index])));
    };
    assert.ok((await settled(apart)) < 3, 'the map follows');

    await jo.page.getByRole('navigation', { name: 'Days' }).getByRole('button', { name: /2 May/ }).click();
    await ada.page.waitForURL(/day=2027-05-02/);

    await ada.page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await openItem(jo.page, FIRST, 'Castle');
    await marked(row(ada.page, FIRST, 'Castle'), 'Jo March').waitFor();
    assert.equal(await ada.page.getByRole('article').count(), 0, 'the reader stays where they are');

    // By keyboard, and stopped by one's own scrolling.
    await avatar(ada.page, 'Jo March').focus();
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('article', { name: 'Castle' }).waitFor();
    assert.equal(await avatar(ada.page, 'Jo March').getAttribute('aria-pressed'), 'true');
    await ada.page.mouse.move(1200, 500);
    await ada.page.mouse.wheel(0, 40);
    await bar.waitFor({ state: 'detached' });

    // Two who follow each other: the first gives up.
    await avatar(ada.page, 'Jo March').click();
    await bar.waitFor();
    await avatar(jo.page, 'Ada Lovelace').click();
    await jo.page.getByRole('region', { name: 'Following' }).waitFor();
    await bar.waitFor({ state: 'detached' });
    assert.deepEqual([...ada.faults, ...jo.faults], []);
    await close();
  });

  it('tells what another has just done, and takes it back', async () => {
    const { ada, jo, trip, close } = await two();
    await dragBefore(jo.page, row(jo.page, FIRST, 'Tower'), row(jo.page, SECOND, 'Fado'));
    const messages = ada.page.getByRole('region', { name: 'Messages' });
    await messages.getByText('Jo March moved Tower to day 2').waitFor();
    await shot(ada.page, 'presence-toast-1440');
    assert.equal(await jo.page.getByText(/moved Tower/).count(), 0, 'nobody is told of their own');
    await messages.getByRole('button', { name: 'Undo' }).click();
    await row(ada.page, FIRST, 'Tower').waitFor();
    await row(jo.page, FIRST, 'Tower').waitFor();
    await saved(ada.page);
    assert.ok((await held(ada.context, trip)).lists[FIRST].includes('Tower'));
    // Jo is told in turn, and that was an edit of Ada's own, which she can take back.
    await jo.page.getByRole('region', { name: 'Messages' }).getByText('Ada Lovelace moved Tower to day 1').waitFor();
    await ada.page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await row(ada.page, SECOND, 'Tower').waitFor();
    await saved(ada.page);

    await jo.page.getByRole('button', { name: 'Dismiss' }).click();
    for (const [title, to] of [['Title of Saturday 1 May', 'One'], ['Title of Sunday 2 May', 'Two']]) {
      await jo.page.getByTitle(title).click();
      await jo.page.keyboard.type(to);
      await jo.page.keyboard.press('Enter');
    }
    await messages.getByText(/Jo March made 2 changes/).waitFor();
    await messages.getByRole('button', { name: 'Undo' }).click();
    await day(jo.page, FIRST).getByText('One', { exact: true }).waitFor({ state: 'detached' });
    await day(jo.page, SECOND).getByText('Two', { exact: true }).waitFor({ state: 'detached' });
    assert.deepEqual([...ada.faults, ...jo.faults], []);
    await close();
  });

  it('hides whoever does not want to be seen, and remembers that', async () => {
    const { ada, jo, trip, close } = await two();
    await jo.page.getByRole('button', { name: 'More', exact: true }).click();
    await jo.page.getByRole('menuitemcheckbox', { name: 'Show where I am' }).click();
    await avatar(ada.page, 'Jo March').waitFor({ state: 'detached' });
    await avatar(jo.page, 'Ada Lovelace').waitFor();
    await open(jo, trip);
    await avatar(jo.page, 'Ada Lovelace').waitFor();
    await openItem(jo.page, FIRST, 'Tower');
    assert.equal(await avatar(ada.page, 'Jo March').count(), 0);
    await jo.page.getByRole('button', { name: 'Close details' }).click();
    await jo.page.getByRole('button', { name: 'More', exact: true }).click();
    await jo.page.getByRole('menuitemcheckbox', { name: 'Show where I am', checked: false }).click();
    await avatar(ada.page, 'Jo March').waitFor();
    await close();
  });

  it('has one person for all tabs of a browser, told by whichever is in use', async () => {
    const { ada, jo, trip, close } = await two();
    const second = await jo.context.newPage();
    await second.goto(`${BASE}/app/i/${trip}?map=svg`);
    await row(second, FIRST, 'Castle').waitFor();
    await avatar(second, 'Ada Lovelace').waitFor();
    await openItem(second, SECOND, 'Oceanarium');
    await marked(row(ada.page, SECOND, 'Oceanarium'), 'Jo March').waitFor();
    await dragBefore(ada.page, row(ada.page, FIRST, 'Tower'), row(ada.page, FIRST, 'Castle'));
    await second.getByText('Ada Lovelace moved Tower', { exact: false }).first().waitFor();
    assert.equal(await ada.page.getByRole('button', { name: /, follow / }).count(), 1);
    await jo.page.close();
    await second.locator('[data-line="on"]').waitFor();
    await avatar(ada.page, 'Jo March').waitFor();
    await close();
  });

  for (const width of [390, 820, 1440])
    for (const scheme of ['light', 'dark'])
      it(`is in order at ${width}, ${scheme}`, async () => {
        const { ada, jo, trip, close } = await two({ width, otherWidth: 1440, scheme });
        for (const name of ['Meg March', 'Amy March', 'Beth March', 'Laurie Laurence']) {
          const guest = await visitor(browser, { width: 820 });
          await signUp(guest.context, name);
          await invite(ada.context, guest.context, trip);
          await open(guest, trip);
        }
        await ada.page.getByRole('button', { name: /more people here/ }).waitFor();
        await openItem(jo.page, FIRST, 'Castle');
        await marked(row(ada.page, FIRST, 'Castle'), 'Jo March').waitFor();
        await shot(ada.page, `presence-${width}-${scheme}`);
        assert.deepEqual(await axe(ada.page), []);
        await ada.page.getByRole('button', { name: /more people here/ }).click();
        await ada.page.getByRole('menuitem', { name: /Jo March/ }).waitFor();
        await shot(ada.page, `presence-menu-${width}-${scheme}`);
        // An open menu lies over the page, outside its landmarks, as every menu here does.
        assert.deepEqual((await axe(ada.page)).filter(({ id }) => id !== 'region'), []);
        await ada.page.getByRole('menuitem', { name: /Jo March/ }).click();
        await ada.page.getByRole('region', { name: 'Following' }).waitFor();
        await shot(ada.page, `presence-following-${width}-${scheme}`);
        assert.deepEqual(await axe(ada.page), []);
        await ada.page.getByRole('button', { name: 'Stop', exact: true }).click();
        await ada.page.getByRole('region', { name: 'Following' }).waitFor({ state: 'detached' });
        await close();
      });
});
