import type { NationalBase, OverlayFile, Text } from '#definitions';
import type { ChangedFileRow, ChangeRow, Published } from '#store';
import type { Engine } from '../context.ts';
import { problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import { changeStale, replaceChange, requireWritable, withWriter } from './begin-change.ts';
import { titleOf } from './change-answer.ts';
import { findOverlay, latestOf, overlayOf, overlaysIn, overlaysOfChange, overtakenFiles, publishedOf, requireChange, type FileKind } from './change-content.ts';
import { untouched } from './file-answer.ts';
import { mergeWithPack, mergeWithPublished, settled, type Choices, type FileMerge } from './merge-files.ts';
import { nationalFiles } from './pack-differences.ts';
import { numbered } from './save-file.ts';

export interface NationalChoices {
  readonly revision: number;
  /** By `<kind>/<id>` and the operation’s key. */
  readonly choices: { readonly [file: string]: Choices };
}
/** One file that something happened to beneath, with what comes of it. */
interface Waiting {
  readonly kind: FileKind;
  readonly id: string;
  readonly title: Text;
  readonly from: string;
  readonly to: string;
  readonly merge: FileMerge;
}

/** What a new version of the pack, or another publication, means for a change, file by file. */
export async function nationalMerges(engine: Engine, change: ChangeRow) {
  const base = await engine.workbench.base(change.authority);
  return waitingIn(base, publishedOf(engine, change.authority), change).map(({ kind, id, title, from, to, merge }) => ({ kind, id, title, from, to, did: merge.did, conflicts: merge.conflicts }));
}

/**
 * Takes all of that into the change, each conflict as it was settled.
 * @throws 422 not-settled with the files whose conflicts are open; 412 change-stale; 409 when there is nothing to take, or nothing may be written
 */
export async function takeNational(engine: Engine, reader: Reader, id: string, { revision, choices }: NationalChoices): Promise<ChangeRow> {
  const base = await engine.workbench.base(reader.authority);
  const change = await requireChange(engine, reader.authority, id);
  requireWritable(change);
  if (change.revision !== revision) throw changeStale(change);
  const published = publishedOf(engine, reader.authority);
  const waiting = waitingIn(base, published, change);
  if (waiting.length === 0) throw problem(409, 'nothing-waits', 'No national change waits for this, and nobody published other changes to its files.');
  const chosen = ({ kind, id: file }: Waiting): Choices => (Object.hasOwn(choices, `${kind}/${file}`) ? (choices[`${kind}/${file}`] ?? {}) : {});
  const open = waiting.filter((one) => one.merge.conflicts.some(({ key }) => !Object.hasOwn(chosen(one), key)));
  if (open.length > 0) throw problem(422, 'not-settled', `Choose for each conflict first: ${open.map(({ title }) => title.en).join(', ')}.`);
  const at = engine.clock.now().toISOString();
  const taken = waiting.map((one): ChangedFileRow => {
    const before = change.files.find(({ kind, id: file }) => kind === one.kind && file === one.id);
    const text = JSON.stringify(numbered(published, one.kind, one.id, settled(one.merge, chosen(one))));
    return { kind: one.kind, id: one.id, revision: (before?.revision ?? 0) + 1, by: reader.actor.id, at, text, base: latestOf(published).ref };
  });
  const kept = change.files.filter((file) => !taken.some((one) => one.kind === file.kind && one.id === file.id));
  const log = [...change.log, { at, by: reader.actor.id, step: 'national' }];
  return replaceChange(engine, change, { ...change, files: [...kept, ...taken], savedAt: at, contributors: withWriter(change, reader), log });
}

/** First what others published meanwhile is brought in, then, of what comes of that, the pack’s new version. */
function waitingIn(base: NationalBase, published: Published, change: ChangeRow): readonly Waiting[] {
  if (change.status === 'published' || change.status === 'withdrawn') return [];
  const overtaken = overtakenFiles(published, change).map((file) => overtakenIn(base, published, file));
  const isOvertaken = (kind: FileKind, id: string) => overtaken.some((one) => one.kind === kind && one.id === id);
  const overlays = overlaysOfChange(published, change);
  const behind = (['forms', 'workflows'] as const).flatMap((kind) =>
    Object.entries(overlays[kind]).flatMap(([id, overlay]: [string, OverlayFile]) => (isOvertaken(kind, id) ? [] : behindPack(base, published, kind, id, overlay))),
  );
  return [...overtaken, ...behind];
}

function overtakenIn(base: NationalBase, published: Published, file: ChangedFileRow): Waiting {
  const { kind, id } = file;
  const empty = untouched(base, kind, id);
  const before = published.publications.find(({ ref }) => ref === file.base);
  const latest = latestOf(published);
  const merge = mergeWithPublished((before && findOverlay(overlaysIn(before), kind, id)) ?? empty, overlayOf(file), findOverlay(overlaysIn(latest), kind, id) ?? empty);
  return { kind, id, title: titleOf(base, { kind, id }), from: file.base, to: latest.ref, merge };
}

function behindPack(base: NationalBase, published: Published, kind: FileKind, id: string, overlay: OverlayFile): readonly Waiting[] {
  const now = Object.hasOwn(base.content[kind], id) ? base.content[kind][id] : undefined;
  if (!now || now.version === overlay.base || overlay.operations.length === 0) return [];
  const before = published.publications.findLast(({ content }) => nationalFiles(content)[kind][id]?.version === overlay.base);
  return [{ kind, id, title: now.title, from: overlay.base, to: now.version, merge: mergeWithPack(base, overlay, before?.content) }];
}
