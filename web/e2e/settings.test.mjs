// The settings: by keyboard, kept, at the field where they are refused; sessions, the way out, and the way out for good.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, register, shot, visitor } from './browser.mjs';

const PASSWORD = 'three unrelated words';
const WIDTHS = [1440, 820, 390];
const SCHEMES = ['light', 'dark'];

const chip = (page, name) => page.getByRole('checkbox', { name, exact: true });
const radio = (page, group, name) => page.getByRole('group', { name: group, exact: true }).getByRole('radio', { name, exact: true });
const state = (page, section) => page.locator(`#${section} [data-save]`);
const isSaved = (page, section) => page.locator(`#${section} [data-save=saved]`).waitFor();
const card = (page, title) => page.getByRole('region', { name: title, exact: true });
const focused = (page) => page.evaluate(() => document.activeElement?.textContent);
const held = async (context) => (await context.request.get(`${BASE}/api/v1/users/me`)).json();

async function open(page, hash = '') {
  await page.goto(`${BASE}/app/settings${hash}`);
  await page.locator('[data-session=current]').waitFor();
}

/** Tab until something is in focus. */
async function tabTo(page, target) {
  for (let step = 0; step < 80; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('the keyboard did not get there');
}

describe('settings', { concurrency: false }, () => {
  let browser;
  let email;
  let cookies;

  before(async () => {
    browser = await launch();
    const { context, page } = await visitor(browser, { width: 1440 });
    await register(page);
    email = (await held(context)).email;
    ({ cookies } = await context.storageState());
    await context.close();
  });
  after(() => browser.close());

  async function here(width = 1440, scheme = 'light') {
    const visit = await visitor(browser, { width, scheme });
    await visit.context.addCookies(cookies);
    return visit;
  }

  /** Another device of the same person. */
  async function elsewhere() {
    const visit = await visitor(browser, { width: 390 });
    await visit.page.goto(`${BASE}/signin`);
    await visit.page.fill('[name=email]', email);
    await visit.page.fill('[name=password]', PASSWORD);
    await visit.page.click('button[type=submit]');
    await visit.page.waitForURL('**/app');
    return visit;
  }

  const isSignedOut = async ({ page }) => {
    await page.goto(`${BASE}/app/settings`);
    await page.waitForURL('**/signin?next=*');
  };

  it('are done by keyboard alone and kept', async () => {
    const { context, page, faults } = await here();
    await open(page);
    await tabTo(page, page.getByRole('link', { name: 'Taste' }));
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'Taste');
    assert.equal(new URL(page.url()).hash, '#taste');
    await page.locator('[aria-current=location]', { hasText: 'Taste' }).waitFor();

    for (const name of ['Museums', 'Wine']) {
      await tabTo(page, chip(page, name));
      await page.keyboard.press('Space');
      assert.ok(await chip(page, name).isChecked());
    }
    for (const [group, name] of [
      ['Pace', 'Packed'],
      ['Budget', 'Low'],
    ]) {
      await tabTo(page, radio(page, group, name));
      await page.keyboard.press('Space');
    }
    for (const name of ['Vegan', 'Step-free ways']) {
      await tabTo(page, chip(page, name));
      await page.keyboard.press('Space');
    }
    await isSaved(page, 'taste');
    const { preferences } = await held(context);
    assert.deepEqual(preferences, { interests: ['museums', 'wine'], pace: 'packed', budget: 'low', diet: ['vegan'], access: ['step_free'] });

    await page.reload();
    await chip(page, 'Wine').waitFor();
    for (const name of ['Museums', 'Wine', 'Vegan', 'Step-free ways']) assert.ok(await chip(page, name).isChecked(), name);
    assert.ok(!(await chip(page, 'Art').isChecked()));
    assert.ok(await radio(page, 'Pace', 'Packed').isChecked());
    assert.equal(await state(page, 'taste').getAttribute('data-save'), 'idle', 'nothing is called saved that was not saved now');
    await chip(page, 'Wine').click();
    await isSaved(page, 'taste');
    assert.deepEqual((await held(context)).preferences.interests, ['museums']);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('show at once what a choice makes of the page', async () => {
    const { context, page, faults } = await here();
    await open(page, '#display');
    assert.equal(await focused(page), 'Display');
    const sample = page.locator('[data-sample]');
    await radio(page, 'Theme', 'Dark').check();
    await page.locator('html[data-theme=dark]').waitFor();
    await radio(page, 'Contrast', 'More').check();
    await page.locator('html[data-contrast=more]').waitFor();
    await radio(page, 'Distances', 'Miles').check();
    await radio(page, 'Time', '2:30 pm').check();
    await page.getByLabel('Home currency').selectOption('JPY');
    await sample.getByText('2:30 pm · 1.5 mi · JP¥').waitFor();
    await radio(page, 'Weeks begin on', 'Sun').check();
    await page.getByRole('checkbox', { name: /Single-key shortcuts/ }).uncheck();

    await isSaved(page, 'display');
    const { preferences } = await held(context);
    assert.equal(preferences.first_weekday, 'su');
    assert.equal(preferences.single_key_shortcuts, false);
    await page.reload();
    await page.locator('[data-session=current]').waitFor();
    await page.locator('html[data-theme=dark][data-contrast=more]').waitFor();
    await radio(page, 'Theme', 'System').check();
    await radio(page, 'Contrast', 'System').check();
    await isSaved(page, 'display');
    await page.locator('html:not([data-contrast])').waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('speak another language at once, and go back', async () => {
    const { context, page, faults } = await here(390);
    await open(page, '#taste');
    const language = page.locator('select:has(option[lang=ar])');
    const sample = page.locator('[data-sample]');
    assert.deepEqual(await language.locator('option[lang]').allTextContents(), ['English', 'Deutsch', 'Français', 'Español', '日本語', 'العربية']);
    await language.focus();
    const height = await page.evaluate(() => scrollY);
    await language.selectOption('de');
    await page.locator('html[lang=de]').waitFor();
    await sample.getByText('Samstag').waitFor();
    await language.and(page.locator(':focus')).waitFor(); // the keyboard goes on where it was
    assert.ok(Math.abs((await page.evaluate(() => scrollY)) - height) < 200, 'and so does the eye');
    await page.waitForFunction(async () => (await (await fetch('/api/v1/users/me')).json()).preferences.locale === 'de');

    await language.selectOption('ar');
    await page.locator('html[dir=rtl]').waitFor();
    await page.locator('[data-session=current]').waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing hangs over to the left');
    assert.deepEqual(await axe(page), []);
    await shot(page, 'settings-arabic-390');

    await language.selectOption('en');
    await page.locator('html[lang=en][dir=ltr]').waitFor();
    await isSaved(page, 'display');
    assert.equal((await held(context)).preferences.locale, 'en-GB', 'English as this browser speaks it');
    await language.selectOption('ja');
    await page.locator('html[lang=ja]').waitFor();
    await language.selectOption('');
    await page.locator('html[lang=en]').waitFor();
    await isSaved(page, 'display');
    assert.equal((await held(context)).preferences.locale, undefined);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('take back what was not saved and say so beside it', async () => {
    const { context, page } = await here();
    await open(page);
    await page.route('**/api/v1/users/me', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.fallback()));
    await chip(page, 'Hiking').click();
    const group = page.getByRole('group', { name: 'What interests you' });
    await group.getByText('Not saved: the server cannot be reached.').waitFor();
    assert.ok(!(await chip(page, 'Hiking').isChecked()));
    assert.equal(await state(page, 'taste').getAttribute('data-save'), 'failed');
    await page.getByLabel('Name', { exact: true }).fill('Augusta');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('#profile').getByText('Not saved: the server cannot be reached.').waitFor();
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Augusta', 'what was typed stays');

    await page.unrouteAll();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await isSaved(page, 'profile');
    await chip(page, 'Hiking').click();
    await isSaved(page, 'taste');
    assert.equal(await group.getByText('Not saved').count(), 0);
    assert.equal((await held(context)).name, 'Augusta');
    await context.close();
  });

  it('sign out another device, and all others', async () => {
    const [one, two, three] = [await elsewhere(), await elsewhere(), await elsewhere()];
    const { context, page, faults } = await here();
    await open(page, '#sessions');
    const others = page.locator('[data-session=other]');
    await others.nth(2).waitFor();
    const count = await others.count();
    // The newest of the others comes first: it is the third device.
    await others.first().getByRole('button', { name: /^Log out Chrome on / }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/Chrome on .* is signed out\./).first().waitFor();
    assert.equal(await others.count(), count - 1);
    await isSignedOut(three);
    await open(two.page);

    await page.getByRole('button', { name: 'Log out everywhere else' }).click();
    await page.getByText('Signed out everywhere else.').first().waitFor();
    assert.equal(await others.count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Log out everywhere else' }).count(), 0);
    await isSignedOut(one);
    await isSignedOut(two);
    await open(page);
    assert.deepEqual(faults, []);
    for (const visit of [{ context }, one, two, three]) await visit.context.close();
  });

  it('change the password, and tell which field is wrong', async () => {
    const { context, page } = await here();
    await open(page, '#password');
    const fields = card(page, 'Password');
    const change = async (current, fresh) => {
      await fields.getByLabel('Current password').fill(current);
      await fields.getByLabel('New password').fill(fresh);
      await fields.getByRole('button', { name: 'Change password' }).click();
    };
    await change('not it', 'another three words');
    await fields.getByText('This is not your password.').waitFor();
    assert.equal(await fields.getByLabel('Current password').getAttribute('aria-invalid'), 'true');
    await change(PASSWORD, 'password123');
    await fields.getByText(/^The new password /).waitFor();
    await change(PASSWORD, 'another three words');
    await page.getByText('Password changed.').first().waitFor();
    assert.equal(await fields.getByLabel('New password').inputValue(), '');
    await change('another three words', PASSWORD);
    await page.waitForFunction(() => !document.querySelector('#password input[aria-invalid=true]') && document.querySelector('#password [autocomplete=new-password]').value === '');
    await context.close();
  });

  it('give everything as one file', async () => {
    const { context, page, faults } = await here();
    for (const name of ['Lisbon', 'Porto']) await context.request.post(`${BASE}/api/v1/itineraries`, { data: { name } });
    await open(page, '#export');
    const [file] = await Promise.all([page.waitForEvent('download'), card(page, 'Download everything').getByRole('button', { name: 'Download' }).click()]);
    assert.match(file.suggestedFilename(), /^sojourn-\d{4}-\d\d-\d\d\.json$/);
    const { format, account, trips } = JSON.parse(await readFile(await file.path(), 'utf8'));
    assert.equal(format, 'sojourn.account.v1');
    assert.equal(account.user.email, email);
    assert.equal(trips.length, 2);
    // A trip of it is a file that can be imported.
    const again = await context.request.post(`${BASE}/api/v1/itineraries/import`, { data: trips[0] });
    assert.equal(again.status(), 201, await again.text());
    await card(page, 'Download everything').getByText('2 trips are in your downloads.').waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('reflow at 320 px and at 400 %', async () => {
    const { context, page } = await here(320);
    await open(page);
    await page.getByRole('button', { name: /Delete my account/ }).click();
    await page.getByLabel(/to confirm/).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await context.close();
  });

  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      it(`pass axe at ${width} in ${scheme}`, async () => {
        const { context, page, faults } = await here(width, scheme);
        await open(page);
        await page.getByRole('button', { name: /Delete my account/ }).click();
        await page.getByLabel(/to confirm/).waitFor();
        assert.deepEqual(await axe(page), []);
        await open(page, '#taste');
        await shot(page, `settings-taste-${width}-${scheme}`);
        await radio(page, 'Contrast', 'More').check();
        await isSaved(page, 'display');
        assert.deepEqual(await axe(page), []);
        await shot(page, `settings-contrast-${width}-${scheme}`);
        await radio(page, 'Contrast', 'System').check();
        await isSaved(page, 'display');
        assert.deepEqual(faults, []);
        await context.close();
      });
    }
  }

  it('delete the account for who is sure', async () => {
    const { context, page } = await here(390);
    await open(page, '#delete');
    await page.getByRole('button', { name: /Delete my account/ }).click();
    const form = page.getByRole('form', { name: 'Delete account' });
    const confirm = form.getByLabel(/to confirm/);
    assert.ok(await confirm.evaluate((element) => element === document.activeElement));
    await form.getByRole('button', { name: 'Cancel' }).click();
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith('Delete my account'));
    await page.keyboard.press('Enter');

    await confirm.fill('somebody@example.org');
    await form.getByLabel('Password').fill(PASSWORD);
    await form.getByRole('button', { name: 'Delete for good' }).click();
    await form.getByText('This is not the address of this account.').waitFor();
    await confirm.fill(email.toUpperCase());
    await form.getByLabel('Password').fill('not it');
    await form.getByRole('button', { name: 'Delete for good' }).click();
    await form.getByText('This is not your password.').waitFor();
    assert.equal((await context.request.get(`${BASE}/api/v1/users/me`)).status(), 200);

    await form.getByLabel('Password').fill(PASSWORD);
    await form.getByRole('button', { name: 'Delete for good' }).click();
    await page.waitForURL(`${BASE}/`);
    assert.equal((await context.request.get(`${BASE}/api/v1/users/me`)).status(), 401);
    assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), [], 'nothing stays on the device');
    const login = await context.request.post(`${BASE}/api/v1/auth/login`, { data: { email, password: PASSWORD } });
    assert.equal(login.status(), 401);
    await context.close();
  });
});
