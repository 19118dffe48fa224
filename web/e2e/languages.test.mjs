// No text is written into the code: in the pseudo language every text of the catalogues is in brackets, and what is not is somebody's data.
// And the screens in a language that runs from right to left, and in one with long words.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, axe, launch, shot } from './browser.mjs';
import { richOwner } from './rich.mjs';
import { NOW, SCREENS, settle } from './screens.mjs';

/** Words that are data, names, or what Intl writes. */
const DATA = [
  'Lisbon in spring', 'Three slow days by the river.', 'Casa do Tejo', 'São Jorge Castle', 'Dinner in Alfama', 'Jerónimos Monastery', 'Pastéis de Belém', 'Pastéis', 'Belém Tower', 'Oceanarium', 'Tile Museum',
  'Castelo de São Jorge', 'Mosteiro dos Jerónimos', 'Torre de Belém', 'Oceanário de Lisboa', 'Museu Nacional do Azulejo', 'Rua do Arsenal 100, Lisboa', 'Praça do Império, Lisboa', 'Alfama', 'Lisboa', 'Lisbon',
  'HOTEL9', 'QX7T2M', 'Ada Lovelace', 'Sojourn', 'castelodesaojorge.pt', 'Tickets are on the phone. Use the back door if the queue is long.', 'Natural Earth',
  'English', 'Deutsch', 'Français', 'Español', 'Ctrl', 'Shift', 'Esc', 'Enter', 'Alt', 'Space', 'Letter', 'Western European Summer Time', 'Chrome', 'Linux', 'British', 'Praça do Comércio', 'Santa Justa Lift', 'Bairro Alto', 'Monument to the Discoveries', 'Calouste Gulbenkian Museum', '日本語', 'العربية', '© GeoNames, CC BY 4.0 (CC-BY-4.0)', 'Sojourn starter sights, approximate (Apache-2.0)', '(Public domain)',
];
const INTL = /\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|\b(?:EUR|USD|GBP|JPY|UTC|GMT|WEST|CEST)\b[+\d:]*|\b(?:km|mi|min|hr|AM|PM)\b/g;

/** Texts on the page, also those for screen readers, that neither a catalogue nor the data explains. */
async function strangers(page) {
  const texts = await page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement?.closest('script,style,svg,search [role=listbox],[data-map],#paint,[lang]:not(html)')) found.push(node.data);
    for (const element of document.querySelectorAll('[aria-label],[title],[placeholder],[alt],[aria-roledescription],[aria-description],[aria-valuetext]')) {
      if (element.closest('[data-map]')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription', 'aria-description', 'aria-valuetext']) found.push(element.getAttribute(name) ?? '');
    }
    return found;
  });
  return [...new Set(texts)].filter((text) => {
    let rest = text.replace(/⟦[^⟧]*⟧/g, ' ').replace(/\S+@\S+|https?:\S*|\b[\d.]+:\d+\S*/g, ' ');
    for (const known of DATA.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(known, ' ');
    // Currencies to choose from, as Intl names them.
    return !/^[A-Z]{3}( · .+)?$/.test(text) && /\p{L}{3,}/u.test(rest.replace(INTL, ' '));
  });
}

describe('languages', () => {
  let browser;
  let owner;
  before(async () => {
    browser = await launch();
    owner = await richOwner(browser);
  });
  after(() => browser.close());

  async function speaking(language, width, scheme = 'light') {
    const { context, page, faults } = await owner.open({ width, scheme });
    await page.clock.setFixedTime(NOW);
    await page.goto(`${BASE}/static/icon.svg`);
    await page.evaluate((code) => localStorage.setItem('sojourn.language', code), language);
    return { context, page, faults };
  }

  for (const width of [1440, 390]) {
    it(`leave no text outside the catalogues at ${width}`, async () => {
      const { context, page, faults } = await speaking('pseudo', width);
      const findings = {};
      for (const [name, go] of Object.entries(SCREENS)) {
        await go(page, owner.trip).catch(() => undefined);
        await settle(page);
        const found = await strangers(page);
        if (found.length > 0) findings[name] = found;
      }
      await page.goto(`${BASE}/app/settings`);
      await page.locator('main h2').first().waitFor();
      const found = await strangers(page);
      if (found.length > 0) findings.settings = found;
      assert.deepEqual(findings, {});
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  for (const [language, width] of [['ar', 1440], ['ar', 390], ['de', 390]]) {
    it(`fit and are accessible in ${language} at ${width}`, async () => {
      const { context, page, faults } = await speaking(language, width);
      const me = await page.request.patch(`${BASE}/api/v1/users/me`, { data: { preferences: { locale: language } } });
      assert.ok(me.ok(), await me.text());
      const findings = {};
      for (const name of ['timeline', 'calendar', 'table', 'bookings', 'budget', 'today', 'print', 'trips']) {
        await SCREENS[name](page, owner.trip);
        await settle(page);
        await shot(page, `language-${language}-${name}-${width}`);
        const found = await axe(page);
        if (found.length > 0) findings[name] = found;
        const raw = (await page.locator('body').innerText()).match(/.*(?:, plural,|\bAdd\b|\bActive\b|\bNothing\b).*/);
        if (raw) findings[`${name} in English`] = raw[0];
        if (await page.evaluate((most) => document.documentElement.scrollWidth > most, width)) findings[`${name} scrolls`] = 'sideways';
      }
      assert.equal(await page.evaluate(() => document.documentElement.dir), language === 'ar' ? 'rtl' : 'ltr');
      assert.deepEqual(findings, {});
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
});
