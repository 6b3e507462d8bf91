import { canonicalJson } from '../canonical-json.ts';
import type { Catalogue } from '../check/catalogue.ts';
import type { FormShelf } from '../check/form-shelf.ts';
import { shelfOf } from '../check/form-shelf.ts';
import type { AuthorityFile, DataItemsFile, DimensionsFile, PackFile, PublicationContent, ResolvedQuestion, ResolvedWorkflow, WorkflowFile } from '../types.ts';
import { migrationsOf } from '../migrate/migrations-of.ts';
import { layParts } from './lay-parts.ts';
import { resolveForm } from './resolve-form.ts';
import { welshOf, withWelsh } from './welsh.ts';

type Hash = (text: string) => string;
type Words = <File>(file: File) => File;

/** A pack as an authority takes it, before its own changes, and what its forms are made from. */
export interface NationalContent {
  readonly content: PublicationContent;
  readonly shelf: FormShelf;
  /** The files in the authority's languages. */
  readonly words: Words;
}

/** What an authority publishes that takes its pack as it is. */
export function nationalContent(files: Catalogue, own: Omit<AuthorityFile, 'demonstrationUsers'>, hash: Hash): NationalContent {
  const pack = files.find('pack', own.pack)?.file;
  const words: Words = own.languages.includes('cy') ? welshOnce(files) : (file) => file;
  const shelf = shelfOf(files, own.pack, words);
  const forms = Object.fromEntries(files.all('form', own.pack).map(({ file }) => [file.id, resolveForm(words(file), own.id, shelf, hash)]));
  const content = {
    authority: withoutSchemaLine(words(own)),
    ...(pack && { pack: aboutPack(words(pack)) }),
    workflows: Object.fromEntries(files.all('workflow', own.pack).map(({ file }) => [file.id, resolveWorkflow(words(laidFrom(files, file)), hash)])),
    forms,
    roles: files.all('roles', own.pack).flatMap(({ file }) => words(file).roles),
    marks: files.all('marks', own.pack).flatMap(({ file }) => words(file).marks),
    clocks: files.all('clocks', own.pack).flatMap(({ file }) => words(file).clocks),
    calendars: files.all('calendar', own.pack).flatMap(({ file }) => words(file).calendars),
    dimensions: withoutSchemaLine(shelf.dimensions ?? NO_DIMENSIONS),
    dataItems: itemsAsked(words(files.all('data-items').flatMap(({ file }) => file.items)), forms),
    access: withoutSchemaLine(files.all('access')[0]?.file ?? { rows: [] }),
    ...migrationsOf(files, own.pack),
  };
  return { content, shelf, words };
}

const NO_DIMENSIONS: DimensionsFile = { domains: [], dimensions: [], source: { text: 'none' } };

/** Each file is put into Welsh once, however many forms take from it. */
function welshOnce(files: Catalogue): Words {
  const welsh = welshOf(files.all('language').map(({ file }) => file));
  const known = new WeakMap<object, unknown>();
  return <File>(file: File) => {
    if (typeof file !== 'object' || file === null) return file;
    const done = known.get(file) ?? withWelsh(file, welsh);
    known.set(file, done);
    return done as File;
  };
}

function laidFrom(files: Catalogue, file: WorkflowFile): WorkflowFile {
  return layParts(file, (id) => files.find('part', id)?.file).workflow;
}

function resolveWorkflow({ id, version, title, machine, actions, guards, locked }: WorkflowFile, hash: Hash): ResolvedWorkflow {
  const content = { id, version, title, machine, actions, guards: guards ?? {}, locked: locked ?? [] };
  return { ...content, digest: hash(canonicalJson(content)) };
}

function aboutPack({ id, title, about, source }: PackFile): NonNullable<PublicationContent['pack']> {
  return { id, title, about, ...(source && { source }) };
}

/** The data items that some question of these forms names. */
export function itemsAsked(items: DataItemsFile['items'], forms: PublicationContent['forms']): DataItemsFile['items'] {
  const named = (questions: readonly ResolvedQuestion[]): readonly string[] => questions.flatMap(({ dataItem, row }) => [...(dataItem === undefined ? [] : [dataItem]), ...named(row ?? [])]);
  const asked = new Set(Object.values(forms).flatMap(({ questions }) => named(Object.values(questions))));
  return items.filter(({ id }) => asked.has(id));
}

/** The `$schema` line is for the author's editor, and no part of what is said. */
function withoutSchemaLine<File extends object>(file: File): File {
  const { $schema: _line, ...rest } = file as File & { $schema?: string };
  return rest as File;
}
