// The pages that Go renders: readable at any width, in light and dark, without JavaScript, in six languages.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, register, shot, visitor } from './browser.mjs';
import { inPieces } from './pieces.mjs';
import { inviteTo, shareLisbon, withdraw } from './public.mjs';

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
const heading = (page, name) => page.getByRole('heading', { level: 1, name });

describe('public pages', { concurrency: false }, () => {
  let browser;
  let owner;
  let trip;
  let invitation;

  before(async () => {
    browser = await launch();
    const { context, page } = await visitor(browser, { width: 1440 });
    owner = context;
    await register(page);
    trip = await shareLisbon(context);
    invitation = await inviteTo(context, trip.id);
  });
  after(() => browser.close());

  /** A visitor whose browser runs no script. */
  async function scriptless(width) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 844 }, locale: 'en-GB', reducedMotion: 'reduce' });
    return { context, page: await context.newPage() };
  }

  const pages = () => ({
    landing: '/', signin: '/signin', register: '/register', forgot: '/forgot', reset: '/reset?token=x', verify: '/verify?token=x',
    about: '/about', shared: trip.path, invitation,
  });

  for (const width of [1440, 820, 390, 320]) {
    for (const scheme of ['light', 'dark']) {
      it(`pass axe and do not scroll sideways at ${width} in ${scheme}`, async () => {
        const { context, page, faults } = await visitor(browser, { width, scheme });
        const findings = {};
        for (const [name, path] of Object.entries(pages())) {
          await page.goto(BASE + path);
          await shot(page, `public-${name}-${width}-${scheme}`);
          const found = await axe(page);
          if (found.length > 0) findings[name] = found;
          if (await sideways(page)) findings[`${name}, width`] = 'scrolls sideways';
          assert.equal(await page.locator('script:not([type="application/ld+json"])').count(), 0, `${name} needs no script`);
        }
        assert.deepEqual(findings, {});
        assert.deepEqual(faults, []);
        await context.close();
      });
    }
  }

  for (const width of [1440, 390]) {
    it(`stay where they are at ${width} while the rest of the page arrives`, async () => {
      const { context, page } = await visitor(browser, { width });
      for (const [name, path] of Object.entries({ landing: '/', about: '/about', shared: trip.path })) {
        const shifts = await inPieces(page, path);
        assert.ok(shifts.score <= 0.02, `${name} moves by ${shifts.score} (at most 0.02): ${shifts.moved.join(', ')}`);
      }
      await context.close();
    });
  }

  it('register and sign in without JavaScript', async () => {
    const { context, page } = await scriptless(390);
    const email = `bo-${randomUUID()}@example.org`;
    await page.goto(`${BASE}/register`);
    await page.fill('[name=name]', 'Bo');
    await page.fill('[name=email]', email);
    await page.fill('[name=password]', 'three unrelated words');
    await page.click('button[type=submit]');
    await page.waitForURL('**/app');
    await context.clearCookies();
    await page.goto(`${BASE}/signin?next=/about`);
    await page.fill('[name=email]', email);
    await page.fill('[name=password]', 'not these words at all');
    await page.click('button[type=submit]');
    await page.getByRole('alert').getByText('The e-mail address or the password is not right.').waitFor();
    assert.equal(await page.inputValue('[name=email]'), email, 'what was typed stays');
    await page.fill('[name=password]', 'three unrelated words');
    await page.click('button[type=submit]');
    await page.waitForURL('**/about');
    await page.getByRole('link', { name: 'My trips' }).waitFor();
    await context.close();
  });

  it('show a shared trip without JavaScript', async () => {
    const { context, page } = await scriptless(390);
    await page.goto(BASE + trip.path);
    await heading(page, 'Lisbon by the river').waitFor();
    await page.getByRole('img', { name: 'Map of the trip with 10 stops' }).waitFor();
    const second = page.getByRole('region', { name: /Alfama and the castle/ });
    assert.deepEqual(await second.locator('.stop-title').allInnerTexts(), ['Lisbon Cathedral', 'São Jorge Castle', 'Fado Museum']);
    await second.getByText('Night: Pensão Alegria').waitFor();
    await page.getByRole('navigation', { name: 'Days' }).getByRole('link', { name: 'Day 2' }).click();
    const { y } = await second.boundingBox();
    assert.ok(y >= 0 && y < 200, `day 2 is in sight below the bar, at ${y}`);
    const bar = await page.getByRole('navigation', { name: 'Days' }).boundingBox();
    assert.equal(Math.round(bar.y), 0, 'the days stay at hand');
    await context.close();
  });

  it('keep the map in sight beside a long trip', async () => {
    const { context, page } = await visitor(browser, { width: 1440 });
    await page.goto(BASE + trip.path);
    await page.evaluate(() => scrollTo(0, 500));
    const box = await page.locator('.trip-map').boundingBox();
    assert.ok(box.y > 60 && box.y < 120, `the map stands at ${box.y}`);
    await context.close();
  });

  it('print one trip on paper without the site around it', async () => {
    const { context, page } = await visitor(browser, { width: 820, scheme: 'dark' });
    await page.goto(BASE + trip.path);
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.site-head', '.site-foot', '.day-nav', '.trip-more']) assert.equal(await page.locator(part).isVisible(), false, part);
    assert.equal(await page.locator('.trip-map').isVisible(), true);
    await shot(page, 'public-print');
    await context.close();
  });

  it('run from the right in Arabic and stay so', async () => {
    const { context, page, faults } = await visitor(browser, { width: 1440 });
    await page.goto(BASE + trip.path);
    await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'العربية' }).click();
    await page.waitForURL('**lang=ar');
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), 'rtl');
    const brand = await page.locator('.brand').boundingBox();
    const map = await page.locator('.trip-map').boundingBox();
    const days = await page.locator('.trip-days').boundingBox();
    assert.ok(brand.x > 1000, 'the name of the site stands at the right');
    assert.ok(map.x < days.x, 'the map stands at the left');
    await shot(page, 'public-shared-arabic');
    assert.deepEqual(await axe(page), []);
    await page.goto(`${BASE}/signin`);
    await heading(page, 'تسجيل الدخول').waitFor();
    await shot(page, 'public-signin-arabic');
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(faults, []);
    await context.close();
  });

  for (const lang of ['de', 'fr', 'es', 'ja', 'ar']) {
    it(`fit a phone in ${lang}`, async () => {
      const { context, page } = await visitor(browser, { width: 320 });
      const wide = [];
      for (const [name, path] of Object.entries(pages())) {
        await page.goto(`${BASE}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
        assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
        if (await sideways(page)) wide.push(name);
      }
      assert.deepEqual(wide, []);
      await context.close();
    });
  }

  it('say what is wrong with a lost link, and where to go on', async () => {
    const { context, page } = await visitor(browser, { width: 390 });
    const answer = await page.goto(`${BASE}/nowhere`);
    assert.equal(answer.status(), 404);
    await heading(page, 'There is nothing here').waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole('main').getByRole('link', { name: 'Start page' }).click();
    await heading(page, /Plan whole trips/).waitFor();
    await context.close();
  });

  it('use the colours that a person asks for', async () => {
    const { context, page } = await visitor(browser, { width: 1440 });
    for (const media of [{ contrast: 'more' }, { contrast: 'no-preference', forcedColors: 'active' }]) {
      await page.emulateMedia(media);
      await page.goto(BASE + trip.path);
      await shot(page, `public-shared-${Object.values(media).at(-1)}`);
      assert.deepEqual(await axe(page), []);
    }
    await context.close();
  });

  it('take the trip and its picture away with the link', async () => {
    const get = (path) => owner.request.get(BASE + path);
    const picture = await get(`${trip.path}/card.png`);
    assert.equal(picture.headers()['content-type'], 'image/png');
    await withdraw(owner, trip.id);
    assert.equal((await get(trip.path)).status(), 404);
    assert.equal((await get(`${trip.path}/card.png`)).status(), 404);
  });
});
