// Two people on one trip: invited, commenting, voting, suggesting, deciding, changing roles, leaving.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, saved, shot, signUp, visitor } from './browser.mjs';
import { held, lisbon } from './people.mjs';
import { row } from './trip.mjs';

const [FIRST, SECOND] = ['2027-05-01', '2027-05-02'];

const idea = (page, name) => row(page, 'ideas', name);
const openItem = (page, list, name) => row(page, list, name).getByRole('button', { name, exact: true }).click();
const closeDetails = (page) => page.getByRole('button', { name: 'Close details' }).click();
const dialog = (page) => page.getByRole('dialog');

/** Opens the people dialog. */
async function people(page) {
  await page.getByRole('button', { name: /^People/ }).click();
  await dialog(page).getByRole('heading', { name: 'People', exact: true }).waitFor();
  return dialog(page);
}

async function open(page, trip) {
  await page.goto(`${BASE}/app/i/${trip}?map=svg`);
  await row(page, FIRST, 'Castle').waitFor();
  await page.locator('[data-line="on"]').waitFor();
}

describe('people', { concurrency: false }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function alone(width = 1440) {
    const [ada, jo] = [await visitor(browser, { width }), await visitor(browser, { width })];
    if (process.env.PATIENCE) for (const { page } of [ada, jo]) page.setDefaultTimeout(Number(process.env.PATIENCE));
    await signUp(ada.context, 'Ada');
    await signUp(jo.context, 'Jo');
    const trip = await lisbon(ada.context);
    const data = { items: [{ title: 'Tram 28', type: 'activity' }, { title: 'Sintra', type: 'activity' }] };
    assert.ok((await ada.context.request.put(`${BASE}/api/v1/itineraries/${trip}/items`, { data })).ok());
    await open(ada.page, trip);
    const close = async (expected = /^$/) => {
      assert.deepEqual([...ada.faults, ...jo.faults].filter((fault) => !expected.test(fault)), []);
      await ada.context.close();
      await jo.context.close();
    };
    return { ada: ada.page, jo: jo.page, owner: ada.context, trip, close };
  }

  /** Ada owns the trip; Jo has come in by a link, as somebody. */
  async function together(role, width) {
    const both = await alone(width);
    const { ada, jo, trip } = both;
    const sheet = await people(ada);
    await sheet.getByLabel('Role', { exact: true }).selectOption(role);
    await sheet.getByLabel('Lets in').selectOption('2');
    await sheet.getByRole('button', { name: 'Create link' }).click();
    const link = await sheet.getByLabel('Link of the invitation').inputValue();
    await sheet.getByText('0 of 2 used').waitFor();
    await jo.goto(link);
    await jo.getByRole('button', { name: 'Join the trip' }).click();
    await jo.waitForURL(`**/app/i/${trip}`);
    // The owner sees who came, by name, without asking again.
    await sheet.getByText('Jo', { exact: true }).waitFor();
    await sheet.getByText('1 of 2 used').waitFor();
    await ada.keyboard.press('Escape');
    // Focus goes back to where it came from.
    await ada.waitForFunction(() => document.activeElement?.getAttribute('title') === 'People');
    await open(jo, trip);
    return both;
  }

  it('lets a commenter in by a link, who comments, votes and suggests; the owner accepts, and takes it back', async () => {
    const { ada, jo, owner, trip, close } = await together('commenter');

    // Nothing is offered that a commenter may not do.
    assert.equal(await jo.getByRole('button', { name: /^Move Castle/ }).count(), 0);
    await openItem(jo, FIRST, 'Castle');
    assert.equal(await jo.getByLabel('Booking reference').count(), 0);

    await jo.getByLabel('Comment on Castle').fill('Shall we go early?');
    await jo.getByRole('button', { name: 'Comment', exact: true }).click();
    await row(ada, FIRST, 'Castle').getByText('1 comment').waitFor({ state: 'attached' });
    await openItem(ada, FIRST, 'Castle');
    await ada.getByText('Shall we go early?').waitFor();
    await ada.getByLabel('Comment on Castle').fill('Yes!');
    await ada.keyboard.press('Control+Enter');
    await jo.getByText('Yes!').waitFor();
    await jo.getByRole('button', { name: /^Edit “Shall we/ }).click();
    await jo.getByLabel('Your comment').fill('Shall we go at nine?');
    await jo.getByRole('button', { name: 'Save' }).click();
    await ada.getByText('Shall we go at nine?').waitFor();
    assert.equal(await jo.getByRole('button', { name: /^Delete “Yes/ }).count(), 0, 'others’ comments are not one’s own to delete');
    await ada.getByRole('button', { name: /^Delete “Shall we/ }).click();
    await jo.getByText('Shall we go at nine?').waitFor({ state: 'detached' });
    await closeDetails(ada);

    await jo.getByRole('button', { name: 'Suggest a change' }).click();
    const form = jo.getByRole('form', { name: 'Suggest a change' });
    await form.getByLabel('Day').selectOption(SECOND);
    await form.getByLabel('Time').fill('10-12');
    await form.getByLabel('Why?').fill('It is closed on Saturdays.');
    await form.getByRole('button', { name: 'Suggest', exact: true }).click();
    await jo.getByText('Move Castle from day 1 to day 2').waitFor();
    await closeDetails(jo);

    await ada.getByRole('button', { name: 'Suggestions (1)' }).click();
    await dialog(ada).getByText('Castle at 10:00 – 12:00').waitFor();
    await shot(ada, 'people-suggestion');
    await dialog(ada).getByRole('button', { name: /^Accept/ }).click();
    await row(ada, SECOND, 'Castle').waitFor({ state: 'attached' });
    await row(jo, SECOND, 'Castle').getByText('10:00').waitFor();
    await saved(ada);
    const { items } = await held(owner, trip);
    assert.equal(items.find(({ title }) => title === 'Castle').start_local, `${SECOND}T10:00`);
    await dialog(ada).getByText('Decided (1)').click();
    await dialog(ada).getByText('Accepted by You').waitFor();
    await ada.keyboard.press('Escape');
    await ada.getByRole('button', { name: 'Undo' }).first().click();
    await row(jo, FIRST, 'Castle').waitFor();
    await ada.getByRole('button', { name: 'Suggestions (1)' }).waitFor();
    await close();
  });

  it('counts votes on ideas, and shows the best liked first', async () => {
    const { ada, jo, close } = await together('commenter');
    const up = (page, name) => idea(page, name).getByRole('button', { name: /for it$/ });
    await up(jo, 'Sintra').click();
    await up(ada, 'Sintra').click();
    await idea(jo, 'Sintra').getByRole('button', { name: '2 for it' }).waitFor();
    await idea(ada, 'Tram 28').getByRole('button', { name: '0 against it' }).click();
    const titles = (page) => page.locator('#day-ideas [data-open]').allInnerTexts();
    assert.deepEqual(await titles(jo), ['Tram 28', 'Sintra']);
    await jo.getByRole('button', { name: 'Best liked first' }).click();
    assert.deepEqual(await titles(jo), ['Sintra', 'Tram 28']);
    await openItem(jo, 'ideas', 'Sintra');
    await jo.getByText(/^For it: .*(You, Ada|Ada, You|You|Ada)/).waitFor();
    await closeDetails(jo);
    await up(jo, 'Sintra').click();
    await idea(ada, 'Sintra').getByRole('button', { name: '1 for it' }).waitFor();
    assert.equal(await up(ada, 'Sintra').getAttribute('aria-pressed'), 'true');
    await close();
  });

  it('makes remarks without a network, and sends them with it', async () => {
    const { ada, jo, close } = await together('commenter');
    await jo.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await openItem(jo, FIRST, 'Tower');
    await jo.context().setOffline(true);
    await jo.getByLabel('Comment on Tower').fill('From the train');
    await jo.getByRole('button', { name: 'Comment', exact: true }).click();
    await jo.locator('[data-saved]').filter({ hasText: 'Offline, 1 change' }).waitFor();
    const sheet = await people(jo);
    await sheet.getByText(/need the server/).waitFor();
    await sheet.getByText('Ada', { exact: true }).waitFor();
    await jo.keyboard.press('Escape');
    await jo.context().setOffline(false);
    await saved(jo);
    await row(ada, FIRST, 'Tower').getByText('1 comment').waitFor({ state: 'attached' });
    await close(/ERR_INTERNET_DISCONNECTED/);
  });

  it('lets a change of role take effect at once, and ends the visit of who is removed', async () => {
    const { ada, jo, close } = await together('viewer');
    assert.equal(await jo.getByRole('combobox', { name: 'Search this trip' }).count(), 1);
    assert.equal(await jo.getByRole('button', { name: 'Undo' }).count(), 0);

    const sheet = await people(ada);
    await sheet.getByLabel('Role of Jo').selectOption('editor');
    await jo.getByRole('button', { name: /^Move Castle/ }).waitFor();
    await openItem(jo, FIRST, 'Castle');
    await jo.getByLabel('Starts').fill('930');
    await jo.getByLabel('Starts').press('Enter');
    await saved(jo);
    await row(ada, FIRST, 'Castle').getByText('9:30').waitFor();

    await sheet.getByLabel('Role of Jo').selectOption('viewer');
    await jo.getByLabel('Starts').waitFor({ state: 'detached' });
    await jo.locator('article').getByText('9:30').waitFor();

    await sheet.getByRole('button', { name: 'Remove Jo' }).click();
    await sheet.getByRole('alertdialog').getByRole('button', { name: 'Remove Jo' }).click();
    await jo.getByRole('heading', { name: 'You have no access to Lisbon together any more' }).waitFor();
    assert.equal(await jo.getByText('Castle').count(), 0, 'nothing of the trip is left to see');
    assert.deepEqual(await axe(jo), []);
    await sheet.getByText('Jo', { exact: true }).waitFor({ state: 'detached' });
    await close();
  });

  it('hands the trip over, and lets the former owner leave', async () => {
    const { ada, jo, trip, close } = await together('editor');
    const sheet = await people(ada);
    await sheet.getByLabel('Role of Jo').selectOption('owner');
    await sheet.getByRole('button', { name: 'Make Jo the owner' }).click();
    await sheet.getByRole('button', { name: 'Leave the trip' }).click();
    await sheet.getByRole('button', { name: 'Leave', exact: true }).click();
    await ada.waitForURL(/\/app\/?$/);
    const mine = await people(jo);
    await mine.getByText('Owner ·', { exact: false }).waitFor();
    assert.equal(await mine.getByText('Ada', { exact: true }).count(), 0);
    assert.equal((await ada.request.get(`${BASE}/api/v1/itineraries/${trip}`)).status(), 404);
    await close();
  });

  it('keeps travellers without an account, revokes invitations, and publishes a page', async () => {
    const { ada, owner, close } = await alone();
    const sheet = await people(ada);
    await sheet.getByLabel('Name of a traveller').fill('Tim');
    await sheet.getByLabel('Name of a traveller').press('Enter');
    await sheet.getByRole('button', { name: 'Tim', exact: true }).click();
    await sheet.getByRole('textbox', { name: 'Rename Tim' }).fill('Little Tim');
    await ada.keyboard.press('Enter');
    await sheet.getByRole('button', { name: 'Remove Little Tim' }).click();
    await ada.getByRole('button', { name: 'Undo' }).last().click();
    await sheet.getByRole('button', { name: 'Little Tim', exact: true }).waitFor();

    await sheet.getByLabel('Password').fill('short');
    await sheet.getByRole('button', { name: 'Create link' }).click();
    assert.equal(await sheet.getByLabel('Link of the invitation').count(), 0);
    await sheet.getByLabel('Password').fill('tell nobody else');
    await sheet.getByRole('button', { name: 'Create link' }).click();
    const link = await sheet.getByLabel('Link of the invitation').inputValue();
    await sheet.getByText('with a password').waitFor();
    await sheet.getByRole('button', { name: 'Revoke Link for Editor' }).click();
    await sheet.getByText('with a password').waitFor({ state: 'detached' });
    assert.equal((await owner.request.get(link)).status(), 404);

    await sheet.getByText('By e-mail').click();
    await sheet.getByLabel('E-mail address').fill('bea@example.org');
    await sheet.getByRole('button', { name: 'Send invitation' }).click();
    await sheet.getByText('bea@example.org', { exact: true }).waitFor();

    await sheet.getByRole('button', { name: 'Create a link' }).click();
    const page = await sheet.getByLabel('Link to this trip').inputValue();
    assert.equal((await owner.request.get(page)).status(), 200);
    await sheet.getByRole('button', { name: 'Stop sharing' }).click();
    await sheet.getByRole('button', { name: 'Create a link' }).waitFor();
    assert.equal((await owner.request.get(page)).status(), 404);
    await close();
  });

  for (const width of [390, 820, 1440]) {
    for (const scheme of ['light', 'dark']) {
      it(`passes axe at ${width} in ${scheme}`, async () => {
        const { owner, ada, trip, close } = await alone();
        const { items } = await held(owner, trip);
        const castle = items.find(({ title }) => title === 'Castle').id;
        const post = (path, data) => owner.request.post(`${BASE}/api/v1/itineraries/${trip}${path}`, { data });
        await post('/comments', { parent_id: castle, text: 'Early?' });
        await post('/suggestions', { parent_id: castle, text: 'Closed.', ops: [{ k: 'set', type: 'item', id: castle, f: 'title', v: 'Palace' }] });
        await post('/invites', { role: 'viewer' });
        const { context, page, faults } = await visitor(browser, { width, scheme });
        await context.addCookies((await ada.context().storageState()).cookies);
        await open(page, trip);
        const findings = {};
        const look = async (name) => {
          await shot(page, `people-${name}-${width}-${scheme}`);
          const found = await axe(page);
          if (found.length > 0) findings[name] = found;
          if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) findings[`${name} width`] = 'scrolls sideways';
        };
        const sheet = await people(page);
        await sheet.getByText('Link for Viewer').waitFor();
        await look('dialog');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Suggestions (1)' }).click();
        await dialog(page).getByText('Rename Castle to Palace').waitFor();
        await look('suggestions');
        await dialog(page).getByText('Comments (1)').click();
        await dialog(page).getByText('Early?').waitFor();
        await look('comments');
        await dialog(page).getByRole('button', { name: /Castle/ }).click();
        await page.getByRole('button', { name: 'To the comments' }).click();
        await page.getByLabel('Comment on Castle').waitFor();
        await look('item');
        assert.deepEqual(findings, {});
        assert.deepEqual(faults, []);
        await context.close();
        await close();
      });
    }
  }
});
