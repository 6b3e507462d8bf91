import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { DefinitionFile, Sources } from '#definitions';

/**
 * The definitions in a folder that holds `forms/` and `workflows/`: every *.json under them, as text.
 * @throws with one sentence when either folder is missing or cannot be read.
 */
export async function readSources(folder: string): Promise<Sources> {
  const [forms, workflows] = await Promise.all([readTree(folder, 'forms'), readTree(folder, 'workflows')]);
  return { forms, workflows };
}

async function readTree(root: string, name: string): Promise<readonly DefinitionFile[]> {
  const folder = join(root, name);
  if (!(await isFolder(folder))) throw new Error(`${root} holds no folder ${name}/: definitions are a folder with forms/ and workflows/`);
  const paths = await jsonFiles(folder);
  // project.json is the build tool's.
  const own = paths.filter((path) => path !== join(folder, 'project.json'));
  return Promise.all(own.map(async (path) => ({ path: relative(root, path).split(sep).join('/'), text: await readFile(path, 'utf8') })));
}

/** Every *.json under a folder, sorted; hidden folders and node_modules are passed over. */
export async function jsonFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .map((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return jsonFiles(path);
        return entry.name.endsWith('.json') ? [path] : [];
      }),
  );
  return nested.flat().sort();
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isDirectory(), () => false);
}
