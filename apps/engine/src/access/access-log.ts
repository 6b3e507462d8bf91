import type { AccessEntry } from '#store';
import type { Engine } from '../context.ts';
import { problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';

/** One entry per actor, child, view, purpose and outcome in this time. */
const windowMs = 5 * 60_000;
type View = Pick<AccessEntry, 'person' | 'case' | 'view' | 'purpose' | 'outcome'>;
const written = new WeakMap<object, Map<string, { readonly at: number; readonly done: Promise<void> }>>();

/** Writes down that somebody is about to see a person, or was refused. @throws 503 when it cannot be written: then nothing is shown */
export async function logView(engine: Engine, reader: Reader, view: View): Promise<void> {
  const now = engine.clock.now().getTime();
  const entries = written.get(engine) ?? new Map();
  written.set(engine, entries);
  const key = JSON.stringify([reader.actor.id, view.person, view.view, view.purpose, view.outcome]);
  const before = entries.get(key);
  if (before && now - before.at >= 0 && now - before.at < windowMs) return before.done;
  const done = writeOnce(engine, reader, view, now).catch((error: unknown) => {
    entries.delete(key);
    throw error;
  });
  entries.set(key, { at: now, done });
  if (entries.size > 50_000) entries.delete(entries.keys().next().value!);
  return done;
}

/** Writes down whom a list showed; a list that shows nobody leaves no entry. */
export async function logList(engine: Engine, reader: Reader, view: string, shown: readonly string[]): Promise<void> {
  if (shown.length === 0) return;
  const at = engine.clock.now().toISOString();
  await orNothing(engine, reader, { at, actor: reader.actor.id, role: reader.actor.role, view, outcome: 'shown', shown });
}

async function writeOnce(engine: Engine, reader: Reader, view: View, now: number): Promise<void> {
  const since = new Date(now - windowMs).toISOString();
  const lately = await engine.store.accessLog.by(reader.authority, reader.actor.id, since).catch(noLog);
  const isSame = (entry: AccessEntry) => entry.person === view.person && entry.view === view.view && entry.purpose === view.purpose && entry.outcome === view.outcome;
  if (lately.some((entry) => isSame(entry) && entry.at <= new Date(now).toISOString())) return;
  await orNothing(engine, reader, { ...view, at: new Date(now).toISOString(), actor: reader.actor.id, role: reader.actor.role });
}
async function orNothing(engine: Engine, reader: Reader, entry: AccessEntry): Promise<void> {
  await engine.store.accessLog.write(reader.authority, entry).catch(noLog);
}
function noLog(): never {
  throw problem(503, 'no-access-log', 'The access log cannot be written, so nothing can be shown. Try again, and tell your administrator.');
}
