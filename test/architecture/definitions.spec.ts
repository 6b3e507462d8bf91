import { resolve } from 'node:path';
import { checkSources, readSources, sha256 } from '#definition-files';
import { authorityIds, compileForm, resolveAuthority, validatorSource } from '#definitions';
import type { PublicationContent } from '#definitions';

const root = resolve(import.meta.dirname, '../..');
const sources = await readSources(root);

function content(authority: string): PublicationContent {
  const resolved = resolveAuthority(sources, authority, sha256);
  if ('findings' in resolved) throw new Error(resolved.findings.map(({ message }) => message).join('\n'));
  return resolved.content;
}

describe('the definitions of this repository', () => {
  it('have no finding, their graphs included', () => {
    expect(checkSources(sources)).toEqual([]);
  });

  it('have at least one example for every form', () => {
    const folders = sources.forms.filter(({ path }) => path.endsWith('/form.json')).map(({ path }) => path.replace('form.json', 'examples/'));
    expect(folders.filter((folder) => !sources.forms.some(({ path }) => path.startsWith(folder)))).toEqual([]);
  });

  it.each(authorityIds(sources).flatMap((authority) => Object.keys(content(authority).forms).map((form) => ({ authority, form }))))('$form of $authority refuses an empty sheet, or asks nothing', ({ authority, form: id }) => {
    const form = content(authority).forms[id];
    if (!form) throw new Error(id);
    const check = compileForm(form);
    expect(check.problems({}).map(({ question }) => question)).toEqual(form.sections.flatMap(({ questions }) => questions).filter((question) => check.required({}).has(question)));
    expect(validatorSource(form)).not.toMatch(/\brequire\(|\bimport\b/);
  });
});
