import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exemplar } from '../exemplar.ts';

describe('seed', () => {
  let folder: string;
  const before = process.env['DATA_DIR'];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'exemplar-seed-command-'));
    process.env['DATA_DIR'] = folder;
  });
  afterEach(async () => {
    if (before === undefined) delete process.env['DATA_DIR'];
    else process.env['DATA_DIR'] = before;
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (...args: string[]) => {
    const said = { out: [] as string[], error: [] as string[] };
    const terminal = { out: (line: string) => void said.out.push(line), error: (line: string) => void said.error.push(line), folder, home: folder };
    return { code: await exemplar(['seed', ...args], terminal), ...said };
  };

  it('asks for the engine to be stopped while one is running on the folder', async () => {
    await writeFile(join(folder, 'engine.json'), JSON.stringify({ pid: process.pid }));
    expect(await run()).toEqual({ code: 1, out: [], error: [`An engine (process ${process.pid}) is running on ${folder}. Stop it first.`] });
  });

  it('says what to do when the engine was never built', async () => {
    expect((await run()).error).toEqual([expect.stringContaining('npm run build')]);
  });

  it('asks for a number of children that can be', async () => {
    for (const wrong of ['0', '-3', '2.5', 'many']) expect((await run('--children', wrong)).error).toEqual([`--children is a whole number from 1 to 100000, not '${wrong}'.`]);
    expect((await run('--children', '3', '--years', '50')).error).toEqual(["--years is a whole number from 1 to 20, not '50'."]);
    expect((await run('--seed', 'x')).error).toEqual(['Say --children N too: how many children the county shall have.']);
  });

  it('knows no other options and no words', async () => {
    expect((await run('--child', '3')).error).toEqual(['There is no option --child.']);
    expect((await run('northshire')).error).toEqual(["There is nothing to do with 'northshire'. Say --authority A, --children N, or nothing."]);
  });
});
