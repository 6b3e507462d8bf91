import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../api/support/test-engine.ts';

/** A folder with the definitions of one authority only, so that an engine starts quickly. The caller removes it. */
export async function smallDefinitions(authority = 'northshire'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'definitions-'));
  await cp(join(repository, 'forms'), join(folder, 'forms'), { recursive: true, filter: (path) => !/\/examples|forms\/authorities\//.test(path) });
  await cp(join(repository, 'workflows'), join(folder, 'workflows'), { recursive: true, filter: (path) => !/\/(authorities|scenarios)\//.test(path) });
  await mkdir(join(folder, 'workflows/authorities'), { recursive: true });
  for (const own of ['forms/authorities', 'workflows/authorities']) await cp(join(repository, own, authority), join(folder, own, authority), { recursive: true });
  return folder;
}
