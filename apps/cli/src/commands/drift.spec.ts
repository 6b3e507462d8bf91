import { resolve } from 'node:path';
import type { DriftReport } from '#authoring';
import { exemplar } from '../exemplar.ts';

const home = resolve(import.meta.dirname, '../../../..');

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  const lines: { out: string[]; error: string[] } = { out: [], error: [] };
  const code = await exemplar(['drift', ...args], { out: (line) => lines.out.push(line), error: (line) => lines.error.push(line), folder: home, home });
  return { code, out: lines.out.join('\n'), error: lines.error.join('\n') };
}

describe('exemplar drift', () => {
  it('prints how each authority differs from its pack, and the counts agree with the files', async () => {
    const { code, out } = await run();
    const reports = JSON.parse((await run('--json')).out) as readonly DriftReport[];
    expect(code).toBe(0);
    for (const { authority, counts, forms } of reports) {
      expect(out).toContain(`${authority}, of the pack `);
      expect(counts.forms.changed).toBe(forms.length);
      expect(forms.flatMap(({ lines }) => lines.flatMap((line) => line.lines)).every(({ en }) => out.includes(en))).toBe(true);
    }
  });

  it('is of one authority, where one is named', async () => {
    const reports = JSON.parse((await run('--authority', 'westhaven', '--json')).out) as readonly DriftReport[];
    expect(reports.map(({ authority }) => authority)).toEqual(['westhaven']);
  });

  it('says which authorities there are, where another is named', async () => {
    expect(await run('--authority', 'nowhere')).toMatchObject({ code: 1, error: expect.stringContaining('There is no authority nowhere; there are glanymor,') });
  });
});
