// Weighs what the planner loads before it can be used, as `npm run build` left it: `node tools/bytes.mjs`. Fails above the bar.
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BAR = 200_000;
const PRECACHE = 5_000_000;
/** A browser asks for six at a time, and a round trip on a phone is as long as 20 kB take. */
const REQUESTS = 10;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

const weigh = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length;
/** The first words of the language that has most of them. */
const HEAVIEST = ['en', 'de', 'fr', 'es', 'ja', 'ar'].map((language) => `src/locales/core/${language}.ts`).toSorted((a, b) => weigh(manifest[b].file) - weigh(manifest[a].file))[0];

const files = new Set();
const visit = (key) => {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const next of chunk.imports ?? []) visit(next);
};
for (const key of ['src/main.tsx', 'src/planner/PlannerPage.tsx', HEAVIEST]) visit(key);

const rows = [...files].map((file) => [file, weigh(file)]).toSorted((a, b) => b[1] - a[1]);
const initial = rows.reduce((sum, [, bytes]) => sum + bytes, 0);
const [, build] = /^const BUILD = (.*);$/m.exec(readFileSync('dist/app/sw.js', 'utf8'));
const kept = JSON.parse(build).files.filter((file) => file !== '/app');
const precached = kept.reduce((sum, file) => sum + statSync(`dist${file}`).size, 0);

const out = [...rows.map(([file, bytes]) => `${String(bytes).padStart(7)} ${file}`), `${String(initial).padStart(7)} initial JavaScript of the planner, gzipped; at most ${BAR}`, `${String(files.size).padStart(7)} requests for it; at most ${REQUESTS}`, `${String(precached).padStart(7)} kept for use without a network; at most ${PRECACHE}`];
process.stdout.write(`${out.join('\n')}\n`);
if (initial > BAR || files.size > REQUESTS || precached > PRECACHE) process.exitCode = 1;
