import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** The engine with its bench around it, the client's process, and the store's thread as in production. */
export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: resolve(root, 'dist/bench'),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rollupOptions: {
      input: {
        bench: resolve(root, 'test/bench/bench.ts'),
        'load-client': resolve(root, 'test/bench/load-client.ts'),
        'store-worker': resolve(root, 'libs/embedded-store/src/worker.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', format: 'es' },
    },
  },
});
