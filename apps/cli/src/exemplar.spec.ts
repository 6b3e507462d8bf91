import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exemplar } from './exemplar.ts';

const home = resolve(import.meta.dirname, '../../..');

async function typed(args: readonly string[], folder = home): Promise<{ code: number; out: readonly string[]; errors: readonly string[] }> {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await exemplar(args, { out: (line) => out.push(line), error: (line) => errors.push(line), folder, home });
  return { code, out, errors };
}

describe('the command line', () => {
  it('says which commands there are when none is named', async () => {
    const { code, out } = await typed([]);
    expect(code).toBe(0);
    expect(out.join('\n')).toContain('check [folder…]');
  });

  it('refuses a command that does not exist', async () => {
    expect(await typed(['chek'])).toMatchObject({ code: 1, errors: ["There is no command 'chek'."] });
  });

  it('finds nothing wrong with the definitions of the repository', async () => {
    const { code, out } = await typed(['check']);
    expect(out).toEqual([expect.stringMatching(/^\d+ files checked, nothing wrong\.$/)]);
    expect(code).toBe(0);
  });

  it('prints file, place, rule and sentence of each problem, and exits with 1', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'check-'));
    await cp(join(home, 'forms/shared/note'), join(folder, 'note'), { recursive: true });
    const form = join(folder, 'note/form.json');
    await writeFile(form, (await readFile(form, 'utf8')).replace('"minutes"', '"minuts"'));
    const { code, out } = await typed(['check', 'note'], folder);
    await rm(folder, { recursive: true });
    expect(out[0]).toBe("note/form.json:/minuts unknown-key 'minuts' is not a key here. Did you mean 'minutes'?");
    expect(out[1]).toMatch(/^\d+ files? checked, 1 problem\.$/);
    expect(code).toBe(1);
  });

  it('leaves out the rule that is excepted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'check-'));
    await mkdir(join(folder, 'new-form'));
    await writeFile(join(folder, 'new-form/form.json'), '{ "id": "new-form" }');
    const all = await typed(['check', 'new-form'], folder);
    const fewer = await typed(['check', 'new-form', '--except', 'missing-key'], folder);
    await rm(folder, { recursive: true });
    expect(all.out.filter((line) => line.includes(' missing-key ')).length).toBeGreaterThan(3);
    expect(fewer).toEqual({ code: 0, out: ['1 file checked, nothing wrong.'], errors: [] });
  });

  it('lists what has to be translated as JSON, each text once', async () => {
    const { code, out } = await typed(['check', '--missing-welsh']);
    const texts = JSON.parse(out.join('\n')) as { en: string; where: string[] }[];
    expect(code).toBe(0);
    expect(new Set(texts.map(({ en }) => en)).size).toBe(texts.length);
    expect(texts.every(({ where }) => where.every((place) => /^(forms|workflows)\/.+\.json:\//.test(place)))).toBe(true);
  });

  it('says in a sentence that a folder does not exist', async () => {
    expect(await typed(['check', 'nowhere'])).toEqual({ code: 1, out: [], errors: [`There is no folder ${join(home, 'nowhere')}`] });
  });

  it('keeps the schemas for editors as fresh as the grammar', async () => {
    expect(await typed(['grammar', '--check'])).toEqual({ code: 0, out: [], errors: [] });
  });
});
