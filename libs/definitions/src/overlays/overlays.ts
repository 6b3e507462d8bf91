import type { Sources } from '../check/catalogue.ts';
import { catalogue } from '../check/catalogue.ts';
import type { FormOverlayFile, WorkflowOverlayFile } from '../types.ts';

/** An authority's own changes, by the form or workflow that they change. */
export interface Overlays {
  readonly forms: { readonly [form: string]: FormOverlayFile };
  readonly workflows: { readonly [workflow: string]: WorkflowOverlayFile };
}

/** The changes that an authority has in the folder of definitions, from which its first publication is made. */
export function startingOverlays(sources: Sources, authority: string): Overlays {
  const files = catalogue(sources);
  const own = <Kind extends 'form-overlay' | 'workflow-overlay'>(kind: Kind) => files.all(kind).filter((one) => one.path === overlayPath(authority, kind === 'form-overlay' ? 'forms' : 'workflows', one.id));
  return {
    forms: Object.fromEntries(own('form-overlay').map(({ id, file }) => [id, withoutSchemaLine(file)])),
    workflows: Object.fromEntries(own('workflow-overlay').map(({ id, file }) => [id, withoutSchemaLine(file)])),
  };
}

/** Where an authority's changes to a form or workflow stand in the folder of definitions. */
export function overlayPath(authority: string, kind: 'forms' | 'workflows', id: string): string {
  return `${kind}/authorities/${authority}/${id}.json`;
}

function withoutSchemaLine<File extends object>(file: File): File {
  const { $schema: _line, ...rest } = file as File & { $schema?: string };
  return rest as File;
}
