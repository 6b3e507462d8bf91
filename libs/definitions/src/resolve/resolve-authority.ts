import { canonicalJson } from '../canonical-json.ts';
import type { Catalogue, Sources } from '../check/catalogue.ts';
import { catalogue } from '../check/catalogue.ts';
import { checkDefinitions } from '../check/check-definitions.ts';
import { shelfOf } from '../check/form-shelf.ts';
import type { AuthorityFile, DataItemsFile, DimensionsFile, Finding, PackFile, PublicationContent, ResolvedQuestion, ResolvedWorkflow, WorkflowFile } from '../types.ts';
import { layParts } from './lay-parts.ts';
import { resolveForm } from './resolve-form.ts';
import { welshOf, withWelsh } from './welsh.ts';

type Hash = (text: string) => string;

/** The ids of the authorities that the sources know, sorted. */
export function authorityIds(sources: Sources): readonly string[] {
  return catalogue(sources).names('authority');
}

/**
 * The authority's own file, with its demonstration users.
 * @throws when there is no such authority.
 */
export function authorityFile(sources: Sources, authority: string): AuthorityFile {
  const found = catalogue(sources).find('authority', authority);
  if (!found) throw new Error(`There is no workflows/authorities/${authority}/authority.json`);
  return found.file;
}

/**
 * Everything an authority publishes, from sources without a fault; else the findings of all files. `hash` is sha-256 as hex.
 * The same sources give the same content, in whatever order their files are listed.
 */
export function resolveAuthority(sources: Sources, authority: string, hash: Hash): { readonly content: PublicationContent } | { readonly findings: readonly Finding[] } {
  const findings = checkDefinitions(sources);
  return findings.length > 0 ? { findings } : { content: contentOf(sources, authority, hash) };
}

/** The same, of sources that were checked by whoever asks: some findings (of words, of outlines) leave a workflow that can be walked. */
export function contentOf(sources: Sources, authority: string, hash: Hash): PublicationContent {
  const { demonstrationUsers: _users, ...own } = authorityFile(sources, authority);
  return contentFor(catalogue(sources), own, hash);
}

/** The ids of the packs, sorted. */
export function packIds(sources: Sources): readonly string[] {
  return catalogue(sources).packs;
}

/** What an authority would publish that took a pack as it is, in all its languages; the sources were checked by whoever asks. */
export function packContent(sources: Sources, id: string, hash: Hash): PublicationContent {
  const files = catalogue(sources);
  const pack = files.find('pack', id)?.file;
  if (!pack) throw new Error(`There is no workflows/packs/${id}/pack.json`);
  const own = { id, name: pack.title, shape: pack.about, pack: id, jurisdiction: pack.jurisdiction[0] ?? 'england', languages: pack.languages, calendar: files.all('calendar', id)[0]?.file.calendars[0]?.id ?? '', teams: [] };
  return contentFor(files, own, hash);
}

function contentFor(files: Catalogue, own: Omit<AuthorityFile, 'demonstrationUsers'>, hash: Hash): PublicationContent {
  const pack = files.find('pack', own.pack)?.file;
  const words = own.languages.includes('cy') ? welshOnce(files) : <File>(file: File) => file;
  const shelf = shelfOf(files, own.pack, words);
  const forms = Object.fromEntries(files.all('form', own.pack).map(({ file }) => [file.id, resolveForm(words(file), own.id, shelf, hash)]));
  return {
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
  };
}

const NO_DIMENSIONS: DimensionsFile = { domains: [], dimensions: [], source: { text: 'none' } };

/** Each file is put into Welsh once, however many forms take from it. */
function welshOnce(files: Catalogue): <File>(file: File) => File {
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
function itemsAsked(items: DataItemsFile['items'], forms: PublicationContent['forms']): DataItemsFile['items'] {
  const named = (questions: readonly ResolvedQuestion[]): readonly string[] => questions.flatMap(({ dataItem, row }) => [...(dataItem === undefined ? [] : [dataItem]), ...named(row ?? [])]);
  const asked = new Set(Object.values(forms).flatMap(({ questions }) => named(Object.values(questions))));
  return items.filter(({ id }) => asked.has(id));
}

/** The `$schema` line is for the author's editor, and no part of what is said. */
function withoutSchemaLine<File extends object>(file: File): File {
  const { $schema: _line, ...rest } = file as File & { $schema?: string };
  return rest as File;
}
