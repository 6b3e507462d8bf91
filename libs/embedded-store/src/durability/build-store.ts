import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The library as it is deployed, built into a temporary folder, for processes that cannot run TypeScript. */
export interface BuiltStore {
  readonly folder: string;
  readonly worker: URL;
  /** Writes a module beside the built library, which it can import as './store/index.js'. */
  module(name: string, source: string): string;
  remove(): void;
}

const source = fileURLToPath(new URL('..', import.meta.url));
const nodeModules = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

const build = `
  import { build } from 'vite';
  const [source, outDir] = process.argv.slice(1);
  const input = { index: source + '/index.ts', 'store-worker': source + '/worker.ts' };
  await build({ configFile: false, logLevel: 'error', root: source, build: { ssr: true, target: 'node20', outDir, rollupOptions: { input } } });
`;

export function buildStore(): BuiltStore {
  const folder = mkdtempSync(join(tmpdir(), 'built-store-'));
  symlinkSync(nodeModules, join(folder, 'node_modules'));
  execFileSync(process.execPath, ['--input-type=module', '-e', build, source, join(folder, 'store')], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return {
    folder,
    worker: pathToFileURL(join(folder, 'store', 'store-worker.js')),
    module(name, text) {
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
