// What every browser test shares: Chromium as this machine has it, a page that notes what it must not do, and axe.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const BASE = process.env.SOJOURN_URL;
if (!BASE) throw new Error('SOJOURN_URL names a running server, for example http://127.0.0.1:8080');

const SHOTS = process.env.SHOTS ?? join(tmpdir(), 'sojourn-e2e');
mkdirSync(SHOTS, { recursive: true });

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const ARGS = ['--no-sandbox', '--disable-gpu'];
const GL_ARGS = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** With `gl` the processor does what a graphics card would, for the whole page: only where the WebGL map is what is tested. Without it the map's twin shows. */
export const launch = ({ gl = false } = {}) => chromium.launch({ executablePath: EXECUTABLE, args: gl ? GL_ARGS : ARGS });

/** A fresh visitor. `faults` fills with console errors, page errors and requests to other hosts: it must stay empty. */
export async function visitor(browser, { width, scheme = 'light' }) {
  const isPhone = width < 768;
  const context = await browser.newContext({
    viewport: { width, height: isPhone ? 844 : 900 },
    colorScheme: scheme,
    hasTouch: isPhone,
    isMobile: isPhone,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(BASE).host) faults.push(`foreign: ${request.url()}`);
  });
  return { context, page, faults };
}

const PASSWORD = 'three unrelated words';
const someone = () => `ada-${randomUUID()}@example.org`;

/** Through the server-rendered form, as a person would; it ends at the list of trips. */
export async function register(page, base = BASE, name = 'Ada Lovelace') {
  await page.goto(`${base}/register`);
  await page.fill('[name=name]', name);
  await page.fill('[name=email]', someone());
  await page.fill('[name=password]', PASSWORD);
  await page.click('button[type=submit]');
  await page.waitForURL('**/app');
  await page.getByRole('heading', { level: 1, name: 'Your trips' }).waitFor();
}

/** The same without a page, for tests that begin elsewhere: signs a browser's context in. */
export async function signUp(context, name = 'Ada Lovelace') {
  const answer = await context.request.post(`${BASE}/api/v1/users/register`, { data: { name, email: someone(), password: PASSWORD, session: 'cookie' } });
  assert.ok(answer.ok(), await answer.text());
}

/** The map has drawn everything it was given, and that is not nothing. */
export async function mapIsDrawn(page) {
  const features = await page.waitForFunction(() => {
    const map = document.querySelector('[data-map="gl"][data-idle="true"]');
    return map instanceof HTMLElement ? Number(map.dataset.features) : 0;
  });
  assert.ok((await features.jsonValue()) > 0, 'the map rendered features');
}

export const saved = (page) => page.locator('[data-saved="true"]').waitFor();

/** What axe finds, short enough to read. */
export async function axe(page) {
  // evaluate, because the CSP refuses a script tag.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    // eslint-disable-next-line no-undef
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 3).map((node) => `${node.html.slice(0, 120)} :: ${node.failureSummary}`) }));
  });
}

export const shot = (page, name) => page.screenshot({ path: join(SHOTS, `${name}.png`) });
