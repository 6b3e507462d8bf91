// npm run exemplar -- <command>: builds the command line where something changed, then runs it.
import { build, node, prepare } from './prepare.mjs';

prepare();
build(process.argv[2] === 'seed' ? ['cli', 'engine'] : ['cli']);
process.exit(node('dist/apps/cli/main.js', process.argv.slice(2), { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps`.trim() }));
