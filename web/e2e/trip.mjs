// The steps of planning a trip, as the tests take them.
import assert from 'node:assert/strict';
import { saved } from './browser.mjs';

export const SIGHTS = [
  ['Belém Tower', 'Belém Tower'],
  ['Jerónimos Mon', 'Jerónimos Monastery'],
  ['Castelo de São Jorge', 'São Jorge Castle'],
  ['praca do comercio', 'Praça do Comércio'],
  ['tile museum', 'National Tile Museum'],
  ['oceanarium', 'Lisbon Oceanarium'],
  ['gulbenkian', 'Calouste Gulbenkian Museum'],
  ['carmo conv', 'Carmo Convent'],
];

export const DAYS = ['2027-05-01', '2027-05-02', '2027-05-03'];

export async function createLisbon(page) {
  await page.getByRole('button', { name: /^(New trip|Plan a trip)$/ }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Where to?' }).fill('Lisbon');
  await dialog.getByRole('option', { name: /^Lisbon Portugal/ }).first().click();
  await dialog.getByLabel('Name').fill('Three days in Lisbon');
  await dialog.getByLabel('First day').fill(DAYS[0]);
  await dialog.getByLabel('Last day').fill(DAYS[2]);
  await dialog.getByRole('button', { name: 'Create trip' }).click();
  await page.getByRole('heading', { level: 1, name: 'Three days in Lisbon' }).waitFor();
  await page.locator(`#day-${DAYS[2]}`).waitFor();
}

export async function addSight(page, list, [typed, name]) {
  await page.getByLabel('Add to', { exact: true }).selectOption(list);
  const field = page.getByRole('combobox', { name: 'Search for a place to add' });
  await field.fill(typed);
  const option = page.getByRole('option', { name: new RegExp(`^${name}`) }).first();
  await option.waitFor();
  await option.hover();
  await field.press('Enter');
  await row(page, list, name).waitFor();
}

export const day = (page, list) => page.locator(`#day-${list}`);
export const row = (page, list, name) => day(page, list).locator('[data-item]', { hasText: name });
export const handle = (page, list, name) => row(page, list, name).getByRole('button', { name: new RegExp(`^Move ${name}`) });

export async function titles(page, list) {
  return day(page, list).locator('[data-open]').allInnerTexts();
}

/** With the mouse, onto the middle of another row's upper half. */
export async function dragBefore(page, from, to, isDone = saved) {
  await to.scrollIntoViewIfNeeded();
  await from.scrollIntoViewIfNeeded();
  const start = await from.boundingBox();
  assert.ok(start, 'the dragged row is in sight');
  await page.mouse.move(start.x + start.width / 3, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 3, start.y + start.height / 2 + 12, { steps: 4 });
  const end = await to.boundingBox();
  assert.ok(end, 'the target row is in sight');
  await page.mouse.move(end.x + end.width / 3, end.y + end.height / 4, { steps: 12 });
  await page.mouse.up();
  await isDone(page);
}

/** With a finger: hold until the row comes along, then move and let go. */
export async function touchDragBefore(page, from, to) {
  await to.scrollIntoViewIfNeeded();
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  assert.ok(start && end, 'both rows are in sight');
  const touch = await page.context().newCDPSession(page);
  const send = (type, x, y) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const x = start.x + start.width / 2;
  const y = start.y + start.height / 2;
  await send('touchStart', x, y);
  await page.locator('[data-drag-card]').waitFor();
  for (let step = 1; step <= 8; step++) await send('touchMove', x, y + ((end.y + end.height / 4 - y) * step) / 8);
  await send('touchEnd');
  await saved(page);
}

/** Titles by list, as the server holds them. */
export async function stored(page) {
  const id = new URL(page.url()).pathname.split('/').at(-1);
  return page.evaluate(async (tripId) => {
    const answer = await fetch(`/api/v1/itineraries/${tripId}`);
    const trip = await answer.json();
    const lists = {};
    for (const item of trip.items.toSorted((a, b) => (a.pos < b.pos ? -1 : 1))) (lists[item.day ?? 'ideas'] ??= []).push(item.title);
    return lists;
  }, id);
}
