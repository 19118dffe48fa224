// Draws src/ui/icon.svg as the PNGs of the manifest, with the browser that the tests use: `node tools/icons.mjs`.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const svg = readFileSync('src/ui/icon.svg', 'utf8');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
// A maskable icon is cut to any shape: what matters stays within the middle, and the colour reaches the edge.
const icons = [
  ['icon-192', 192, 1, 'transparent'],
  ['icon-512', 512, 1, 'transparent'],
  ['icon-maskable-512', 512, 0.7, '#0b6e6a'],
];
for (const [name, size, scale, ground] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inner = Math.round(size * scale);
  await page.setContent(`<body style="margin:0;background:${ground};display:grid;place-items:center;height:100vh">${svg.replace('<svg', `<svg style="width:${inner}px;height:${inner}px"`)}</body>`);
  await page.screenshot({ path: `public/app/${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
