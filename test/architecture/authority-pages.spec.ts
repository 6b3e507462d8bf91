import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSources } from '#definition-files';
import { authorityIds, overlayPath, startingOverlays, type Sources } from '#definitions';

const pages = join(process.cwd(), 'docs/authorities');
const page = (name: string) => readFileSync(join(pages, `${name}.md`), 'utf8');

describe('the pages about the authorities', () => {
  let sources: Sources;
  beforeAll(async () => {
    sources = await readSources(process.cwd());
  });

  /** Each file of an authority's own changes, and how many operations are in it. */
  const filesOf = (authority: string) => {
    const { forms, workflows } = startingOverlays(sources, authority);
    const listed = (kind: 'forms' | 'workflows', overlays: typeof forms | typeof workflows) => Object.entries(overlays).map(([id, { operations }]) => ({ path: overlayPath(authority, kind, id), operations: operations.length }));
    return [...listed('forms', forms), ...listed('workflows', workflows)];
  };

  it('name each file with the number of its operations', () => {
    for (const authority of authorityIds(sources)) {
      const said = page(authority);
      for (const { path, operations } of filesOf(authority)) expect(said).toContain(`| ${path} | ${operations} |`);
    }
  });

  it('count them all, on the page of each and in the table of all', () => {
    for (const authority of authorityIds(sources)) {
      const files = filesOf(authority);
      const operations = files.reduce((sum, one) => sum + one.operations, 0);
      expect(page(authority)).toContain(`${files.length} ${files.length === 1 ? 'file' : 'files'}, ${operations} operations`);
      expect(page('README')).toMatch(new RegExp(`\\(${authority}\\.md\\).*\\| ${files.length} \\| ${operations} \\|`));
    }
  });
});
