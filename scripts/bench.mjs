// npm run bench: how many actions the engine accepts in a second, beside an endpoint that only inserts. Node options
// (such as --cpu-prof) may be given: npm run bench -- --cpu-prof --cpu-prof-dir=/tmp/profile
import { join } from 'node:path';
import { prepare, root, run, stop } from './prepare.mjs';

prepare();
const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', 'test/bench/vite.config.ts'];
if (run(process.execPath, vite) !== 0) stop('The bench could not be built; the lines above say where.');
process.exit(run(process.execPath, [...process.argv.slice(2), join(root, 'dist/bench/bench.js')]));
