// Together and offline, against a real server: two people in two browsers, and one browser without any network.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { ARGS, BASE, EXECUTABLE, axe, launch, register, saved, shot, signUp, visitor } from './browser.mjs';
import { agree, door, held, invite, lisbon, shown } from './people.mjs';
import { day, dragBefore, handle, row, titles } from './trip.mjs';

const [FIRST, SECOND] = ['2027-05-01', '2027-05-02'];

const openItem = (page, list, name) => row(page, list, name).getByRole('button', { name, exact: true }).click();
const badge = (page, text) => page.locator('[data-saved]').filter({ hasText: text }).waitFor();

/** From here on the planner needs no network. */
const installed = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

async function rename(page, list, from, to) {
  await openItem(page, list, from);
  const article = page.locator('article');
  await article.getByRole('button', { name: from, exact: true }).click();
  await article.getByRole('textbox', { name: 'Title' }).fill(to);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Close details' }).click();
  await row(page, list, to).waitFor();
}

async function setStart(page, list, name, time) {
  await openItem(page, list, name);
  await page.getByLabel('Starts').fill(time);
  await page.getByLabel('Starts').press('Enter');
  await page.getByRole('button', { name: 'Close details' }).click();
}

describe('live', { concurrency: false }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function two(width = 1440) {
    const [ada, jo] = [await visitor(browser, { width }), await visitor(browser, { width })];
    await signUp(ada.context, 'Ada');
    await signUp(jo.context, 'Jo');
    const trip = await lisbon(ada.context);
    await invite(ada.context, jo.context, trip);
    for (const { page } of [ada, jo]) {
      await page.goto(`${BASE}/app/i/${trip}?map=svg`);
      await row(page, FIRST, 'Castle').waitFor();
      await badge(page, 'Synced');
    }
    return { ada, jo, trip };
  }

  it('shows each what the other does, as it is done', async () => {
    const { ada, jo } = await two();
    const began = Date.now();
    await rename(ada.page, FIRST, 'Castle', 'Castle of the Moors');
    await row(jo.page, FIRST, 'Castle of the Moors').waitFor();
    await dragBefore(jo.page, row(jo.page, SECOND, 'Fado'), row(jo.page, FIRST, 'Tower'));
    await row(ada.page, FIRST, 'Fado').waitFor();
    await agree(ada.page, jo.page);
    assert.ok(Date.now() - began < 60_000);
    assert.deepEqual([...ada.faults, ...jo.faults], []);
    await ada.context.close();
    await jo.context.close();
  });

  it('brings together what two people did apart, and tells both of the one true conflict', async () => {
    const { ada, jo, trip } = await two();
    await installed(jo.page);
    await jo.context.setOffline(true);
    await badge(jo.page, 'Offline');

    await setStart(ada.page, FIRST, 'Castle', '930');
    await dragBefore(ada.page, row(ada.page, SECOND, 'Oceanarium'), row(ada.page, FIRST, 'Tower'));
    await saved(ada.page);

    await setStart(jo.page, FIRST, 'Castle', '1015');
    await rename(jo.page, FIRST, 'Tower', 'Tower of Belém');
    await handle(jo.page, SECOND, 'Fado').focus();
    for (const key of ['Space', 'ArrowLeft', 'Space']) await jo.page.keyboard.press(key);
    await row(jo.page, FIRST, 'Fado').waitFor();
    await badge(jo.page, /Offline, \d changes on this device/);
    await shot(jo.page, 'live-offline-1440');

    await jo.context.setOffline(false);
    await saved(jo.page);
    await agree(ada.page, jo.page);
    await row(ada.page, FIRST, 'Castle').getByText('10:15').waitFor();
    await row(ada.page, FIRST, 'Tower of Belém').waitFor();

    for (const [{ page }, who] of [[ada, 'Jo'], [jo, 'Ada']]) {
      await badge(page, 'Conflict');
      await page.locator('[data-saved]').click();
      const sheet = page.getByRole('dialog');
      await sheet.getByText(`You and ${who} both changed the time of Castle.`, { exact: false }).waitFor();
      assert.equal(await sheet.getByRole('button', { name: 'Keep yours' }).count(), 1, 'one conflict, and no other');
      await shot(page, `live-conflict-${who}`);
      assert.deepEqual(await axe(page), []);
    }
    await ada.page.getByRole('button', { name: 'Keep yours' }).click();
    await ada.page.keyboard.press('Escape');
    await row(jo.page, FIRST, 'Castle').getByText('9:30').waitFor();
    await jo.page.getByRole('button', { name: 'Keep theirs' }).waitFor();
    const { items } = await held(ada.context, trip);
    assert.equal(items.find((item) => item.title === 'Castle').start_local, `${FIRST}T09:30`);
    await ada.context.close();
    await jo.context.close();
  });

  it('lets two people write into the same notes at once', async () => {
    const { ada, jo, trip } = await two();
    for (const { page } of [ada, jo]) await openItem(page, FIRST, 'Castle');
    const [one, other] = [ada.page.getByRole('textbox', { name: 'Notes', exact: true }), jo.page.getByRole('textbox', { name: 'Notes', exact: true })];
    await one.fill('tickets');
    await jo.page.waitForFunction(() => document.querySelector('article textarea')?.value === 'tickets');
    await one.press('End');
    await other.press('Home');
    await Promise.all([one.pressSequentially(' and water', { delay: 40 }), other.pressSequentially('Bring ', { delay: 60 })]);
    for (const { page } of [ada, jo]) await page.waitForFunction(() => document.querySelector('article textarea')?.value === 'Bring tickets and water');
    for (const { page } of [ada, jo]) await page.getByRole('textbox', { name: 'Notes', exact: true }).blur();
    await saved(ada.page);
    await saved(jo.page);
    // Where two updates met, the plain text follows with the answer of the one who was told.
    await ada.page.waitForFunction(async (id) => {
      const { items } = await (await fetch(`/api/v1/itineraries/${id}`)).json();
      return items.find((item) => item.title === 'Castle').description === 'Bring tickets and water';
    }, trip);
    await ada.context.close();
    await jo.context.close();
  });

  it('hands the line from one tab to the next', async () => {
    const { ada, trip } = await two();
    const second = await ada.context.newPage();
    await second.goto(`${BASE}/app/i/${trip}?map=svg`);
    await row(second, FIRST, 'Castle').waitFor();
    await rename(second, FIRST, 'Castle', 'Castle by the second tab');
    await row(ada.page, FIRST, 'Castle by the second tab').waitFor();
    await saved(second);
    await ada.page.close();
    await rename(second, FIRST, 'Castle by the second tab', 'Castle alone');
    await saved(second);
    assert.ok((await held(ada.context, trip)).lists[FIRST].includes('Castle alone'));
    await ada.context.close();
  });

  it('goes on over plain requests where no socket gets through', async () => {
    const { ada, jo, trip } = await two();
    const page = await jo.context.newPage();
    await jo.page.close();
    await page.addInitScript(() => {
      globalThis.WebSocket = class extends EventTarget {
        static OPEN = 1;
        constructor() {
          super();
          queueMicrotask(() => this.dispatchEvent(new Event('error')));
        }
        close() {}
      };
    });
    await page.goto(`${BASE}/app/i/${trip}?map=svg`);
    await badge(page, 'Synced');
    await rename(ada.page, FIRST, 'Castle', 'Castle by socket');
    await row(page, FIRST, 'Castle by socket').waitFor();
    await rename(page, FIRST, 'Tower', 'Tower by request');
    await row(ada.page, FIRST, 'Tower by request').waitFor();
    await saved(page);
    await ada.context.close();
    await jo.context.close();
  });

  it('says so when the browser keeps nothing, and works all the same', async () => {
    const { ada, trip } = await two();
    const page = await ada.context.newPage();
    await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: { open: () => { throw new DOMException('not here', 'SecurityError'); } } }));
    await page.goto(`${BASE}/app/i/${trip}?map=svg`);
    await badge(page, 'Not saved on this device');
    await rename(page, FIRST, 'Castle', 'Castle from nowhere');
    await saved(page);
    await row(ada.page, FIRST, 'Castle from nowhere').waitFor();
    await ada.context.close();
  });

  it('shows edits in a trip of 200 items, and tells how long they took', async (t) => {
    const { context, page } = await visitor(browser, { width: 1440 });
    await signUp(context);
    const trip = await lisbon(context, 200);
    await page.goto(`${BASE}/app/i/${trip}?map=svg`);
    await row(page, FIRST, 'Castle').waitFor();
    await badge(page, 'Synced');
    // Processor time of the page's thread: wall time would measure what else the machine does.
    const probe = await context.newCDPSession(page);
    await probe.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async () => {
      const { metrics } = await probe.send('Performance.getMetrics');
      return metrics.filter(({ name }) => ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name)).reduce((sum, { value }) => sum + value * 1000, 0);
    };
    const times = [];
    const work = [];
    for (let round = 0; round < 9; round++) {
      await day(page, FIRST).getByTitle('Title of Saturday 1 May').click();
      await page.keyboard.type(`Round ${round}`);
      await page.evaluate(
        (text) =>
          document.addEventListener('keydown', () => {
            const began = performance.now();
            globalThis.painted = null;
            const observer = new MutationObserver(() => {
              const section = document.querySelector('section[id^="day-"]');
              if (!section?.textContent.includes(text) || section.querySelector('input')) return;
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => (globalThis.painted = performance.now() - began)));
            });
            observer.observe(document.body, { subtree: true, childList: true, characterData: true });
          }, { once: true, capture: true }),
        `Round ${round}`,
      );
      const sofar = await spent();
      await page.keyboard.press('Enter');
      times.push(await (await page.waitForFunction(() => globalThis.painted)).jsonValue());
      work.push((await spent()) - sofar);
    }
    const commits = await page.evaluate(async () => {
      const db = await new Promise((resolve) => {
        const request = indexedDB.open('commits', 1);
        request.addEventListener('upgradeneeded', () => request.result.createObjectStore('s'));
        request.addEventListener('success', () => resolve(request.result));
      });
      const taken = [];
      for (let n = 0; n < 100; n++) {
        const began = performance.now();
        await new Promise((resolve) => {
          const tx = db.transaction('s', 'readwrite', { durability: 'strict' });
          tx.addEventListener('complete', resolve);
          tx.objectStore('s').get('head').addEventListener('success', () => {
            tx.objectStore('s').put({ n }, 'head');
            tx.objectStore('s').put({ k: 'set', id: 'x', v: 'a value of some length' }, n);
          });
        });
        taken.push(performance.now() - began);
      }
      return taken.toSorted((a, b) => a - b);
    });
    const middle = (values) => values.toSorted((a, b) => a - b)[4].toFixed(1);
    t.diagnostic(`edit to paint with 200 items: ${middle(work)} ms of work, ${middle(times)} ms on the clock; IndexedDB commit p95 ${commits[95].toFixed(1)} ms`);
    assert.equal(times.length, 9);
    await context.close();
  });

  it('starts cold without a network, and brings everything home', async (t) => {
    const profile = mkdtempSync(join(tmpdir(), 'live-profile-'));
    const gate = await door();
    const start = async () => {
      const context = await chromium.launchPersistentContext(profile, { executablePath: EXECUTABLE, args: ARGS, viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
      return { context, page: context.pages()[0] ?? (await context.newPage()) };
    };
    let { context, page } = await start();
    t.after(async () => {
      await context.close();
      await gate.shut();
      rmSync(profile, { recursive: true, force: true });
    });
    await register(page, gate.url);
    const trip = await page.evaluate(async () => {
      const headers = { 'Content-Type': 'application/json' };
      const made = await fetch('/api/v1/itineraries', { method: 'POST', headers, body: JSON.stringify({ name: 'Lisbon alone', start_date: '2027-05-01', end_date: '2027-05-02' }) });
      const { id } = await made.json();
      const items = ['Castle', 'Tower', 'Fado'].map((title) => ({ title, type: 'activity', day: '2027-05-01' }));
      await fetch(`/api/v1/itineraries/${id}/items`, { method: 'PUT', headers, body: JSON.stringify({ items }) });
      return id;
    });
    await page.goto(`${gate.url}/app/i/${trip}?map=svg`);
    await row(page, FIRST, 'Castle').waitFor();
    await badge(page, 'Synced');
    await installed(page);
    await context.close();

    await gate.shut();
    ({ context, page } = await start());
    await page.goto(`${gate.url}/app/i/${trip}?map=svg`);
    await row(page, FIRST, 'Castle').waitFor();
    await badge(page, 'Offline');

    // Edits, reorders, searches.
    await rename(page, FIRST, 'Castle', 'Castle at dawn');
    await setStart(page, FIRST, 'Castle at dawn', '730');
    await dragBefore(page, row(page, FIRST, 'Fado'), row(page, FIRST, 'Castle at dawn'), () => undefined);
    assert.deepEqual(await titles(page, FIRST), ['Fado', 'Castle at dawn', 'Tower']);
    await page.getByRole('combobox', { name: 'Search for a place to add' }).fill('tow');
    await page.getByRole('option', { name: /^Tower/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await badge(page, /Offline, \d changes on this device/);

    // The list, and a new trip begun without the server.
    await page.goto(`${gate.url}/app`);
    await page.getByRole('link', { name: 'Lisbon alone' }).waitFor();
    await page.getByRole('button', { name: 'New trip' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Begun on the train');
    await page.getByRole('dialog').getByRole('button', { name: 'Create trip' }).click();
    await page.getByRole('heading', { level: 1, name: 'Begun on the train' }).waitFor();
    const begun = new URL(page.url()).pathname.split('/').at(-1);
    await shot(page, 'live-begun-offline');

    // Another cold start, still without a network: nothing is forgotten.
    await context.close();
    ({ context, page } = await start());
    await page.goto(`${gate.url}/app/i/${trip}?map=svg`);
    await row(page, FIRST, 'Castle at dawn').getByText('7:30').waitFor();
    assert.deepEqual(await titles(page, FIRST), ['Fado', 'Castle at dawn', 'Tower']);
    const apart = await shown(page);

    await gate.open();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await saved(page);
    assert.equal(await shown(page), apart);
    const there = await page.evaluate(async (id) => (await fetch(`/api/v1/itineraries/${id}`)).json(), trip);
    assert.deepEqual(there.items.toSorted((a, b) => (a.pos < b.pos ? -1 : 1)).map((item) => item.title), ['Fado', 'Castle at dawn', 'Tower']);
    await page.waitForFunction(async (id) => (await fetch(`/api/v1/itineraries/${id}`)).ok, begun, { polling: 500 });
  });
});
