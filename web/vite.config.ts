import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type PluginOption } from 'vite';

/** `MOCK=1 npm run dev` answers the API from memory; otherwise the dev server forwards to a running Sojourn. */
async function apiPlugins(): Promise<PluginOption[]> {
  if (!process.env.MOCK) return [];
  const { mockApi } = await import('./test/mock/plugin.ts');
  return [mockApi()];
}

export default defineConfig(async ({ command }) => ({
  plugins: [react(), tailwind(), command === 'serve' ? await apiPlugins() : []],
  server: {
    proxy: process.env.MOCK ? {} : { '/api': process.env.SOJOURN_URL ?? 'http://127.0.0.1:8080' },
  },
  worker: { format: 'es' as const },
  build: {
    // The server stamps /assets/* as immutable; everything but index.html must live there.
    assetsDir: 'assets',
    manifest: true,
    modulePreload: { polyfill: false },
    // The map and its worker are one library each; the warning would only ever name them.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 3 },
            { name: 'router', test: /node_modules\/@tanstack\//, priority: 2 },
          ],
        },
      },
    },
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
}));
