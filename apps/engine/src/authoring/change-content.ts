import { sha256 } from '#definition-files';
import { canonicalJson, withOverlays, type FormOverlayFile, type NationalBase, type OverlayFile, type Overlays, type PublicationContent, type WorkflowOverlayFile } from '#definitions';
import type { ChangedFileRow, ChangeRow, KeptPublication, Published } from '#store';
import type { Engine } from '../context.ts';
import { notFound } from '../http/problem.ts';

export type FileKind = ChangedFileRow['kind'];

const none: Overlays = { forms: {}, workflows: {} };

/** A change as it stands; undefined when there is none. One whose publication was written, but not its own end, is published. */
export async function findChange(engine: Engine, authority: string, id: string): Promise<ChangeRow | undefined> {
  const found = await engine.store.changes.find(authority, id);
  return found && healed(engine, found);
}

/** @throws 404 */
export async function requireChange(engine: Engine, authority: string, id: string): Promise<ChangeRow> {
  const found = await findChange(engine, authority, id);
  if (!found) throw notFound();
  return found;
}

/** What would be published with this change, whatever is still wrong in it. */
export async function contentOfChange(engine: Engine, change: ChangeRow): Promise<PublicationContent> {
  const base = await engine.workbench.base(change.authority);
  return contentWith(engine, base, overlaysOfChange(publishedOf(engine, change.authority), change));
}

/** The content of a pack with some overlays; the same ones are laid together once. */
export function contentWith(engine: Engine, base: NationalBase, overlays: Overlays): PublicationContent {
  return engine.workbench.contents.get(digestOf(base, overlays), () => withOverlays(base, overlays, sha256));
}

/** A digest of overlays on their base. */
export function digestOf(base: NationalBase, overlays: Overlays): string {
  const pack = [...Object.values(base.content.forms), ...Object.values(base.content.workflows)].map(({ digest }) => digest);
  return sha256(canonicalJson([base.authority, pack, overlays] as never));
}

/** Everything published, with the marks on words that nobody has checked. */
export function publishedOf(engine: Engine, authority: string): Published {
  const published = engine.publishedWithMarks(authority);
  if (!published) throw notFound();
  return published;
}

/** The publication that a new one follows: the one with the highest number, whether its day has come or not. */
export function latestOf({ publications, current }: Published): KeptPublication {
  return publications.at(-1) ?? current;
}

/** An authority's own overlays in a publication. */
export function overlaysIn({ content }: Pick<KeptPublication, 'content'>): Overlays {
  return content.overlays ? { forms: content.overlays.forms, workflows: content.overlays.workflows } : none;
}

/**
 * All overlays with a change: those published last, and in their place what its files say otherwise, with the version that they will
 * be published as. Of a change that was published: those of its publication.
 */
export function overlaysOfChange(published: Published, change: Pick<ChangeRow, 'files' | 'publication'>): Overlays {
  const own = change.publication ? published.publications.find(({ ref }) => ref === change.publication) : undefined;
  if (own) return overlaysIn(own);
  const standing = overlaysIn(latestOf(published));
  const changed = (kind: FileKind) =>
    Object.fromEntries(changedFiles(published, change).filter((file) => file.kind === kind).map((file) => [file.id, { ...overlayOf(file), version: nextVersion(published, kind, file.id) }]));
  return { forms: { ...standing.forms, ...(changed('forms') as Overlays['forms']) }, workflows: { ...standing.workflows, ...(changed('workflows') as Overlays['workflows']) } };
}

/** A kept file, read. It was read with all care before it was kept. */
export function overlayOf({ text }: Pick<ChangedFileRow, 'text'>): FormOverlayFile | WorkflowOverlayFile {
  return JSON.parse(text) as OverlayFile;
}

/** One overlay of several; undefined where the authority has not changed that file. */
export function findOverlay(overlays: Overlays, kind: FileKind, id: string): OverlayFile | undefined {
  const files: { readonly [id: string]: OverlayFile } = overlays[kind];
  return Object.hasOwn(files, id) ? files[id] : undefined;
}

/** The version that an authority's next change of a file has: higher than any that was published. */
export function nextVersion({ publications }: Published, kind: FileKind, id: string): number {
  return 1 + Math.max(0, ...publications.map((publication) => findOverlay(overlaysIn(publication), kind, id)?.version ?? 0));
}

/** Whether two overlays do the same: their operations on the same version of the pack. */
export function doTheSame(one: OverlayFile | undefined, other: OverlayFile | undefined): boolean {
  const [left, right] = [one?.operations ?? [], other?.operations ?? []];
  if (left.length === 0 && right.length === 0) return true;
  return one?.base === other?.base && canonicalJson(left as never) === canonicalJson(right as never);
}

/** The files of a change that differ from what was published last. */
export function changedFiles(published: Published, { files }: Pick<ChangeRow, 'files'>): readonly ChangedFileRow[] {
  const standing = overlaysIn(latestOf(published));
  return files.filter((file) => !doTheSame(overlayOf(file), findOverlay(standing, file.kind, file.id)));
}

/** The files of a change that somebody else published meanwhile otherwise than they were when it was begun. */
export function overtakenFiles(published: Published, { files }: Pick<ChangeRow, 'files'>): readonly ChangedFileRow[] {
  const latest = latestOf(published);
  return files.filter(({ kind, id, base }) => {
    if (base === latest.ref) return false;
    const before = published.publications.find(({ ref }) => ref === base);
    return !doTheSame(before && findOverlay(overlaysIn(before), kind, id), findOverlay(overlaysIn(latest), kind, id));
  });
}

/** The publication is one document and comes first: where it is there, the change is published. */
async function healed(engine: Engine, change: ChangeRow): Promise<ChangeRow> {
  if (change.status === 'published' || change.status === 'withdrawn') return change;
  const made = engine.published(change.authority)?.publications.find((publication) => publication.change === change.id);
  if (!made) return change;
  const published = asPublished(change, made);
  return (await engine.store.changes.replace(change.authority, change.revision, published)) ? published : ((await engine.store.changes.find(change.authority, change.id)) ?? published);
}

/** The change after its publication was written. */
export function asPublished(change: ChangeRow, { ref, from, at, publisher }: KeptPublication): ChangeRow {
  const [by, when] = [publisher ?? change.author, at ?? change.savedAt];
  return {
    ...change, status: 'published', revision: change.revision + 1, savedAt: when, publication: ref, ...(from && { from }),
    review: { by, at: when, outcome: 'published' }, log: [...change.log, { at: when, by, step: 'publish' }],
  };
}
