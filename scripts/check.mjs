// npm run check: definitions, lint with module boundaries, types, and that generated files are fresh.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { node, prepare, root } from './prepare.mjs';

prepare();
const steps = [
  ['Definitions', 'scripts/exemplar.mjs', ['check']],
  ['Lint and boundaries', 'node_modules/eslint/bin/eslint.js', ['--max-warnings', '0', '.']],
  ['Types', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.json']],
  ['Generated files', 'scripts/generate-api-client.mjs', ['--check']],
];
const failed = steps.filter(([name, script, args]) => {
  if (!existsSync(join(root, script))) return false;
  console.log(`\n${name} …`);
  return node(script, args, { NX_DAEMON: 'false' }) !== 0;
});
if (failed.length) console.error(`\nNot right yet: ${failed.map(([name]) => name).join(', ')}.`);
process.exit(failed.length ? 1 : 0);
