import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkFolder } from './check-folder.ts';
import { publicationsFrom } from './publications-from.ts';
import { readSources } from './read-sources.ts';

const home = resolve(import.meta.dirname, '../../..');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'definitions-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function copyOfDefinitions(): Promise<string> {
  await cp(join(home, 'forms'), join(folder, 'forms'), { recursive: true });
  await cp(join(home, 'workflows'), join(folder, 'workflows'), { recursive: true });
  return folder;
}

async function spoil(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
}

describe('a folder of definitions', () => {
  it('is refused in one sentence when it holds no workflows', async () => {
    await mkdir(join(folder, 'forms'));
    await expect(readSources(folder)).rejects.toThrow(`${folder} holds no folder workflows/: definitions are a folder with forms/ and workflows/`);
  });

  it('is read as JSON files with their paths from the folder, without those of the build', async () => {
    const { forms, workflows } = await readSources(home);
    expect(forms.map(({ path }) => path)).not.toContain('forms/project.json');
    expect([...forms, ...workflows].every(({ path }) => /^(forms|workflows)\/.*\.json$/.test(path))).toBe(true);
  });

  it('publishes the same content from wherever it is copied to', async () => {
    const [here, there] = await Promise.all([publicationsFrom(home), publicationsFrom(await copyOfDefinitions())]);
    expect(there).toEqual(here);
  });

  it('gives its findings instead of publications when a file has a typo', async () => {
    await copyOfDefinitions();
    await spoil(join(folder, 'workflows/access.json'), '"rows"', '"row"');
    const result = await publicationsFrom(folder);
    expect('findings' in result && result.findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual(['workflows/access.json missing-key', 'workflows/access.json unknown-key']);
  });

  it('is not published while its Welsh lags behind, but an engine may start with it and show the English', async () => {
    await copyOfDefinitions();
    await spoil(join(folder, 'forms/shared/note/form.json'), '"title": { "en": "', '"title": { "en": "Scribbled ');
    const [published, started] = await Promise.all([publicationsFrom(folder), publicationsFrom(folder, true)]);
    expect('findings' in published && published.findings.map(({ rule }) => rule)).toContain('welsh-missing');
    expect('publications' in started && started.publications['glanymor']?.forms['note']?.title).toEqual({ en: expect.stringMatching(/^Scribbled /) });
  });
});

describe('checking a folder', () => {
  it('within a set names only what is wrong in that folder', async () => {
    await copyOfDefinitions();
    const contact = join(folder, 'forms/shared/contact');
    await spoil(join(contact, 'form.json'), '"purpose"', '"purpos"');
    await spoil(join(folder, 'workflows/access.json'), '"rows"', '"row"');
    const { findings } = await checkFolder(contact, home);
    expect(findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual([`${join(contact, 'form.json')} missing-key`, `${join(contact, 'form.json')} unknown-key`]);
  });

  it('takes a form from elsewhere as if it stood in the pack', async () => {
    await cp(join(home, 'forms/shared/contact'), join(folder, 'contact'), { recursive: true });
    expect((await checkFolder(folder, home)).findings).toEqual([]);
    await spoil(join(folder, 'contact/form.json'), '"codes": "contact-method"', '"codes": "contact-metod"');
    const { findings } = await checkFolder(folder, home);
    expect(findings.map(({ file, rule, message }) => `${file} ${rule} ${message}`)).toEqual([
      `${join(folder, 'contact/form.json')} codes-unknown There is no code list 'contact-metod'. Did you mean 'contact-method'?`,
    ]);
  });

  it('says so when there is nothing to check', async () => {
    await expect(checkFolder(folder, home)).rejects.toThrow(`${folder} holds no form.json and no workflow.json`);
    await expect(checkFolder(join(folder, 'nowhere'), home)).rejects.toThrow(`There is no folder ${join(folder, 'nowhere')}`);
  });
});
