// Looks at a record of every form, on a phone and on paper, and writes what was seen to docs/records-seen.md:
// node scripts/record-pictures.mjs [folder]. Pictures and PDFs go to the folder, a few of them to docs/screenshots.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, node, prepare, root, stop } from './prepare.mjs';
import { foundChromium } from './chromium.mjs';

const folder = resolve(process.argv[2] ?? join(tmpdir(), 'exemplar-record-pictures'));
/** The few that are kept in the repository. */
const kept = ['ics-placement-info-en-print', 'england-child-and-family-assessment-en-360', 'wales-pathway-cy-360', 'wales-pathway-cy-print'];
const packs = { ics: 'Original system', england: 'England', wales: 'Wales' };
const languages = { en: 'English', cy: 'Welsh' };

if (!foundChromium()) stop('No Chromium was found; install it, or set CHROMIUM to its path.');
if (!process.env.ENGINE_MAIN) {
  prepare();
  build();
}
const status = node('node_modules/jest/bin/jest.js', ['--config', 'jest.config.mjs', 'test/journeys/records.spec.ts'], {
  NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
  EXEMPLAR_RECORDS: 'all',
  EXEMPLAR_PICTURES: folder,
});
const seen = JSON.parse(readFileSync(join(folder, 'records.json'), 'utf8'));
const sum = (of) => seen.reduce((total, one) => total + of(one), 0);
const line = (cells) => `| ${cells.join(' | ')} |`;
const rows = seen.map(({ pack, language, form, title, section, height, violations, sideways, pages }) =>
  line([packs[pack], languages[language], `\`${form}\``, title, section, height, violations, sideways, pages]));

writeFileSync(join(root, 'docs/records-seen.md'), `# Every record, on a phone and on paper

\`node scripts/record-pictures.mjs [folder]\` looks at each form with the answers of its fullest example and writes this page; the
pictures and PDFs of all of them go to the folder, and a few are in [screenshots](screenshots). \`npm test\` does the same for twelve
forms that differ most (\`test/journeys/records.spec.ts\`).

How a record of every form is had without walking every pathway to it: a copy of the definitions is given, for this only, one more
action for each form, which writes it down or (where its pathway asks a manager) hands it in and has it approved. The forms, the
engine, the drafts, the pages and the store are the real ones. A team that an example names is put in the place of one of the
authority's own. What three packs share is looked at once in English, in the first pack that has it; the whole Welsh pack is looked
at again in Welsh. \`assignment\`, \`correction\` and \`late-reason\` are kept in the history of a case, not as records; here they are printed as
if they were, and \`decision\` is in use printed under the record that it decides.

- **On a phone**: a draft with the example's answers, 360 px wide, at its longest section: of the three sections that ask most
  (questions, options and rows), the one that is tallest when drawn. Axe (WCAG 2.2 AA and its best practices) on that page; whether
  anything makes it scroll sideways.
- **On paper**: the record as handed in, printed on A4. Checked of each: no heading and no question without something under it; no
  buttons, boxes or menus; nothing wider than the paper; every answer there, codes in the words of their labels; no ids, no dates in
  figures, no codes run together.

${seen.length} records: ${sum((one) => one.violations)} axe violations, ${sum((one) => one.sideways)} that scroll sideways, ${sum((one) => one.pages)} pages printed.

| Pack | Language | Form | Title | Longest section | Height, px at 360 | Axe | Sideways | Pages |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`);
for (const name of kept) copyFileSync(join(folder, `${name}.png`), join(root, 'docs/screenshots', `record-${name}.png`));
console.log(`\n${seen.length} records; the pictures are in ${folder}`);
process.exit(status);
