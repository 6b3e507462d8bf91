import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSources, sha256 } from '#definition-files';
import type { Finding, FormOverlayFile, Overlays, Sources } from '#definitions';
import { checkOverlays, nationalBase, withOverlays } from '#definitions';

// Each file breaks the rule that it is named for, against the packs as they are; the findings are exact. Without `base`, an overlay
// is for the version that the pack has, so that a new version of a form breaks no other rule.
type Written = Omit<FormOverlayFile, 'base'> & { readonly base?: string };
interface BrokenRule {
  /** northshire without it. */
  readonly authority?: string;
  readonly overlay: Written;
  /** The form under whose name the overlay stands, where that is not the one it speaks of. */
  readonly place?: string;
  /** What the authority published before. */
  readonly earlier?: Written;
  readonly publishing?: true;
  readonly findings: readonly Finding[];
}

const folder = join(import.meta.dirname, 'fixtures');
const names = readdirSync(folder).map((file) => file.replace(/\.json$/, '')).sort();
const fixture = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as BrokenRule;
let sources: Sources;

beforeAll(async () => {
  sources = await readSources(join(import.meta.dirname, '../../..'));
});

function findings({ authority = 'northshire', overlay, place, earlier, publishing }: BrokenRule): readonly Finding[] {
  const base = nationalBase(sources, authority, sha256);
  const inForm = (form: string, written: Written): Overlays => ({ forms: { [form]: { base: base.content.forms[form]?.version ?? '', ...written } }, workflows: {} });
  return checkOverlays(base, inForm(place ?? overlay.form, overlay), { ...(earlier && { earlier: [withOverlays(base, inForm(earlier.form, earlier), sha256)] }), ...(publishing && { publishing }) });
}

describe('an authority’s own changes to a form', () => {
  it('have at least thirty rules to break', () => {
    expect(names.length).toBeGreaterThanOrEqual(30);
  });

  it.each(names)('are not published while they break a rule: %s', (name) => {
    const broken = fixture(name);
    expect(findings(broken)).toEqual(broken.findings);
  });

  it('are told apart by the rules in a table', () => {
    const rows = names.flatMap((name) => fixture(name).findings.map(({ path, rule, message }) => `${name} | ${rule} | ${path || '(the file)'} | ${message}`));
    process.stdout.write(`\n${names.length} overlays, each with a rule broken:\n${rows.join('\n')}\n`);
    expect(rows.length).toBeGreaterThanOrEqual(names.length);
  });
});
