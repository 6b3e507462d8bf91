import { execFile } from 'node:child_process';
import { access, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { engineMain, startBuiltEngine } from '../faults/built-engine.ts';

const home = process.cwd();

/** Builds the engine if that has not been done; never again for other definitions. */
export const buildOnce = async (): Promise<void> => {
  const isBuilt = await access(engineMain).then(() => true, () => false);
  if (!isBuilt) await promisify(execFile)('npx', ['nx', 'run', 'engine:build'], { cwd: home, env: { ...process.env, NX_DAEMON: 'false' } });
};

type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree => value !== null && typeof value === 'object' && !Array.isArray(value);
const merged = (one: Tree, other: Tree): Tree =>
  Object.entries(other).reduce<Tree>((all, [key, value]) => ({ ...all, [key]: isTree(all[key]) && isTree(value) ? merged(all[key], value) : value }), one);

/**
 * A copy of the definitions of this repository that a test may change: without scenarios, so that nothing is seeded, and without the
 * authorities' own changes, which are for the packs as they are.
 */
export const copyDefinitions = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'exemplar-definitions-'));
  const isOverlay = (source: string) => /[\\/]authorities[\\/][^\\/]+[\\/](?!authority\.json$)[^\\/]+\.json$/.test(source);
  const filter = (source: string) => !['scenarios', 'demonstration.json'].includes(path.basename(source)) && !isOverlay(source);
  for (const part of ['forms', 'workflows']) await cp(path.join(home, part), path.join(folder, part), { recursive: true, filter });
  const edit = async (file: string, change: (content: never) => void): Promise<void> => {
    const at = path.join(folder, file);
    const content = JSON.parse(await readFile(at, 'utf8')) as never;
    change(content);
    await writeFile(at, `${JSON.stringify(content, null, 2)}\n`);
  };
  for (const authority of await readdir(path.join(folder, 'workflows/authorities'))) {
    await edit(`workflows/authorities/${authority}/authority.json`, ((own: { demonstrationUsers: { role: string }[] }) => {
      own.demonstrationUsers = own.demonstrationUsers.filter(({ role }) => !role.startsWith(`${authority}-`));
    }) as never);
  }
  return {
    folder,
    /** Writes a part of a workflow into the workflow itself, so that a change to it is this pack's alone. */
    takeIn: async (file: string, part: string): Promise<void> => {
      const { states, actions, guards } = JSON.parse(await readFile(path.join(folder, 'workflows/parts', `${part}.json`), 'utf8')) as Tree;
      await edit(file, ((workflow: Tree) => {
        workflow.parts = (workflow.parts as string[]).filter((id) => id !== part);
        Object.assign(workflow, merged({ machine: { states }, actions, guards }, { machine: workflow.machine, actions: workflow.actions, guards: workflow.guards }));
      }) as never);
    },
    /** Changes one JSON file in place. */
    edit,
    /** The same for every JSON file of a folder. */
    editAll: async (within: string, change: (content: never) => void): Promise<void> => {
      for (const name of await readdir(path.join(folder, within))) await edit(path.join(within, name), change);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

/** Starts the built engine on some definitions, on a new store; for demonstration users only. */
export const startOnDefinitions = async (definitions: string) => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'exemplar-data-'));
  const engine = await startBuiltEngine({ dataDir, env: { DEFINITIONS_DIR: definitions } });
  return {
    url: engine.url,
    stop: async () => {
      await engine.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
