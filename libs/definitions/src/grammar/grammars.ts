import type { JsonSchema } from '../types.ts';
import type { FileKind } from './file-kinds.ts';
import { FORM_OVERLAY_GRAMMAR } from './form-overlay-grammar.ts';
import { BLOCK_GRAMMAR, CODES_GRAMMAR, DATA_ITEMS_GRAMMAR, DIMENSIONS_GRAMMAR, FORM_GRAMMAR, LANGUAGE_GRAMMAR, OUTLINE_GRAMMAR } from './forms-grammar.ts';
import { ACCESS_GRAMMAR, AUTHORITY_GRAMMAR, CALENDAR_GRAMMAR, CLOCKS_GRAMMAR, MARKS_GRAMMAR, PACK_GRAMMAR, ROLES_GRAMMAR } from './pack-grammar.ts';
import { FORM_MIGRATION_GRAMMAR, WORKFLOW_MIGRATION_GRAMMAR } from '../migrate/migration-grammar.ts';
import { PART_GRAMMAR, WORKFLOW_GRAMMAR } from './workflow-grammar.ts';
import { WORKFLOW_OVERLAY_GRAMMAR } from './workflow-overlay-grammar.ts';

/** The grammar of each kind of file. Examples keep their form's schema; scenarios are read by those who play them. */
export const GRAMMARS: { readonly [kind in Exclude<FileKind, 'example' | 'scenario' | 'grammar'>]: JsonSchema } = {
  form: FORM_GRAMMAR,
  block: BLOCK_GRAMMAR,
  codes: CODES_GRAMMAR,
  dimensions: DIMENSIONS_GRAMMAR,
  'data-items': DATA_ITEMS_GRAMMAR,
  outline: OUTLINE_GRAMMAR,
  language: LANGUAGE_GRAMMAR,
  'form-overlay': FORM_OVERLAY_GRAMMAR,
  pack: PACK_GRAMMAR,
  part: PART_GRAMMAR,
  workflow: WORKFLOW_GRAMMAR,
  'workflow-overlay': WORKFLOW_OVERLAY_GRAMMAR,
  roles: ROLES_GRAMMAR,
  marks: MARKS_GRAMMAR,
  clocks: CLOCKS_GRAMMAR,
  calendar: CALENDAR_GRAMMAR,
  authority: AUTHORITY_GRAMMAR,
  access: ACCESS_GRAMMAR,
  'form-migration': FORM_MIGRATION_GRAMMAR,
  'workflow-migration': WORKFLOW_MIGRATION_GRAMMAR,
};

const IN_FORMS: readonly string[] = ['form', 'block', 'codes', 'dimensions', 'data-items', 'outline', 'language', 'form-migration'];
const OVERLAYS: { readonly [kind: string]: string } = { 'form-overlay': 'forms/overlay', 'workflow-overlay': 'workflows/overlay' };

/** The grammars as files for editors, by path: forms/form.schema.json and so on. */
export function grammarFiles(): { readonly [path: string]: JsonSchema } {
  return Object.fromEntries(Object.entries(GRAMMARS).map(([kind, schema]) => [`${OVERLAYS[kind] ?? `${IN_FORMS.includes(kind) ? 'forms' : 'workflows'}/${kind}`}.schema.json`, schema]));
}
