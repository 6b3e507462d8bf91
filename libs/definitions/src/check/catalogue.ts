import type { FileKind, Place } from '../grammar/file-kinds.ts';
import { placeOf } from '../grammar/file-kinds.ts';
import type {
  AccessFile, AuthorityFile, BlockFile, CalendarFile, ClocksFile, CodeListFile, DataItemsFile, DefinitionFile, DimensionsFile, FormFile, FormMigrationFile, FormOverlayFile, Json, LanguageFile,
  MarksFile, OutlineFile, PackFile, PartFile, RolesFile, WorkflowFile, WorkflowMigrationFile, WorkflowOverlayFile,
} from '../types.ts';
import type { JsonReading } from './read-json.ts';
import { readJson } from './read-json.ts';

/** The definitions of one folder, as text: nothing has been looked at yet. */
export interface Sources {
  readonly forms: readonly DefinitionFile[];
  readonly workflows: readonly DefinitionFile[];
}

/** One file, read. */
export interface Entry {
  readonly path: string;
  readonly place: Place | undefined;
  readonly reading: JsonReading;
}

interface Shapes {
  readonly form: FormFile;
  readonly block: BlockFile;
  readonly codes: CodeListFile;
  readonly dimensions: DimensionsFile;
  readonly example: Json;
  readonly 'data-items': DataItemsFile;
  readonly outline: OutlineFile;
  readonly language: LanguageFile;
  readonly pack: PackFile;
  readonly part: PartFile;
  readonly workflow: WorkflowFile;
  readonly roles: RolesFile;
  readonly marks: MarksFile;
  readonly clocks: ClocksFile;
  readonly calendar: CalendarFile;
  readonly authority: AuthorityFile;
  readonly 'form-overlay': FormOverlayFile;
  readonly 'workflow-overlay': WorkflowOverlayFile;
  readonly access: AccessFile;
  readonly scenario: Json;
  readonly grammar: Json;
  readonly 'form-migration': FormMigrationFile;
  readonly 'workflow-migration': WorkflowMigrationFile;
}
/** A file whose shape has been checked against its grammar. */
export interface Checked<Kind extends FileKind> {
  readonly path: string;
  /** '' for what belongs to no pack, or is shared by all. */
  readonly pack: string;
  readonly id: string;
  readonly file: Shapes[Kind];
}

/** All files in their places. Only files that keep their grammar are given out; `names` knows the others too. */
export interface Catalogue {
  readonly entries: readonly Entry[];
  /** The packs that have a folder, sorted. */
  readonly packs: readonly string[];
  /** Every file of a kind; with `pack`, those that the pack uses: its own, and what is shared (see `uses`). */
  readonly all: <Kind extends FileKind>(kind: Kind, pack?: string) => readonly Checked<Kind>[];
  /** With `pack`, the one that the pack uses; forms and workflows have the same id in several packs. */
  readonly find: <Kind extends FileKind>(kind: Kind, id: string, pack?: string) => Checked<Kind> | undefined;
  /** The ids of all files of a kind, even of those that cannot be read. */
  readonly names: (kind: FileKind, pack?: string) => readonly string[];
  /** What the files of a kind in a pack hold; undefined where one of them cannot be read, so that nothing can be said of it. */
  readonly held: <Kind extends FileKind>(kind: Kind, pack: string, ids: (file: Shapes[Kind]) => readonly string[]) => readonly string[] | undefined;
}

/** Reads every file. Without `sound`, all files that are JSON count as keeping their grammar. */
export function catalogue(sources: Sources, sound: (entry: Entry) => boolean = () => true): Catalogue {
  const entries = readEntries(sources);
  const inUse = uses(entries);
  const byKind = new Map<FileKind, Checked<FileKind>[]>();
  for (const entry of entries) {
    const { path, place, reading } = entry;
    if (!place || reading.value === undefined || !sound(entry)) continue;
    const list = byKind.get(place.kind) ?? [];
    byKind.set(place.kind, list);
    // The grammar has vouched for the shape.
    list.push({ path, pack: place.pack ?? '', id: place.id ?? '', file: reading.value as unknown as Shapes[FileKind] });
  }
  const all = <Kind extends FileKind>(kind: Kind, pack?: string) =>
    ((byKind.get(kind) ?? []) as unknown as readonly Checked<Kind>[]).filter(({ path }) => pack === undefined || inUse(pack).has(path));
  const names = (kind: FileKind, pack?: string) => entries.filter(({ path, place }) => place?.kind === kind && (pack === undefined || inUse(pack).has(path))).map(({ place }) => place?.id ?? '');
  return {
    entries,
    packs: packsOf(entries),
    all,
    find: (kind, id, pack) => all(kind, pack).find((one) => one.id === id),
    names,
    held: (kind, pack, ids) => (all(kind, pack).length < names(kind, pack).length ? undefined : all(kind, pack).flatMap(({ file }) => ids(file))),
  };
}

function packsOf(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ place }) => (place?.kind === 'pack' ? place.id : place?.pack) ?? []))].sort();
}

/**
 * The paths of the files that a pack uses: its own; of forms/shared each form that it neither has itself nor goes `without`, with
 * its examples, and the dimensions unless it has its own; of workflows/shared everything, to which its own is added.
 */
function uses(entries: readonly Entry[]): (pack: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  const find = (pack: string) => {
    const own = entries.filter(({ place }) => place?.pack === pack);
    const has = (kind: FileKind, id?: string) => own.some(({ place }) => place?.kind === kind && place.id === id);
    const without = goesWithout(entries.find(({ place }) => place?.kind === 'pack' && place.id === pack)?.reading.value);
    const takes = ({ kind, id }: Place) => {
      if (kind === 'form' || kind === 'example' || kind === 'form-migration') return !without.includes(id ?? '') && !has('form', id);
      return kind === 'dimensions' ? !has('dimensions') : ['roles', 'marks', 'clocks', 'calendar'].includes(kind);
    };
    const shared = entries.filter(({ place }) => place && place.pack === undefined && takes(place));
    return new Set([...own, ...shared].map(({ path }) => path));
  };
  return (pack) => {
    const paths = known.get(pack) ?? find(pack);
    known.set(pack, paths);
    return paths;
  };
}

function goesWithout(pack: Json | undefined): readonly string[] {
  const without = typeof pack === 'object' && pack !== null && 'without' in pack ? pack['without'] : undefined;
  return Array.isArray(without) ? without.map(String) : [];
}

const read = new WeakMap<Sources, readonly Entry[]>();

/** The same sources are read once. */
function readEntries(sources: Sources): readonly Entry[] {
  const known = read.get(sources);
  if (known) return known;
  const entries = [...sources.forms, ...sources.workflows]
    .map(({ path, text }) => ({ path, place: placeOf(path), reading: readJson(text) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  read.set(sources, entries);
  return entries;
}
