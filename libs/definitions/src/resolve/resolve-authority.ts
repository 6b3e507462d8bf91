import { canonicalJson } from '../canonical-json.ts';
import type { Catalogue, Sources } from '../check/catalogue.ts';
import { catalogue } from '../check/catalogue.ts';
import { checkDefinitions } from '../check/check-definitions.ts';
import type { FormShelf } from '../check/form-shelf.ts';
import { shelfOf } from '../check/form-shelf.ts';
import type { AuthorityFile, DimensionsFile, Finding, PublicationContent, ResolvedForm, ResolvedWorkflow, WorkflowFile } from '../types.ts';
import { layParts } from './lay-parts.ts';
import { resolveForm } from './resolve-form.ts';

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
  if (findings.length > 0) return { findings };
  const files = catalogue(sources);
  const { demonstrationUsers: _users, ...own } = authorityFile(sources, authority);
  const shelf = shelfOf(files, own.pack);
  return {
    content: {
      authority: withoutSchemaLine(own),
      workflows: resolveWorkflows(files, own.pack, hash),
      forms: resolveForms(files, own, shelf, hash),
      roles: files.all('roles', own.pack).flatMap(({ file }) => file.roles),
      marks: files.all('marks', own.pack).flatMap(({ file }) => file.marks),
      clocks: files.all('clocks', own.pack).flatMap(({ file }) => file.clocks),
      calendars: files.all('calendar', own.pack).flatMap(({ file }) => file.calendars),
      dimensions: withoutSchemaLine(shelf.dimensions ?? NO_DIMENSIONS),
      access: withoutSchemaLine(files.all('access')[0]?.file ?? { rows: [] }),
    },
  };
}

const NO_DIMENSIONS: DimensionsFile = { domains: [], dimensions: [], source: { text: 'none' } };

function resolveForms(files: Catalogue, authority: { readonly id: string; readonly pack: string }, shelf: FormShelf, hash: Hash): { readonly [id: string]: ResolvedForm } {
  return Object.fromEntries(files.all('form', authority.pack).map(({ file }) => [file.id, resolveForm(file, authority.id, shelf, hash)]));
}

function resolveWorkflows(files: Catalogue, pack: string, hash: Hash): { readonly [id: string]: ResolvedWorkflow } {
  return Object.fromEntries(files.all('workflow', pack).map(({ file }) => [file.id, resolveWorkflow(layParts(file, (id) => files.find('part', id)?.file).workflow, hash)]));
}

function resolveWorkflow({ id, version, title, machine, actions, guards, locked }: WorkflowFile, hash: Hash): ResolvedWorkflow {
  const content = { id, version, title, machine, actions, guards: guards ?? {}, locked: locked ?? [] };
  return { ...content, digest: hash(canonicalJson(content)) };
}

/** The `$schema` line is for the author's editor, and no part of what is said. */
function withoutSchemaLine<File extends object>(file: File): File {
  const { $schema: _line, ...rest } = file as File & { $schema?: string };
  return rest as File;
}
