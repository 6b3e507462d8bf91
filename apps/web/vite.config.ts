import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const engine = process.env['ENGINE'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root,
  plugins: [react()],
  build: { outDir: join(root, '../../dist/apps/web'), emptyOutDir: true, assetsInlineLimit: 0 },
  css: { preprocessorOptions: { scss: { loadPaths: [join(root, '../../node_modules')], quietDeps: true } } },
  server: { proxy: { '/api': engine, '/validators': engine } },
});
