import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkMigration, caseView, MIGRATED, type CaseState } from '#casework';
import { checkSources, readSources, sha256 } from '#definition-files';
import { authorityFile, checkFormMigrations, contentOf, publish, type PublicationContent, type Sources } from '#definitions';
import { loadPublished, openStore, replay, verifyAuthority, type DraftRow, type Replay, type Store } from '#store';
import { buildCommandLine, runExemplar } from './command-line.ts';
import { actorsOf, fillWith, keptOf, stateOf, templatesFrom, type Kept } from './cases-in-flight.ts';
import { nextVersion, thisVersion } from './next-version.ts';

/** `MIGRATE_CASES=1000` is the full run. */
const wanted = Number(process.env.MIGRATE_CASES ?? 60);
const authorities = ['northshire', 'thamesbank', 'glanymor', 'westhaven'];
const workflow = 'child-in-need';
const today = '2026-11-24';
const now = { now: `${today}T09:00:00.000Z`, today, salt: '' };

interface Held {
  readonly kept: Map<string, Kept>;
  readonly drafts: Map<string, DraftRow>;
  readonly able: Map<string, ReadonlySet<string>>;
}

describe(`${wanted} cases moved to the next major version of their pack, and back`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'exemplar-migration-'));
  const dataDir = join(folder, 'data');
  let sources: Sources;
  let next: Sources;
  let contents: { readonly [authority: string]: readonly [PublicationContent, PublicationContent] };
  const ids = new Map<string, readonly string[]>();
  const before = new Map<string, Held>();
  const there = new Map<string, Held>();
  const back = new Map<string, Held>();
  const said: string[] = [];
  const replays = new Map<string, Replay>();
  const interrupted: number[] = [];
  const migrations = new Map<string, readonly number[]>();
  let faults: readonly unknown[] = [];

  const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const opened = await openStore({ dataDir }, 'here');
    return work(opened.store).finally(opened.close);
  };
  const publishedOf = async (store: Store, authority: string) => {
    const published = await loadPublished(store, authority, today);
    if (!published) throw new Error(`${authority} has published nothing`);
    return published;
  };
  const look = async (store: Store, authority: string): Promise<Held> => {
    const published = await publishedOf(store, authority);
    const held: Held = { kept: new Map(), drafts: new Map(), able: new Map() };
    for (const id of ids.get(authority) ?? []) {
      const { state } = await stateOf(store, authority, id);
      held.kept.set(id, keptOf(state));
      held.able.set(id, ableIn(published.rules(state.publication, workflow), state));
      for (const draft of await store.drafts.ofCase(authority, id)) held.drafts.set(draft.id, draft);
    }
    return held;
  };
  const ableIn = (rules: Parameters<typeof caseView>[0] | undefined, state: CaseState): ReadonlySet<string> =>
    new Set(rules && actorsOf(state.authority).flatMap((actor) => caseView(rules, state, actor, now).actions.filter(({ allowed }) => allowed).map(({ type }) => `${actor.role} ${type}`)));

  /** Moves every authority by the command line; in the first, the command is killed half way and called again. */
  const moveAll = async (number: number): Promise<void> => {
    for (const authority of authorities) {
      const args = ['migrate', '--authority', authority, '--to', `${authority}-${number}`, '--by', `publisher@${authority}`, '--closed'];
      if (authority === 'northshire') {
        await runExemplar(dataDir, args, { killOn: /^\d+ of \d+ cases/m });
        interrupted.push(await withStore(async (store) => store.events.model.countDocuments({ authority, type: MIGRATED, 'body.migrated.to': `${authority}-${number}` })));
      }
      const { code, output } = await runExemplar(dataDir, args);
      said.push(`${authority}: ${output.trim().split('\n').filter((line) => !line.includes(' left')).join(' ')}`);
      if (code !== 0) throw new Error(output);
    }
  };

  beforeAll(async () => {
    await buildCommandLine();
    sources = thisVersion(await readSources(process.cwd()));
    next = nextVersion(sources);
    contents = Object.fromEntries(authorities.map((authority) => [authority, [contentOf(sources, authority, sha256), contentOf(next, authority, sha256)] as const]));
    const users = Object.fromEntries(authorities.map((authority) => [authority, authorityFile(sources, authority).demonstrationUsers]));
    const templates = await templatesFrom({ publications: Object.fromEntries(authorities.map((authority) => [authority, contents[authority]![0]])), demonstrationUsers: users });
    await withStore(async (store) => {
      for (const authority of authorities) {
        const [first, second] = contents[authority]!.map((content, index) => publish(content, index + 1, sha256));
        await store.publications.insert(authority, first!, '2026-01-01T00:00:00.000Z');
        await store.users.add(authority, { id: `publisher@${authority}`, name: 'Hollis Quayle', role: 'publisher', password: 'nobody signs in as her', disabled: false, oneTime: false, changedAt: '2026-01-01T00:00:00.000Z' });
        const share = Math.ceil(wanted / authorities.length);
        ids.set(authority, await fillWith(store, await publishedOf(store, authority), templates, share));
        before.set(authority, await look(store, authority));
        replays.set(authority, await replay(store, await publishedOf(store, authority), second!.content, now.now));
        await store.publications.insert(authority, second!, '2026-06-01T00:00:00.000Z');
      }
    });
    await moveAll(2);
    await withStore(async (store) => {
      for (const authority of authorities) there.set(authority, await look(store, authority));
    });
    await moveAll(1);
    await withStore(async (store) => {
      const found: unknown[] = [];
      for (const authority of authorities) {
        back.set(authority, await look(store, authority));
        found.push(...(await verifyAuthority(store, authority, today)).faults);
        for (const id of ids.get(authority) ?? []) {
          const { events } = await stateOf(store, authority, id);
          migrations.set(id, [1, 2].map((number) => events.filter(({ body }) => body.migrated?.to === `${authority}-${number}`).length));
        }
      }
      faults = found;
    });
    for (const [authority, { open, counts, took }] of replays) said.push(`${authority}: replayed against ${open} open cases in ${took} ms: ${JSON.stringify(counts)}`);
    process.stdout.write(`${said.join('\n')}\nkilled with ${interrupted.join(' and ')} moved\n${counted()}\n`);
  }, 300_000 + wanted * 600);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What is counted before, there and back. */
  const counted = () => {
    const answers = [before, there, back].map((held) => (all(held, 'kept') as [string, Kept][]).reduce((sum, [, kept]) => sum + kept.answers.length, 0));
    const drafts = [before, there, back].map((held) => (all(held, 'drafts') as [string, DraftRow][]).reduce((sum, [, draft]) => sum + Object.keys(draft.answers).length, 0));
    return `${all(before, 'kept').length} cases; writings and decisions of records ${answers.join(', ')}; answers in ${all(before, 'drafts').length} drafts ${drafts.join(', ')} (before, there, back)`;
  };
  const all = (held: ReadonlyMap<string, Held>, of: keyof Held) => [...held.values()].flatMap((one) => [...one[of].entries()]);

  it('is between versions whose files have no finding', () => {
    expect(checkSources(next)).toEqual([]);
    for (const [old, now] of Object.values(contents)) {
      expect(checkFormMigrations(old, now, now.migrations?.forms ?? [])).toEqual([]);
      expect(checkMigration(old.workflows[workflow]!, now.workflows[workflow]!, now.migrations?.workflows ?? [])).toEqual([]);
    }
  });

  it('begins at many stages', () => {
    const places = new Set(all(before, 'kept').map(([, kept]) => JSON.stringify((JSON.parse((kept as Kept).place) as { value: unknown }).value)));
    expect(all(before, 'kept').length).toBeGreaterThanOrEqual(wanted);
    expect(places.size).toBeGreaterThan(wanted >= 1000 ? 60 : 15);
  });

  it('moves every case, each by one event in each direction, although the command was killed half way', () => {
    expect([...migrations.values()].filter(([backward, forward]) => backward !== 1 || forward !== 1)).toEqual([]);
    expect(migrations.size).toBe(all(before, 'kept').length);
    for (const moved of interrupted) {
      expect(moved).toBeGreaterThan(0);
      expect(moved).toBeLessThan(ids.get('northshire')?.length ?? 0);
    }
  });

  it('loses no answer of any record on the way there or back, and nothing else of a case', () => {
    for (const held of [there, back]) {
      for (const [id, kept] of all(before, 'kept') as [string, Kept][]) {
        const after = new Map(all(held, 'kept') as [string, Kept][]).get(id);
        expect({ id, answers: after?.answers, rest: after?.rest }).toEqual({ id, answers: kept.answers, rest: kept.rest });
      }
    }
    expect((all(before, 'kept') as [string, Kept][]).reduce((sum, [, { answers }]) => sum + answers.length, 0)).toBeGreaterThan(wanted);
  });

  it('puts every case back exactly where it was', () => {
    expect(new Map((all(back, 'kept') as [string, Kept][]).map(([id, { place }]) => [id, place]))).toEqual(new Map((all(before, 'kept') as [string, Kept][]).map(([id, { place }]) => [id, place])));
  });

  it('lets everybody go on with what they could do before, under its new name', () => {
    const now = new Map(all(there, 'able') as [string, ReadonlySet<string>][]);
    const lost = (all(before, 'able') as [string, ReadonlySet<string>][]).flatMap(([id, able]) => [...able].map((one) => one.replace('contact.submit', 'contact.send')).filter((one) => !now.get(id)?.has(one)).map((one) => `${id}: ${one}`));
    expect(lost).toEqual([]);
  });

  it('moves drafts with all their answers; those that would lose one go on as they are; all are as they were when moved back', () => {
    const drafts = (held: ReadonlyMap<string, Held>) => new Map(all(held, 'drafts') as [string, DraftRow][]);
    const [first, moved, last] = [drafts(before), drafts(there), drafts(back)];
    expect(first.size).toBeGreaterThan(0);
    for (const [id, draft] of first) {
      const [over, home] = [moved.get(id), last.get(id)];
      const stays = 'earlierContacts' in draft.answers || !/^(contact|decision)@/.test(draft.form);
      const target = contents[draft.authority]?.[1].forms[draft.form.split('@')[0] ?? '']?.ref;
      expect({ id, form: over?.form }).toEqual({ id, form: stays ? draft.form : target });
      expect(Object.keys(over?.answers ?? {}).length).toBe(Object.keys(draft.answers).length);
      expect({ id, answers: home?.answers, action: home?.action, form: home?.form, touched: home?.touched }).toEqual({ id, answers: draft.answers, action: draft.action, form: draft.form, touched: draft.touched });
    }
    expect([...first].some(([id, { form }]) => form.startsWith('contact@') && moved.get(id)?.form !== form)).toBe(true);
    expect([...first.values()].some(({ answers }) => 'earlierContacts' in answers)).toBe(true);
  });

  it('was foreseen by the replay: nobody stuck, and as many drafts with an answer that would lose its question as stayed', () => {
    const stays = (all(before, 'drafts') as [string, DraftRow][]).filter(([, { answers }]) => 'earlierContacts' in answers).length;
    const sum = (of: 'stuck' | 'homeless') => [...replays.values()].reduce((total, { counts }) => total + counts[of], 0);
    expect({ stuck: sum('stuck'), homeless: sum('homeless') }).toEqual({ stuck: 0, homeless: stays });
    expect([...replays.values()].every(({ open }) => open > 0)).toBe(true);
  });

  it('leaves a store in which every decision comes out the same again', () => {
    expect(faults).toEqual([]);
  });
});
