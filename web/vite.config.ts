import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { startChunks } from './tools/chunks.ts';
import { serviceWorker } from './tools/worker.ts';

export default defineConfig({
  plugins: [react(), tailwind(), serviceWorker()],
  server: {
    // Everything but the app's own files comes from a running Sojourn, the sign-in page included.
    proxy: Object.fromEntries(['/api', '/signin', '/register', '/static'].map((path) => [path, process.env.SOJOURN_URL ?? 'http://127.0.0.1:8080'])),
  },
  worker: { format: 'es' },
  build: {
    // The server stamps /assets/* as immutable; everything but index.html and app/ must live there.
    assetsDir: 'assets',
    manifest: true,
    modulePreload: { polyfill: false },
    // The map and its worker are one library each; the warning would only ever name them.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 9 },
            { name: 'router', test: /node_modules\/@tanstack\//, priority: 8 },
            ...startChunks(0),
          ],
        },
      },
    },
  },
  test: { include: ['src/**/*.test.ts'], benchmark: { include: ['src/**/*.bench.ts'] } },
});
