import type { OverlayFile, Overlays } from '#definitions';
import type { ChangedFileRow, ChangeRow, Published } from '#store';
import type { Engine } from '../context.ts';
import { problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import { doTheSame, findChange, findOverlay, latestOf, nextVersion, overlaysIn, publishedOf, requireChange, type FileKind } from './change-content.ts';
import { hindranceToWrite } from './change-steps.ts';

export interface NewChange {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  /** The publication whose content is to be in force again. */
  readonly from?: string;
}
export interface ChangeDetails {
  readonly revision: number;
  readonly title: string;
  readonly reason: string;
}

/**
 * Begins a change on what was published last; with `from`, one that brings back the content of an earlier publication. Asked again
 * by the same author under the same id, it answers with the change as it stands.
 * @throws 409 when the id is taken; 422 unknown-publication
 */
export async function beginChange(engine: Engine, reader: Reader, { id, title, reason, from }: NewChange): Promise<ChangeRow> {
  const { authority, actor } = reader;
  const at = engine.clock.now().toISOString();
  const files = from === undefined ? [] : filesOfEarlier(publishedOf(engine, authority), from, { by: actor.id, at });
  const row: ChangeRow = {
    authority, id, title: title.trim(), reason: reason.trim(), status: 'draft', author: actor.id, contributors: [actor.id], revision: 1, begunAt: at, savedAt: at, files,
    log: [{ at, by: actor.id, step: 'begin' }], ...(from !== undefined && { rollBackTo: from }),
  };
  if (await engine.store.changes.begin(authority, row)) return row;
  const standing = await findChange(engine, authority, id);
  if (standing?.author === actor.id && standing.title === row.title && standing.rollBackTo === from) return standing;
  throw problem(409, 'change-exists', 'There is a change of this id already.');
}

/** Gives a change another title or reason. @throws 412 change-stale; 409 when it is with a publisher, or over */
export async function describeChange(engine: Engine, reader: Reader, id: string, { revision, title, reason }: ChangeDetails): Promise<ChangeRow> {
  const change = await requireChange(engine, reader.authority, id);
  requireWritable(change);
  if (change.revision !== revision) throw changeStale(change);
  const at = engine.clock.now().toISOString();
  return replaceChange(engine, change, { ...change, title: title.trim(), reason: reason.trim(), savedAt: at, contributors: withWriter(change, reader) });
}

/** @throws 409 with the reason why nothing may be written in it */
export function requireWritable(change: ChangeRow): void {
  const against = hindranceToWrite(change);
  if (against) throw problem(409, against.code, against.why.en, { sentence: against.why });
}

/** Whoever wrote in a change is one of its contributors from then on. */
export function withWriter({ contributors }: ChangeRow, { actor }: Reader): readonly string[] {
  return contributors.includes(actor.id) ? contributors : [...contributors, actor.id];
}

/** Keeps a change after a step. @throws 412 when somebody else was first */
export async function replaceChange(engine: Engine, before: ChangeRow, next: ChangeRow): Promise<ChangeRow> {
  const row = { ...next, revision: before.revision + 1 };
  if (await engine.store.changes.replace(before.authority, before.revision, row)) return row;
  throw changeStale((await findChange(engine, before.authority, before.id)) ?? before);
}

export function changeStale({ revision }: ChangeRow) {
  return problem(412, 'change-stale', 'Somebody else wrote in this change meanwhile. Look at it as it is now, and try again.', { revision });
}

/** Every file that an earlier publication had otherwise than the last one, as it was then, with a version of its own. */
function filesOfEarlier(published: Published, ref: string, saved: Pick<ChangedFileRow, 'by' | 'at'>): readonly ChangedFileRow[] {
  const earlier = published.publications.find((publication) => publication.ref === ref);
  if (!earlier) throw problem(422, 'unknown-publication', `There is no publication ${ref} here.`, { available: published.publications.map((one) => one.ref) });
  const latest = latestOf(published);
  const [then, now] = [overlaysIn(earlier), overlaysIn(latest)];
  return everyFile(then, now).flatMap(({ kind, id }) => {
    const [was, is] = [findOverlay(then, kind, id), findOverlay(now, kind, id)];
    if (doTheSame(was, is)) return [];
    const brought = { ...(was ?? { ...is!, operations: [] }), ...(is?.changes && { changes: is.changes }), version: nextVersion(published, kind, id) } as OverlayFile;
    return [{ kind, id, revision: 1, ...saved, text: JSON.stringify(brought), base: latest.ref }];
  });
}

function everyFile(...overlays: readonly Overlays[]): readonly { readonly kind: FileKind; readonly id: string }[] {
  return (['forms', 'workflows'] as const).flatMap((kind) => [...new Set(overlays.flatMap((one) => Object.keys(one[kind])))].sort().map((id) => ({ kind, id })));
}
