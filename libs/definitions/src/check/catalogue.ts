import type { FileKind, Place } from '../grammar/file-kinds.ts';
import { placeOf } from '../grammar/file-kinds.ts';
import type { AccessFile, AuthorityFile, BlockFile, CalendarFile, ClocksFile, CodeListFile, DefinitionFile, DimensionsFile, FormFile, Json, MarksFile, RolesFile, WorkflowFile } from '../types.ts';
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
  readonly workflow: WorkflowFile;
  readonly roles: RolesFile;
  readonly marks: MarksFile;
  readonly clocks: ClocksFile;
  readonly calendar: CalendarFile;
  readonly authority: AuthorityFile;
  readonly access: AccessFile;
  readonly scenario: Json;
  readonly grammar: Json;
}
/** A file whose shape has been checked against its grammar. */
export interface Checked<Kind extends FileKind> {
  readonly path: string;
  readonly pack: string;
  readonly id: string;
  readonly file: Shapes[Kind];
}

/** All files in their places. Only files that keep their grammar are given out; `names` knows the others too. */
export interface Catalogue {
  readonly entries: readonly Entry[];
  readonly all: <Kind extends FileKind>(kind: Kind, pack?: string) => readonly Checked<Kind>[];
  /** With `pack`, the one in that pack; forms and workflows have the same id in several packs. */
  readonly find: <Kind extends FileKind>(kind: Kind, id: string, pack?: string) => Checked<Kind> | undefined;
  /** The ids of all files of a kind, even of those that cannot be read. */
  readonly names: (kind: FileKind, pack?: string) => readonly string[];
  /** What the files of a kind in a pack hold; undefined where one of them cannot be read, so that nothing can be said of it. */
  readonly held: <Kind extends FileKind>(kind: Kind, pack: string, ids: (file: Shapes[Kind]) => readonly string[]) => readonly string[] | undefined;
}

/** Reads every file. Without `sound`, all files that are JSON count as keeping their grammar. */
export function catalogue(sources: Sources, sound: (entry: Entry) => boolean = () => true): Catalogue {
  const entries = readEntries(sources);
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
    ((byKind.get(kind) ?? []) as unknown as readonly Checked<Kind>[]).filter((one) => pack === undefined || one.pack === pack);
  const names = (kind: FileKind, pack?: string) => entries.filter(({ place }) => place?.kind === kind && (pack === undefined || place.pack === pack)).map(({ place }) => place?.id ?? '');
  return {
    entries,
    all,
    find: (kind, id, pack) => all(kind, pack).find((one) => one.id === id),
    names,
    held: (kind, pack, ids) => (all(kind, pack).length < names(kind, pack).length ? undefined : all(kind, pack).flatMap(({ file }) => ids(file))),
  };
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
