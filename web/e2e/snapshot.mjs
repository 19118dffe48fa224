// Compares what is on the screen with a committed picture, as an eye would: halved in size, so that a differently smoothed edge is
// no difference, and tolerant of a few pixels. `UPDATE=1` writes the pictures anew; then look at them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const FOLDER = fileURLToPath(new URL('./snapshots/', import.meta.url));
const SHOTS = process.env.SHOTS ?? join(tmpdir(), 'sojourn-e2e');

/** Every four pixels become their mean. */
function halved({ width, height, data }) {
  const small = new PNG({ width: Math.floor(width / 2), height: Math.floor(height / 2) });
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        const at = (dx, dy) => data[((y * 2 + dy) * width + x * 2 + dx) * 4 + channel];
        small.data[(y * small.width + x) * 4 + channel] = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) >> 2;
      }
    }
  }
  return small;
}

const keep = (path, png) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, PNG.sync.write(png, { colorType: 2, deflateLevel: 9 }));
};

/**
 * `target` is a page or a locator. `tolerance` is the share of pixels that may differ; `mask` hides what changes by itself
 * (times, a map that is drawn on the graphics card).
 */
export async function snapshot(target, name, { tolerance = 0.004, mask = [] } = {}) {
  const taken = halved(PNG.sync.read(await target.screenshot({ animations: 'disabled', caret: 'hide', mask })));
  const path = join(FOLDER, `${name}.png`);
  if (process.env.UPDATE === '1') return keep(path, taken);
  assert.ok(existsSync(path), `${name}.png is not there yet: run with UPDATE=1 and look at it`);
  const kept = PNG.sync.read(readFileSync(path));
  const failed = (why) => {
    keep(join(SHOTS, `${name}-now.png`), taken);
    return `${name}: ${why}; see ${join(SHOTS, name)}-now.png, or run with UPDATE=1 where that is meant`;
  };
  const size = ({ width, height }) => `${width} × ${height}`;
  assert.equal(size(taken), size(kept), failed('another size'));
  const diff = new PNG({ width: kept.width, height: kept.height });
  const differing = pixelmatch(kept.data, taken.data, diff.data, kept.width, kept.height, { threshold: 0.2 });
  const share = differing / (kept.width * kept.height);
  if (share > tolerance) keep(join(SHOTS, `${name}-diff.png`), diff);
  assert.ok(share <= tolerance, share > tolerance ? failed(`${(share * 100).toFixed(2)} % of the pixels differ`) : '');
}
