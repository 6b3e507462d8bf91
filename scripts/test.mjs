// npm test: everything, from a fresh clone. Extra words go to Jest: `npm test -- libs/casework`.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, node, prepare, run, stop } from './prepare.mjs';
import { findChromium } from './chromium.mjs';

prepare();
console.log('Building what the tests start …');
build();

const chromium = findChromium(run);
const report = join(mkdtempSync(join(tmpdir(), 'exemplar-test-')), 'jest.json');
const jest = ['--config', 'jest.config.mjs', '--json', `--outputFile=${report}`, ...process.argv.slice(2)];
const status = node('node_modules/jest/bin/jest.js', jest, {
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim(),
  ...(chromium.path && { CHROMIUM: chromium.path }),
});
if (!existsSync(report)) stop('The tests did not run; the lines above say why.');

const result = JSON.parse(readFileSync(report, 'utf8'));
const skipped = result.numPendingTests + result.numTodoTests;
if (!chromium.path) console.log(`\nThe browser journeys were SKIPPED: ${chromium.why}`);
if (skipped) {
  console.log('\nSkipped:');
  for (const file of result.testResults) {
    for (const test of file.assertionResults) if (test.status === 'pending') console.log(`  ${test.fullName}`);
  }
}
console.log(`\n${result.numPassedTests} passed, ${result.numFailedTests} failed, ${skipped} skipped`);
process.exit(status || (result.success ? 0 : 1));
