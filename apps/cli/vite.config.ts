import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** One file that Node runs; packages stay outside. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    ssr: resolve(root, 'apps/cli/src/main.ts'),
    target: 'node20',
    outDir: resolve(root, 'dist/apps/cli'),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rollupOptions: { output: { entryFileNames: '[name].js', format: 'es' } },
  },
});
