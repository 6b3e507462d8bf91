import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSources, sha256 } from '#definition-files';
import type { FormOperation, FormOverlayFile } from '#definitions';
import { checkOverlays, nationalBase, readOverlay } from '#definitions';

const home = join(import.meta.dirname, '../../..');
const text = readFileSync(join(home, 'forms/README.md'), 'utf8');

/** The example of a whole file, and one operation of each row of the table. */
function examples(): { readonly whole: string; readonly operations: readonly (FormOperation & { readonly form?: string })[] } {
  const whole = text.split('\n').filter((line) => line.startsWith('    ')).map((line) => line.slice(4)).join('\n');
  const rows = [...text.matchAll(/^\| `(\w+)` \| [^|]* \| `(.*)` \|$/gm)].filter(([, , keys]) => keys?.startsWith('"'));
  const operations = rows.map(([, does, keys]) => JSON.parse(`{"does":"${does}",${(keys ?? '').replace('"schema": { … }', '"schema": { "type": "boolean" }').replace('"label": …', '"label": { "en": "Did the family ask for it?" }')}}`) as FormOperation);
  return { whole: whole.slice(whole.indexOf('{\n  "$schema": "../../overlay')), operations };
}

describe('the examples in forms/README.md', () => {
  it('are read as they stand, and break no rule', async () => {
    const base = nationalBase(await readSources(home), 'northshire', sha256);
    const read = readOverlay('forms/authorities/northshire/core-assessment.json', examples().whole);
    if ('findings' in read) throw new Error(JSON.stringify(read.findings));
    expect(checkOverlays(base, { forms: { 'core-assessment': { ...(read.overlay as FormOverlayFile), base: base.content.forms['core-assessment']?.version ?? '' } }, workflows: {} })).toEqual([]);
  });

  it('show every operation, each of which can be published', async () => {
    const base = nationalBase(await readSources(home), 'northshire', sha256);
    const { operations } = examples();
    expect(operations.map(({ does }) => does)).toEqual(['addSection', 'addQuestion', 'addBlock', 'addOption', 'relabel', 'translate', 'move', 'moveSection', 'require', 'requireWhen', 'narrow', 'hideOptional', 'retire']);
    const added = operations.filter(({ does }) => does === 'addQuestion');
    for (const operation of operations) {
      const form = operation.does === 'addOption' ? 'contact' : 'core-assessment';
      const beside = operation.does === 'retire' ? added : operation.does === 'addSection' ? [{ ...added[0]!, section: operation.id, after: undefined } as unknown as FormOperation] : [];
      const overlay: FormOverlayFile = { form, base: base.content.forms[form]?.version ?? '', version: 1, operations: JSON.parse(JSON.stringify([...beside, operation])) as FormOperation[] };
      expect({ does: operation.does, findings: checkOverlays(base, { forms: { [form]: overlay }, workflows: {} }) }).toEqual({ does: operation.does, findings: [] });
    }
  });
});
