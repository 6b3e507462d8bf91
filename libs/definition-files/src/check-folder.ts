import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { DefinitionFile, Finding, Sources } from '#definitions';
import { checkSources } from './check-sources.ts';
import { isFolder, jsonFiles, readSources } from './read-sources.ts';

/** What was looked at and what is wrong; each finding's file is an absolute path. */
export interface FolderCheck {
  readonly files: number;
  readonly findings: readonly Finding[];
}

/**
 * Checks a folder on a civil day, `today`: one that holds forms/ and workflows/, whole; a folder within such a one, with all that it may name;
 * any other that holds a form.json or workflow.json somewhere, as if it stood in the pack of `home` (the repository).
 * @throws with one sentence when there is nothing to check.
 */
export async function checkFolder(folder: string, home: string, today?: string): Promise<FolderCheck> {
  const asked = resolve(folder);
  if (!(await isFolder(asked))) throw new Error(`There is no folder ${folder}`);
  const root = await rootOf(asked);
  return root === undefined ? checkLoose(asked, home, today) : checkWithin(root, asked, today);
}

async function rootOf(folder: string): Promise<string | undefined> {
  if ((await isFolder(join(folder, 'forms'))) && (await isFolder(join(folder, 'workflows')))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : rootOf(parent);
}

async function checkWithin(root: string, folder: string, today: string | undefined): Promise<FolderCheck> {
  const sources = await readSources(root);
  const isAsked = (path: string) => join(root, path) === folder || join(root, path).startsWith(folder + sep);
  const files = [...sources.forms, ...sources.workflows].filter(({ path }) => isAsked(path)).length;
  if (files === 0) throw new Error(`${folder} holds no definitions`);
  return { files, findings: checkSources(sources, today).filter(({ file }) => isAsked(file)).map((one) => ({ ...one, file: join(root, one.file) })) };
}

/** A folder from elsewhere: each form and workflow in it takes the place of the one of that name, shared or in a pack; a new one stands in the first pack that has a workflow. */
async function checkLoose(folder: string, home: string, today: string | undefined): Promise<FolderCheck> {
  const paths = await jsonFiles(folder);
  const heads = paths.filter((path) => ['form.json', 'workflow.json'].includes(basename(path)));
  if (heads.length === 0) throw new Error(`${folder} holds no form.json and no workflow.json`);
  const base = await readSources(home);
  const placed = new Map<string, string>();
  for (const head of heads) {
    const place = placeFor(base, basename(dirname(head)), basename(head));
    for (const path of paths.filter((one) => one.startsWith(dirname(head) + sep))) {
      placed.set(`${place}/${relative(dirname(head), path).split(sep).join('/')}`, path);
    }
  }
  const added = await Promise.all([...placed].map(async ([path, real]) => ({ path, text: await readFile(real, 'utf8') })));
  const findings = checkSources(merged(base, added), today).filter(({ file }) => placed.has(file));
  return { files: placed.size, findings: findings.map((one) => ({ ...one, file: placed.get(one.file) ?? one.file })) };
}

function placeFor(base: Sources, id: string, head: string): string {
  const paths = [...base.forms, ...base.workflows].map(({ path }) => path);
  const same = paths.find((path) => path.endsWith(`/${id}/${head}`));
  const pack = /^workflows\/packs\/([^/]+)\//.exec(paths.find((path) => path.endsWith('/workflow.json')) ?? '')?.[1] ?? 'pack';
  return same === undefined ? `${head === 'form.json' ? 'forms' : 'workflows'}/packs/${pack}/${id}` : same.slice(0, -head.length - 1);
}

function merged(base: Sources, added: readonly DefinitionFile[]): Sources {
  const replaced = new Set(added.map(({ path }) => path));
  const join = (kind: keyof Sources) => [...base[kind].filter(({ path }) => !replaced.has(path)), ...added.filter(({ path }) => path.startsWith(`${kind}/`))];
  return { forms: join('forms'), workflows: join('workflows') };
}
