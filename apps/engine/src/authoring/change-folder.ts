import { overlayPath, type OverlayFile } from '#definitions';
import type { ChangedFileRow, ChangeRow, Published } from '#store';
import type { Engine } from '../context.ts';
import { problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import { changeStale, replaceChange, requireWritable, withWriter } from './begin-change.ts';
import { doTheSame, findOverlay, latestOf, overlaysIn, overlaysOfChange, publishedOf, requireChange } from './change-content.ts';
import { overlaysOfFolder, textsOfZip, type FolderOverlay } from './read-folder.ts';
import { numbered } from './save-file.ts';
import { zipOf, type TextFile } from './zip-files.ts';

export interface Imported {
  readonly revision: number;
  /** Base64. */
  readonly zip?: string;
  readonly files?: readonly TextFile[];
}

/** The whole configuration of an authority with a change, in the folders of the repository. */
export async function exportChange(engine: Engine, change: ChangeRow): Promise<{ readonly name: string; readonly zip: string }> {
  const files = folderOf(publishedOf(engine, change.authority), change);
  const zip = zipOf([{ path: 'README.txt', text: readme(change) }, ...files]);
  return { name: `${change.authority}-${change.id.slice(0, 8)}.zip`, zip: Buffer.from(zip).toString('base64') };
}

/**
 * Takes files from outside into a change, all or none. A file that is not among them stays as it is.
 * @throws 422 import-refused with every finding; 412 change-stale; 409 when the change is with a publisher, or over
 */
export async function importChange(engine: Engine, reader: Reader, id: string, { revision, zip, files }: Imported): Promise<ChangeRow> {
  const base = await engine.workbench.base(reader.authority);
  const change = await requireChange(engine, reader.authority, id);
  requireWritable(change);
  if (change.revision !== revision) throw changeStale(change);
  const texts = zip === undefined ? { read: files ?? [] } : textsOfZip(zip);
  const read = 'findings' in texts ? texts : overlaysOfFolder(base, texts.read);
  if ('findings' in read) throw problem(422, 'import-refused', read.findings[0]?.message ?? 'These files cannot be read.', { findings: read.findings });
  if (read.read.length === 0) throw problem(422, 'import-empty', 'There is no form and no workflow of yours among these files.');
  const published = publishedOf(engine, reader.authority);
  const at = engine.clock.now().toISOString();
  const next = withOverlays(published, change, read.read, { by: reader.actor.id, at });
  return replaceChange(engine, change, { ...next, savedAt: at, contributors: withWriter(change, reader), log: [...change.log, { at, by: reader.actor.id, step: 'import' }] });
}

function withOverlays(published: Published, change: ChangeRow, overlays: readonly FolderOverlay[], saved: Pick<ChangedFileRow, 'by' | 'at'>): ChangeRow {
  const standing = overlaysIn(latestOf(published));
  const taken = overlays.flatMap(({ kind, id, overlay }): ChangedFileRow[] => {
    const before = change.files.find((file) => file.kind === kind && file.id === id);
    if (!before && doTheSame(overlay, findOverlay(standing, kind, id))) return [];
    return [{ kind, id, revision: (before?.revision ?? 0) + 1, ...saved, text: JSON.stringify(numbered(published, kind, id, overlay)), base: before?.base ?? latestOf(published).ref }];
  });
  const kept = change.files.filter((file) => !taken.some(({ kind, id }) => kind === file.kind && id === file.id));
  return { ...change, files: [...kept, ...taken] };
}

/** Every overlay with the change in it, as files. */
function folderOf(published: Published, change: ChangeRow): readonly TextFile[] {
  const overlays = overlaysOfChange(published, change);
  const files = (kind: 'forms' | 'workflows', all: { readonly [id: string]: OverlayFile }) =>
    Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)).map(([id, overlay]) => ({ path: overlayPath(change.authority, kind, id), text: `${JSON.stringify(overlay, null, 2)}\n` }));
  return [...files('forms', overlays.forms), ...files('workflows', overlays.workflows)];
}

function readme({ authority, title, reason, savedAt }: ChangeRow): string {
  return [
    `The forms and workflows of ${authority} with the change “${title}” (${savedAt.slice(0, 10)}).`, reason, '',
    'Each file holds the authority’s own operations on one form or workflow of its pack. Put the folders forms and workflows into',
    'the folder of definitions, or import this zip into a change on another engine.', '',
  ].join('\n');
}
