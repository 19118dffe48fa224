// Packs the built text beside itself, so that serving it costs nothing: `node tools/pack.mjs DIR`. Brotli is a sixth smaller, gzip is what everybody reads.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = /\.(?:m?js|css|json|svg)$/;
/** Less than this fits into a packet as it is. */
const SMALL = 1024;

const dir = process.argv[2];
if (!dir) throw new Error('which folder?');
for (const name of readdirSync(dir).filter((file) => TEXT.test(file))) {
  const text = readFileSync(join(dir, name));
  if (text.length <= SMALL) continue;
  writeFileSync(join(dir, `${name}.gz`), gzipSync(text, { level: 9 }));
  writeFileSync(join(dir, `${name}.br`), brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }));
}
