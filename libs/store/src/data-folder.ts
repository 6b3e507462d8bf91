import { mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

/** What the owner of a data folder says of itself in engine.json. */
export interface Owner {
  readonly pid: number;
  /** The store's Unix socket; absent when the store is a MongoDB elsewhere. */
  readonly socket?: string;
  /** The store's address for the stock driver; never one with a password in it. */
  readonly uri?: string;
  /** The store is a MongoDB elsewhere: there is no socket to try. */
  readonly elsewhere?: boolean;
}
/** How long a new owner may take from claiming the folder to answering on its socket. */
const startingMs = 20_000;

/** Makes the folder (readable by its owner only) and tries it; a sentence when it cannot be written. */
export async function prepareFolder(folder: string): Promise<{ fault?: string }> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const probe = join(folder, `.probe-${process.pid}`);
    await writeFile(probe, '', { mode: 0o600 });
    await rm(probe);
    return {};
  } catch (error) {
    return { fault: `The data folder ${folder} cannot be written (${reason(error)}). Choose another with DATA_DIR, or change who may write there.` };
  }
}

/** The living owner of a folder, if there is one. */
export async function livingOwner(folder: string): Promise<Owner | undefined> {
  const file = join(folder, 'engine.json');
  const owner = await readFile(file, 'utf8').then((text) => JSON.parse(text) as Owner, () => undefined);
  if (!owner || !isAlive(owner.pid)) return undefined;
  if (owner.socket && (await answers(owner.socket))) return owner;
  const age = await stat(file).then((found) => Date.now() - found.mtimeMs, () => Infinity);
  return age < startingMs || owner.elsewhere ? owner : undefined;
}

/** Takes the folder for this process; the owner who was first, when there is one. */
export async function claimFolder(folder: string): Promise<{ owner?: Owner }> {
  const file = join(folder, 'engine.json');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const owner = await livingOwner(folder);
    if (owner && owner.pid !== process.pid) return { owner };
    await rm(file, { force: true });
    const claimed = await open(file, 'wx', 0o600).catch(() => undefined);
    if (!claimed) continue;
    await claimed.writeFile(JSON.stringify({ pid: process.pid } satisfies Owner));
    await claimed.close();
    return {};
  }
  return { owner: (await livingOwner(folder)) ?? { pid: 0 } };
}

/** Says where the store of this folder answers now. */
export async function announceOwner(folder: string, owner: Omit<Owner, 'pid'>): Promise<void> {
  await writeFile(join(folder, 'engine.json'), JSON.stringify({ pid: process.pid, ...owner } satisfies Owner), { mode: 0o600 });
}

/** Lets go of the folder. */
export async function releaseFolder(folder: string): Promise<void> {
  await rm(join(folder, 'engine.json'), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect(socket);
    const end = (answer: boolean) => {
      line.destroy();
      resolve(answer);
    };
    line.once('connect', () => end(true));
    line.once('error', () => end(false));
    line.setTimeout(1000, () => end(false));
  });
}
const reason = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown reason';
