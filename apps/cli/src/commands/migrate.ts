import { londonTime, previewMigration } from '#casework';
import { caseIds, loadPublished, migrateStoredCase, type CaseMoved, type Mover, type Published, type Store } from '#store';
import type { Command, Terminal } from '../command.ts';
import { needed, readOptions } from '../options.ts';
import { duration } from '../duration.ts';
import { withStore } from '../with-store.ts';
import { requireKind } from './publish.ts';

const together = 8;

/** Moves the cases of an authority to a publication, newer or earlier; stopped half way, it goes on when it is called again. */
export const migrate: Command = {
  name: 'migrate',
  usage: 'migrate --authority A --to REF (--by V | --dry-run) [--closed]',
  summary: 'move open cases (--closed: all) to a publication, newer or earlier, by a publisher; --dry-run: say what would happen',
  run: async (args, terminal) => {
    const options = readOptions(args, { values: ['authority', 'to', 'by'], flags: ['dry-run', 'closed'] });
    const [authority, to, dry] = [needed(options, 'authority'), needed(options, 'to'), options.named['dry-run'] === true];
    const by = dry ? '' : needed(options, 'by');
    return withStore(terminal, async (store) => {
      const moment = momentNow();
      const published = await loadPublished(store, authority, moment.today);
      if (!published?.publications.some(({ ref }) => ref === to)) throw new Error(`${authority} has published nothing called ${to}.`);
      if (!dry) await requireKind(store, authority, by, 'publishing');
      const role = dry ? '' : ((await store.users.find(authority, by))?.role ?? '');
      const ids = await caseIds(store, authority, { closed: options.named['closed'] === true });
      const mover: Mover = { actor: { id: by, role }, moment };
      const one = dry ? (id: string) => preview(store, published, id, to) : (id: string) => migrateStoredCase(store, published, id, to, { ...mover, moment: momentNow() });
      return moveAll(ids, one, dry, to, terminal);
    });
  },
};

async function moveAll(ids: readonly string[], one: (id: string) => Promise<CaseMoved>, dry: boolean, to: string, terminal: Terminal): Promise<number> {
  const counts = { moved: 0, stands: 0, stuck: 0, missing: 0, drafts: 0, stayed: 0 };
  const stuck = new Map<string, string[]>();
  const [begun, every] = [performance.now(), Math.max(1, Math.ceil(ids.length / 20))];
  let done = 0;
  await inParallel(ids, together, async (id) => {
    const result = await one(id);
    counts[result.outcome] += 1;
    if (result.outcome === 'stuck') stuck.set(result.stuck.sentence.en, [...(stuck.get(result.stuck.sentence.en) ?? []), id]);
    if ('drafts' in result) {
      counts.drafts += result.drafts.moved;
      counts.stayed += result.drafts.stayed.length;
    }
    done += 1;
    if (done % every === 0 && done < ids.length) terminal.out(`${done} of ${ids.length} cases, ${duration(((performance.now() - begun) / done) * (ids.length - done))} left`);
  });
  const took = performance.now() - begun;
  const verb = dry ? 'would be moved' : 'moved';
  terminal.out(`${counts.moved} of ${ids.length} cases ${verb} to ${to}, ${counts.stands} stood there already, ${counts.stuck} ${dry ? 'would be' : 'are'} stuck; ${counts.drafts} drafts ${verb}, ${counts.stayed} ${dry ? 'would go' : 'go'} on with the form they were begun on.`);
  terminal.out(`${duration(took)}, ${(took / Math.max(1, ids.length)).toFixed(1)} ms a case.`);
  for (const [sentence, cases] of stuck) terminal.error(`${cases.length} stuck: ${sentence} ${cases.slice(0, 20).join(' ')}${cases.length > 20 ? ' …' : ''}`);
  return stuck.size === 0 ? 0 : 1;
}

/** So many at a time: the store writes what comes together with one turn of the disk. */
async function inParallel<T>(all: readonly T[], width: number, work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  const lane = async () => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

async function preview(store: Store, published: Published, id: string, to: string): Promise<CaseMoved> {
  const state = (await store.cases.find(published.authority, id))?.state;
  const [from, target] = state ? [published.rules(state.publication, state.workflow), published.rules(to, state.workflow)] : [];
  if (!state || !from || !target) return { outcome: 'missing' };
  const { stuck, needsNothing, drafts } = previewMigration(from, target, state, momentNow(), await store.drafts.ofCase(published.authority, id));
  if (stuck) return { outcome: 'stuck', stuck };
  const moved = drafts.filter(({ form, action }) => form.from !== form.to || action.from !== action.to).length;
  return { outcome: needsNothing ? 'stands' : 'moved', drafts: { moved, stayed: drafts.filter(({ homeless }) => homeless.length > 0) } };
}

function momentNow(): Mover['moment'] {
  const now = new Date().toISOString();
  return { now, today: londonTime(now).slice(0, 10) };
}
