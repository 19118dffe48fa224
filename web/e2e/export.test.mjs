// A trip out into files and a calendar, and back in from a file, against a real server.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, register, saved, shot, visitor } from './browser.mjs';
import { PLACES, lisbon } from './people.mjs';
import { row } from './trip.mjs';

const FIRST = '2027-05-01';

const BEGINNINGS = {
  ics: /^BEGIN:VCALENDAR\r\n/,
  gpx: /^<\?xml[^>]*>\s*<gpx /,
  kml: /^<\?xml[^>]*>\s*<kml /,
  geojson: /^\{"features":\[\{/,
  json: /^\{"format":"sojourn\.itinerary","version":1,/,
};

/** A trip whose first item has everything that is private. */
async function booked(context) {
  const trip = await lisbon(context);
  const { items } = await (await context.request.get(`${BASE}/api/v1/itineraries/${trip}`)).json();
  const castle = items.find(({ title }) => title === 'Castle');
  const data = { booking_ref: 'QX7T2M', description: 'Back door', cost: { amount: 4711, currency: 'EUR' }, start_local: '09:30' };
  const answer = await context.request.patch(`${BASE}/api/v1/itineraries/${trip}/items/${castle.id}`, { data });
  assert.ok(answer.ok(), await answer.text());
  return trip;
}

async function openPlanner(page, trip) {
  await page.goto(`${BASE}/app/i/${trip}?map=svg`);
  await row(page, FIRST, 'Castle').waitFor();
  await saved(page);
}

async function openExport(page) {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Export and calendar…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export and calendar' });
  await dialog.waitFor();
  await page.locator('[aria-labelledby="feed-title"] :is(button, input, p:nth-of-type(2))').first().waitFor();
  return dialog;
}

async function download(page, dialog, format) {
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: new RegExp(`^Download .* \\.${format} `) }).click()]);
  return { name: file.suggestedFilename(), path: await file.path(), text: await readFile(await file.path(), 'utf8') };
}

async function join(owner, guest, trip, role) {
  const { token } = await (await owner.request.post(`${BASE}/api/v1/itineraries/${trip}/invites`, { data: { role } })).json();
  const answer = await guest.request.post(`${BASE}/api/v1/invitations/${token}/accept`, { data: {} });
  assert.ok(answer.ok(), await answer.text());
}

const asFile = (name, value) => ({ name, mimeType: 'application/json', buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) });

async function openImport(page) {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a trip' });
  await dialog.waitFor();
  return dialog;
}

/** Lets a file go over the page, as a mouse would. */
async function drop(page, name, text) {
  const transfer = await page.evaluateHandle(([called, content]) => {
    const data = new DataTransfer();
    data.items.add(new File([content], called, { type: 'application/json' }));
    return data;
  }, [name, text]);
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await page.getByText('Drop the file to import its trip').waitFor();
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

/** A file without what an import may change: ids of the trip, members, and who did what when. */
function essence(text) {
  const { itinerary_id: id } = JSON.parse(text);
  const { entities } = JSON.parse(text.replaceAll(id, 'self'));
  return entities
    .filter(({ type }) => type !== 'member')
    .map(({ type, id: own, place, fields }) => ({ type, own, place, fields }))
    .toSorted((a, b) => (a.type + a.own < b.type + b.own ? -1 : 1));
}

const exported = async (context, trip) => (await context.request.get(`${BASE}/api/v1/itineraries/${trip}/export?format=json`)).text();

const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

describe('export and import', { concurrency: false }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function traveller(width = 1440, scheme = 'light') {
    const guest = await visitor(browser, { width, scheme });
    await register(guest.page);
    return guest;
  }

  it('downloads every format, with private details or without', async () => {
    const { context, page, faults } = await traveller();
    await openPlanner(page, await booked(context));
    const dialog = await openExport(page);
    for (const [format, begins] of Object.entries(BEGINNINGS)) {
      const { name, text } = await download(page, dialog, format);
      assert.equal(name, `Lisbon together.${format}`);
      assert.match(text, begins, format);
      assert.match(text, /QX7T2M/, format);
    }
    await dialog.getByLabel('Include private details').uncheck();
    await dialog.getByText('To import the trip elsewhere').waitFor();
    for (const format of Object.keys(BEGINNINGS)) {
      const { text } = await download(page, dialog, format);
      assert.match(text, /Castle/, format);
      assert.doesNotMatch(text, /QX7T2M|Back door|4711/, format);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // Back to where the dialog came from.
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'More');
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('gives the trip a calendar that anyone can follow, until it is withdrawn', async () => {
    const { context, page, faults } = await traveller();
    const trip = await booked(context);
    await openPlanner(page, trip);
    const dialog = await openExport(page);
    await dialog.getByRole('button', { name: 'Create a calendar address' }).click();
    const url = await dialog.getByLabel('Address of the calendar').inputValue();
    assert.equal(await focused(page), 'Subscribe in your calendar');
    assert.equal(await dialog.getByRole('link', { name: 'Open in calendar app' }).getAttribute('href'), url.replace(/^https?:/, 'webcal:'));
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Address copied.').first().waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), url);

    const address = BASE + new URL(url).pathname;
    const calendar = await fetch(address);
    assert.equal(calendar.status, 200);
    const text = await calendar.text();
    assert.match(text, BEGINNINGS.ics);
    assert.match(text, /SUMMARY:Castle/);
    assert.doesNotMatch(text, /QX7T2M|Back door/);

    const viewer = await traveller();
    await join(context, viewer.context, trip, 'viewer');
    await openPlanner(viewer.page, trip);
    const theirs = await openExport(viewer.page);
    assert.equal(await theirs.getByLabel('Address of the calendar').inputValue(), url);
    assert.equal(await theirs.getByRole('button', { name: 'Withdraw the address' }).count(), 0);
    assert.equal(await theirs.getByLabel('Include private details').count(), 0);
    assert.doesNotMatch((await download(viewer.page, theirs, 'json')).text, /QX7T2M/);

    await dialog.getByRole('button', { name: 'Withdraw the address' }).click();
    assert.equal(await focused(page), 'Keep it');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'Withdraw the address');
    assert.equal((await fetch(address)).status, 200);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await dialog.getByRole('button', { name: 'Create a calendar address' }).waitFor();
    assert.equal((await fetch(address)).status, 404);

    await viewer.page.keyboard.press('Escape');
    await viewer.page.reload();
    await row(viewer.page, FIRST, 'Castle').waitFor();
    await (await openExport(viewer.page)).getByText('This trip has no calendar address yet.').waitFor();
    assert.deepEqual([...faults, ...viewer.faults], []);
    await viewer.context.close();
    await context.close();
  });

  it('says offline what needs the server', async () => {
    const { context, page } = await traveller();
    await openPlanner(page, await booked(context));
    let dialog = await openExport(page);
    await page.keyboard.press('Escape');
    await context.setOffline(true);
    await page.locator('[data-line="off"]').waitFor();
    dialog = await openExport(page);
    await dialog.getByText('The server cannot be reached right now.').waitFor();
    await dialog.getByRole('button', { name: /^Download GPS route/ }).click();
    await dialog.getByRole('alert').filter({ hasText: 'The server cannot be reached. Please' }).first().waitFor();
    await shot(page, 'export-offline');
    await context.close();
  });

  it('makes of an exported file an equal trip, by choosing and by dropping it', async () => {
    const { context, page, faults } = await traveller();
    const trip = await booked(context);
    await openPlanner(page, trip);
    const file = await download(page, await openExport(page), 'json');

    const other = await traveller();
    await other.page.getByRole('button', { name: 'Import a trip' }).click();
    const dialog = other.page.getByRole('dialog', { name: 'Import a trip' });
    const [chooser] = await Promise.all([other.page.waitForEvent('filechooser'), dialog.getByRole('button', { name: 'Choose a file' }).click()]);
    await chooser.setFiles(file.path);
    await dialog.getByText('2 days · 4 items').waitFor();
    await dialog.getByRole('button', { name: 'Import trip' }).click();
    await other.page.getByRole('heading', { level: 1, name: 'Lisbon together' }).waitFor();
    for (const [title, day] of PLACES) await row(other.page, day, title).waitFor();
    const made = new URL(other.page.url()).pathname.split('/').at(-1);
    assert.notEqual(made, trip);
    assert.deepEqual(essence(await exported(other.context, made)), essence(file.text));

    await page.goto(`${BASE}/app`);
    await page.getByRole('link', { name: 'Lisbon together' }).waitFor();
    await drop(page, file.name, file.text);
    await page.getByRole('dialog').getByText('2 days · 4 items').waitFor();
    await page.getByRole('button', { name: 'Import trip' }).click();
    await row(page, FIRST, 'Castle').waitFor();
    assert.notEqual(new URL(page.url()).pathname.split('/').at(-1), trip);
    assert.deepEqual([...faults, ...other.faults], []);
    await other.context.close();
    await context.close();
  });

  it('says what is wrong with a file, and makes one trip however often it is sent', async () => {
    const { context, page } = await traveller();
    const text = await exported(context, await booked(context));
    const dialog = await openImport(page);
    const choose = (name, value) => dialog.getByLabel('File of the trip').setInputFiles(asFile(name, value));
    const says = (words) => dialog.getByRole('alert').filter({ hasText: words }).waitFor();
    const send = dialog.getByRole('button', { name: 'Import trip' });

    await choose('trip.json', 'BEGIN:VCALENDAR\r\n');
    await says('This is a calendar or map file.');
    assert.ok(await send.isDisabled());
    await choose('trip.json', { hello: 'world' });
    await says('This is not a trip that was exported from Sojourn.');
    await dialog.getByLabel('File of the trip').setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer: Buffer.alloc(8 * 1024 * 1024 + 1, 32) });
    await says('larger than 8 MB');

    const file = JSON.parse(text);
    const tower = file.entities.find(({ fields }) => fields.title === 'Tower');
    tower.fields.colour = 'red';
    await choose('odd.json', file);
    await send.click();
    await says('The item “Tower”, colour:');
    assert.ok(await send.isDisabled(), 'sending the same again would change nothing');
    await shot(page, 'import-refused');

    // The answer to the first try is lost on the way.
    const sent = [];
    await page.route('**/api/v1/itineraries/import', async (route) => {
      sent.push(route.request().headers()['idempotency-key']);
      if (sent.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await choose('good.json', text);
    await send.click();
    await says('The server cannot be reached.');
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await row(page, FIRST, 'Castle').waitFor();
    assert.equal(sent.length, 2);
    assert.equal(sent[0], sent[1]);
    const { items } = await (await context.request.get(`${BASE}/api/v1/itineraries`)).json();
    assert.equal(items.length, 2, 'the exported one and one import');
    await context.close();
  });

  it('can be used with the keyboard alone', async () => {
    const { context, page } = await traveller();
    await openPlanner(page, await booked(context));
    await page.getByRole('button', { name: 'More', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Export and calendar…' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role="menu"]'));
    await page.keyboard.press('e');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Export and calendar…');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Create a calendar address' }).waitFor();
    for (let presses = 0; (await focused(page)) !== 'Create a calendar address'; presses++) {
      assert.ok(presses < 12, 'the button is within reach');
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByLabel('Address of the calendar').waitFor();
    await context.close();
  });

  for (const scheme of ['light', 'dark']) {
    for (const width of [1440, 820, 390]) {
      it(`passes axe at ${width} in ${scheme}, with targets for fingers`, async () => {
        const { context, page } = await traveller(width, scheme);
        const findings = {};
        const look = async (name) => {
          await shot(page, `${name}-${width}-${scheme}`);
          const found = await axe(page);
          if (found.length > 0) findings[name] = found;
          if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) findings[`${name} scrolls`] = true;
          if (width > 390) return;
          const small = await page.getByRole('dialog').evaluateAll((dialogs) =>
            dialogs.flatMap((dialog) => [...dialog.querySelectorAll('button, a, input:not([type=file], [type=checkbox])')].filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 100))),
          );
          if (small.length > 0) findings[`${name} targets`] = small;
        };
        await shot(page, `trips-empty-${width}-${scheme}`);
        const trip = await booked(context);
        const text = await exported(context, trip);
        await page.reload();
        await page.getByRole('link', { name: 'Lisbon together' }).waitFor();
        await look('trips');
        const dialog = await openImport(page);
        await look('import');
        await dialog.getByLabel('File of the trip').setInputFiles(asFile('Lisbon together.json', text));
        await dialog.getByText('2 days · 4 items').waitFor();
        await look('import-ready');
        await dialog.getByLabel('File of the trip').setInputFiles(asFile('odd.json', { hello: 'world' }));
        await dialog.getByRole('alert').waitFor();
        await look('import-odd');

        await openPlanner(page, trip);
        const exporting = await openExport(page);
        await look('export');
        await exporting.getByRole('button', { name: 'Create a calendar address' }).click();
        await exporting.getByRole('button', { name: 'Withdraw the address' }).scrollIntoViewIfNeeded();
        await look('export-feed');
        await exporting.getByRole('button', { name: 'Withdraw the address' }).click();
        await exporting.getByRole('button', { name: 'Keep it' }).scrollIntoViewIfNeeded();
        await look('export-withdraw');
        assert.deepEqual(findings, {});
        await context.close();
      });
    }
  }
});
