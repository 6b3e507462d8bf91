import { publicationsFrom, type FolderPublications } from '#definition-files';
import type { PublicationContent } from '#definitions';
import { hashPassword, intendAfter, type Store, type StoreKind } from '#store';
import { waitingBehind } from './waiting-behind.ts';
import { areDefinitionsKnown, rememberDefinitions } from './known-definitions.ts';

interface Starting {
  readonly store: Store;
  readonly kind: StoreKind['kind'];
  readonly folder: string;
  readonly at: string;
  /** Reads and checks the folder. */
  readonly read?: ReadDefinitions;
}
/** What a start made of the files. */
interface AtStart {
  readonly faults: string[];
  readonly sound: boolean;
}
/** Reads a folder of definitions into what each authority publishes, or says what is wrong with it. */
export type ReadDefinitions = (folder: string) => ReturnType<typeof publicationsFrom>;
const readForStart: ReadDefinitions = (folder) => publicationsFrom(folder, true);

/**
 * Publishes what is on disk where that is allowed: what an authority has never published, and in a demonstration store
 * whatever rose in version. What an author changed and a publisher published is never overwritten by files. Returns why the files are
 * not in force where they are not, and whether they are sound: without a finding.
 * @throws one sentence when there is neither a faultless file nor an earlier publication
 */
export async function publishAtStart(starting: Starting): Promise<AtStart> {
  if (await areDefinitionsKnown(starting.store, starting.folder)) return { faults: [], sound: true };
  const read = await (starting.read ?? readForStart)(starting.folder).catch((error: unknown) => ({ findings: [{ file: starting.folder, path: '', rule: 'readable', message: (error as Error).message }] }));
  if ('findings' in read) return goOnWithEarlier(starting.store, read.findings.map(({ file, path, rule, message }) => `${file}:${path} ${rule}: ${message}`));
  const faults: string[] = [];
  for (const [authority, content] of Object.entries(read.publications)) {
    const fault = await publishIfNew(starting, authority, content);
    if (fault) faults.push(fault);
  }
  if (starting.kind === 'demonstration') await addDemonstrationUsers(starting.store, read);
  if (faults.length === 0) await rememberDefinitions(starting.store, starting.folder);
  return { faults, sound: true };
}

async function goOnWithEarlier(store: Store, faults: string[]): Promise<AtStart> {
  if ((await store.publications.authorities()).length > 0) return { faults, sound: false };
  throw new Error(`The definitions have ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}, and there is no earlier publication to go on with:\n${faults.slice(0, 20).join('\n')}`);
}

async function publishIfNew({ store, kind, at }: Starting, authority: string, content: PublicationContent): Promise<string | undefined> {
  const earlier = await store.publications.all(authority);
  const { latest, next, changes, unraised } = intendAfter(earlier, content);
  if (!changes) return undefined;
  if (latest?.change !== undefined) return waitingBehind(latest, earlier, content);
  if (latest && kind === 'live') return `${authority}: the files differ from ${latest.ref}; a live store publishes by an author and a publisher only.`;
  if (unraised.length > 0) return `${authority}: ${unraised.join(', ')} changed without a higher version, so ${latest!.ref} stays in force. Raise the version to publish.`;
  await store.publications.insert(authority, next, at);
  return undefined;
}

/** People to try it with; only those who are not there yet. All have the same password, said on the page. */
async function addDemonstrationUsers(store: Store, { demonstrationUsers }: FolderPublications): Promise<void> {
  const password = await hashPassword('demo');
  for (const [authority, users] of Object.entries(demonstrationUsers)) {
    const there = new Set((await store.users.all(authority)).map(({ id }) => id));
    for (const { id, name, role, team } of users) {
      const user = `${id}@${authority}`;
      if (there.has(user)) continue;
      await store.users.add(authority, { id: user, name, role, ...(team && { team }), password, disabled: false, oneTime: false, changedAt: '1970-01-01T00:00:00.000Z' });
    }
  }
}
