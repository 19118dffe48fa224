// The pictures of docs/screens.md, taken anew: `scripts/screens`.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { BASE, launch, mapIsDrawn, visitor } from './browser.mjs';
import { richOwner } from './rich.mjs';
import { NOW, SCREENS, settle } from './screens.mjs';

const FOLDER = fileURLToPath(new URL('../../docs/screens/', import.meta.url));
mkdirSync(FOLDER, { recursive: true });

const PICTURES = [
  ['planner', 1280, 'light'],
  ['timeline', 1280, 'dark'],
  ['calendar', 1280, 'light'],
  ['table', 1280, 'light'],
  ['item', 1280, 'light'],
  ['budget', 1280, 'light'],
  ['print', 1280, 'light'],
  ['planner', 390, 'light'],
  ['today', 390, 'dark'],
  ['bookings', 390, 'light'],
];

const browser = await launch({ gl: true });
const { trip, open } = await richOwner(browser);
const { context } = await open({ width: 1280 });
const share = await context.request.post(`${BASE}/api/v1/itineraries/${trip}/share`);
const { share_url: shared } = await share.json();

for (const [name, width, scheme] of PICTURES) {
  const { context: own, page: screen } = await open({ width, scheme });
  await screen.clock.setFixedTime(NOW);
  if (name === 'planner') {
    await screen.goto(`${BASE}/app/i/${trip}`);
    await mapIsDrawn(screen);
  } else await SCREENS[name](screen, trip);
  await settle(screen);
  await screen.screenshot({ path: join(FOLDER, `${name}-${width}.jpg`), type: 'jpeg', quality: 78 });
  await own.close();
}
{
  const { context: own, page: screen } = await open({ width: 1440 });
  await screen.goto(`${BASE}/app/i/${trip}`);
  await mapIsDrawn(screen);
  await screen.getByRole('button', { name: 'Plan my trip' }).click();
  const pane = screen.locator('[data-plan]');
  await pane.getByRole('button', { name: /^Plan \d/ }).click();
  await pane.getByRole('button', { name: 'Apply' }).waitFor();
  await settle(screen);
  await screen.screenshot({ path: join(FOLDER, 'plan-1440.jpg'), type: 'jpeg', quality: 78 });
  await own.close();
}
for (const [name, path] of [['landing', '/'], ['shared', new URL(shared).pathname]]) {
  const { context: own, page: screen } = await visitor(browser, { width: 1280 });
  await screen.goto(BASE + path);
  await settle(screen);
  await screen.screenshot({ path: join(FOLDER, `${name}-1280.jpg`), type: 'jpeg', quality: 78 });
  await own.close();
}
await browser.close();
