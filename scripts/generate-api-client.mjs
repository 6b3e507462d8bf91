// Writes libs/api-client/src/generated/openapi.ts from the engine's own OpenAPI document; with --check it only compares.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const root = join(import.meta.dirname, '..');
const target = join(root, 'libs/api-client/src/generated/openapi.ts');
const engine = join(root, 'dist/apps/engine/main.js');
const header = '// Made by scripts/generate-api-client.mjs from the engine’s OpenAPI document. Do not edit.\n\n';

/** Builds the engine where that has not been done, so that the document is that of the source. */
function build() {
  const built = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', 'apps/engine/vite.config.ts', '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0 || !existsSync(engine)) throw new Error('The engine could not be built.');
}

/** Starts an engine on an empty folder and any free port, asks it one question, and stops it. */
async function readDocument() {
  const data = mkdtempSync(join(tmpdir(), 'exemplar-openapi-'));
  const child = spawn(process.execPath, [engine], { cwd: root, env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: data, MONGODB_URI: '' } });
  try {
    const address = await addressOf(child);
    const answer = await fetch(`${address}/api/openapi.json`);
    return await answer.json();
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`The engine did not start:\n${said}`)), 60_000);
    const hear = (chunk) => {
      said += chunk;
      const address = /Exemplar is running at (http:\/\/\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`The engine stopped:\n${said}`)));
  });
}

build();
const types = header + astToString(await openapiTS(await readDocument(), { immutable: true }));
const before = existsSync(target) ? readFileSync(target, 'utf8') : '';
if (process.argv.includes('--check')) {
  if (before === types) console.log('The types of the interface are those of the engine.');
  else {
    console.error('libs/api-client/src/generated/openapi.ts is not what the engine says now: run node scripts/generate-api-client.mjs');
    process.exitCode = 1;
  }
} else {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, types);
  console.log(before === types ? 'Nothing changed.' : `Wrote ${target}`);
}
