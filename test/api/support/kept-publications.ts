import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { publicationsFrom, readSources, sha256, type FolderPublications } from '#definition-files';
import { canonicalJson } from '#definitions';

const root = resolve(import.meta.dirname, '../../..');
const kept = join(root, 'node_modules/.cache/exemplar-publications');
const most = 20;

/**
 * What a folder publishes, kept from the last test that started an engine on the very same files with the very same code: to
 * check them takes seconds, and many tests start engines. What has a fault is never kept.
 */
export async function keptPublications(folder: string): ReturnType<typeof publicationsFrom> {
  const { forms, workflows } = await readSources(folder);
  const file = join(kept, `${sha256(canonicalJson([await code(), forms, workflows] as never))}.json`);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before !== undefined) return JSON.parse(before) as FolderPublications;
  const read = await publicationsFrom(folder, true);
  if (!('findings' in read)) await keep(file, JSON.stringify(read));
  return read;
}

let digestOfCode: Promise<string> | undefined;
/** A digest of all the code that has a say in what is published. */
function code(): Promise<string> {
  digestOfCode ??= (async () => {
    const folders = await Promise.all(['definitions', 'casework', 'definition-files'].map((lib) => readdir(join(root, 'libs', lib, 'src'), { recursive: true, withFileTypes: true })));
    const files = folders.flat().filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
    return sha256((await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n'));
  })();
  return digestOfCode;
}

async function keep(file: string, text: string): Promise<void> {
  await mkdir(kept, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, file);
  const files = await Promise.all((await readdir(kept)).map(async (name) => ({ path: join(kept, name), at: (await stat(join(kept, name)).catch(() => undefined))?.mtimeMs ?? 0 })));
  for (const { path } of files.sort((a, b) => b.at - a.at).slice(most)) await rm(path, { force: true });
}
