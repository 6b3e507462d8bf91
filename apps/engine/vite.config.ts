import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Three entries: the engine, what seeds its demonstration, and the thread of its embedded store. Packages stay outside. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: resolve(root, 'dist/apps/engine'),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rollupOptions: {
      input: { main: resolve(root, 'apps/engine/src/main.ts'), seed: resolve(root, 'apps/engine/src/seed/main.ts'), 'store-worker': resolve(root, 'libs/embedded-store/src/worker.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', format: 'es' },
    },
  },
});
