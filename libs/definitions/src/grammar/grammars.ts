import type { JsonSchema } from '../types.ts';
import type { FileKind } from './file-kinds.ts';
import { BLOCK_GRAMMAR, CODES_GRAMMAR, DATA_ITEMS_GRAMMAR, DIMENSIONS_GRAMMAR, FORM_GRAMMAR, LANGUAGE_GRAMMAR, OUTLINE_GRAMMAR } from './forms-grammar.ts';
import { ACCESS_GRAMMAR, AUTHORITY_GRAMMAR, CALENDAR_GRAMMAR, CLOCKS_GRAMMAR, MARKS_GRAMMAR, PACK_GRAMMAR, ROLES_GRAMMAR } from './pack-grammar.ts';
import { PART_GRAMMAR, WORKFLOW_GRAMMAR } from './workflow-grammar.ts';

/** The grammar of each kind of file. Examples keep their form's schema; scenarios are read by those who play them. */
export const GRAMMARS: { readonly [kind in Exclude<FileKind, 'example' | 'scenario' | 'grammar'>]: JsonSchema } = {
  form: FORM_GRAMMAR,
  block: BLOCK_GRAMMAR,
  codes: CODES_GRAMMAR,
  dimensions: DIMENSIONS_GRAMMAR,
  'data-items': DATA_ITEMS_GRAMMAR,
  outline: OUTLINE_GRAMMAR,
  language: LANGUAGE_GRAMMAR,
  pack: PACK_GRAMMAR,
  part: PART_GRAMMAR,
  workflow: WORKFLOW_GRAMMAR,
  roles: ROLES_GRAMMAR,
  marks: MARKS_GRAMMAR,
  clocks: CLOCKS_GRAMMAR,
  calendar: CALENDAR_GRAMMAR,
  authority: AUTHORITY_GRAMMAR,
  access: ACCESS_GRAMMAR,
};

/** The grammars as files for editors, by path: forms/form.schema.json and so on. */
export function grammarFiles(): { readonly [path: string]: JsonSchema } {
  const inForms = ['form', 'block', 'codes', 'dimensions', 'data-items', 'outline', 'language'];
  return Object.fromEntries(Object.entries(GRAMMARS).map(([kind, schema]) => [`${inForms.includes(kind) ? 'forms' : 'workflows'}/${kind}.schema.json`, schema]));
}
