import { resolve } from 'node:path';
import { exemplar } from './exemplar.ts';

// Built to dist/apps/cli/main.js: the repository is three folders up.
const home = resolve(import.meta.dirname, '../../..');
const terminal = { out: console.log, error: console.error, folder: process.env['INIT_CWD'] ?? process.cwd(), home };

// Not process.exit: what is still being written to a pipe would be cut off.
process.exitCode = await exemplar(process.argv.slice(2), terminal);
