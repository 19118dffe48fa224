import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * Builds `src/sw/worker.ts` as `dist/app/sw.js` and tells it the build's name and files. The file name carries no hash,
 * so what differs between two builds has to be in the worker itself: that is how browsers notice a new one.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'sojourn-service-worker',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'src/sw/worker.ts', fileName: 'app/sw.js' });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['app/sw.js'];
        if (worker?.type !== 'chunk') return this.error('the service worker is not a chunk of its own');
        if (worker.imports.length > 0) return this.error(`the service worker must stand alone, but imports ${worker.imports.join(', ')}`);
        // The gallery is for whoever builds the page, and they have a network.
        const assets = Object.keys(bundle).filter((file) => file.startsWith('assets/') && !file.startsWith('assets/GalleryPage'));
        const loose = readdirSync('public/app').map((file) => `app/${file}`);
        const files = ['app', ...loose.toSorted(), ...assets.toSorted()].map((file) => `/${file}`);
        const page = bundle['index.html'];
        const hash = createHash('sha256').update(JSON.stringify(files));
        if (page?.type === 'asset') hash.update(page.source);
        const build = JSON.stringify({ name: hash.digest('hex').slice(0, 12), files });
        worker.code = `const BUILD = ${build};\n${worker.code}`;
      },
    },
  };
}
