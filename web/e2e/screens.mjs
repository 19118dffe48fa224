// The planner's screens over one rich trip: what the tests of accessibility, pictures and texts go through.
import { BASE } from './browser.mjs';

/** Mid-morning of the second day, so that what depends on the clock is the same every time. */
export const NOW = new Date('2027-05-02T07:40:00Z');

export async function at(page, trip, search = '') {
  await page.goto(`${BASE}/app/i/${trip}?map=svg${search}`);
  await page.locator('main#main').waitFor();
}

const view = (name, ready) => async (page, trip) => {
  await at(page, trip, `&view=${name}`);
  await ready(page).first().waitFor();
};

/** Name → how to get there. */
export const SCREENS = {
  planner: async (page, trip) => {
    await at(page, trip);
    await page.locator('[data-slack]').first().waitFor();
  },
  timeline: view('timeline', (page) => page.locator('main [data-item]')),
  calendar: view('calendar', (page) => page.getByRole('grid')),
  table: view('table', (page) => page.locator('main table [data-item]')),
  bookings: view('bookings', (page) => page.locator('main [data-item]')),
  budget: view('budget', (page) => page.locator('main h2')),
  checks: view('checks', (page) => page.locator('main h2')),
  today: view('today', (page) => page.locator('main h2')),
  item: async (page, trip) => {
    await at(page, trip);
    await page.locator('[data-open]', { hasText: 'São Jorge Castle' }).first().click();
    await page.getByRole('article').waitFor();
  },
  plan: async (page, trip) => {
    await at(page, trip, '&plan=trip');
    await page.locator('[data-plan] [aria-pressed]').first().waitFor();
  },
  palette: async (page, trip) => {
    await SCREENS.planner(page, trip);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
  },
  print: async (page, trip) => {
    await page.goto(`${BASE}/app/i/${trip}/print`);
    await page.locator('main h1:visible, main h2:visible').first().waitFor();
  },
  trips: async (page) => {
    await page.goto(`${BASE}/app`);
    await page.getByRole('link', { name: 'Lisbon in spring' }).waitFor();
  },
};

/** A screen as it stays: words, ways and sights have arrived. */
export async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
}
