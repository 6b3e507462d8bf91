// npm start: from a fresh clone to a signed-in social worker.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, prepare, root } from './prepare.mjs';

prepare();
console.log('Building (from the cache where nothing changed) …');
build();

const engine = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/apps/engine/main.js')], {
  cwd: root,
  stdio: 'inherit',
});
// The terminal sends Ctrl-C to the engine as well: wait for it to stop cleanly rather than leaving before it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && engine.kill(signal));
engine.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
