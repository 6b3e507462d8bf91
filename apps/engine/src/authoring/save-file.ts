import { overlayPath, readOverlay, type NationalBase, type OverlayFile } from '#definitions';
import type { ChangedFileRow, ChangeRow, Published } from '#store';
import { staffNames } from '../casework/staff.ts';
import type { Engine } from '../context.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import { requireWritable, withWriter } from './begin-change.ts';
import { findOverlay, latestOf, nextVersion, overlayOf, overlaysIn, publishedOf, requireChange, type FileKind } from './change-content.ts';

export interface ChangedFile {
  /** The file's revision that it was written on; 0 for one that the change had not touched. */
  readonly revision: number;
  readonly overlay: object;
}
export interface FileAsked {
  readonly id: string;
  readonly kind: FileKind;
  readonly file: string;
}
const attempts = 10;
/** All files of a change together; a document of the store holds twice as much. */
const most = 8_000_000;

/**
 * Saves a file of a change with whatever is still wrong in it. Two authors on different files are never in each other’s way.
 * @throws 412 file-stale with what the other saved; 422 overlay-refused with findings for what cannot be read; 409 when the change is
 * with a publisher, or over; 404 for a file that the pack does not have
 */
export async function saveFile(engine: Engine, reader: Reader, asked: FileAsked, { revision, overlay }: ChangedFile): Promise<ChangeRow> {
  const base = await engine.workbench.base(reader.authority);
  requireInPack(base, asked);
  const read = readOverlay(overlayPath(reader.authority, asked.kind, asked.file), JSON.stringify(overlay));
  if ('findings' in read) throw problem(422, 'overlay-refused', read.findings[0]?.message ?? 'This cannot be read.', { findings: read.findings });
  requireOf(asked, read.overlay);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const change = await requireChange(engine, reader.authority, asked.id);
    requireWritable(change);
    const standing = change.files.find(({ kind, id }) => kind === asked.kind && id === asked.file);
    const text = JSON.stringify(numbered(publishedOf(engine, reader.authority), asked.kind, asked.file, read.overlay));
    // The answer to an earlier save was lost on the way, and the same is sent again.
    if (standing && standing.text === text && standing.by === reader.actor.id) return change;
    if ((standing?.revision ?? 0) !== revision) throw await stale(engine, change, standing);
    const next = withFile(engine, reader, change, { ...asked, text, standing });
    if (await engine.store.changes.replace(reader.authority, change.revision, next)) return next;
  }
  throw problem(503, 'busy', 'Several people are writing in this change at the same moment. Try again.', {}, { 'retry-after': '1' });
}

/** @throws 404 for a form or workflow that the pack does not have */
export function requireInPack({ content }: NationalBase, { kind, file }: Pick<FileAsked, 'kind' | 'file'>): void {
  if (!Object.hasOwn(content[kind], file)) throw notFound();
}

/** The overlay with the version that it will be published as, and the changelog that it had. */
export function numbered(published: Published, kind: FileKind, id: string, overlay: OverlayFile): OverlayFile {
  const { changes: _own, ...said } = overlay;
  const before = findOverlay(overlaysIn(latestOf(published)), kind, id)?.changes;
  return { ...said, version: nextVersion(published, kind, id), ...(before && { changes: before }) } as OverlayFile;
}

function requireOf({ kind, file }: FileAsked, overlay: OverlayFile): void {
  const about = 'form' in overlay ? overlay.form : overlay.workflow;
  if (about !== file || (kind === 'forms') !== 'form' in overlay) throw problem(422, 'overlay-refused', `This is about ${about}, and was to be saved as ${file}.`);
}

interface Saved extends FileAsked {
  readonly text: string;
  readonly standing: ChangedFileRow | undefined;
}
function withFile(engine: Engine, reader: Reader, change: ChangeRow, { kind, file, text, standing }: Saved): ChangeRow {
  const at = engine.clock.now().toISOString();
  const base = standing?.base ?? latestOf(publishedOf(engine, reader.authority)).ref;
  const row: ChangedFileRow = { kind, id: file, revision: (standing?.revision ?? 0) + 1, by: reader.actor.id, at, text, base };
  const files = standing ? change.files.map((one) => (one === standing ? row : one)) : [...change.files, row];
  if (files.reduce((sum, one) => sum + one.text.length, 0) > most) throw problem(413, 'too-large', 'This change has more text than can be saved.');
  return { ...change, files, revision: change.revision + 1, savedAt: at, contributors: withWriter(change, reader) };
}

async function stale(engine: Engine, { authority }: ChangeRow, standing: ChangedFileRow | undefined) {
  if (!standing) return problem(412, 'file-stale', 'Nobody has saved this file in this change yet, so there is no such revision.', { revision: 0 });
  const names = await staffNames(engine, authority, [standing.by]);
  return problem(412, 'file-stale', 'Somebody else saved this meanwhile. Yours is not lost: look at the other’s and save again.', {
    revision: standing.revision, overlay: overlayOf(standing), by: names[standing.by] ?? standing.by, at: standing.at,
  });
}
