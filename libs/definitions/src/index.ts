/** Forms and workflows as data: check them, resolve them for an authority, publish them, and judge answers by them. */
export * from './form-answers.ts';
export { canonicalJson } from './canonical-json.ts';
export type { Sources } from './check/catalogue.ts';
export { checkDefinitions } from './check/check-definitions.ts';
export { compileSchema } from './compile/ajv.ts';
export { compileForm } from './compile/compile-form.ts';
export { validatorSource } from './compile/validator-source.ts';
export { grammarFiles } from './grammar/grammars.ts';
export { PERSON_FIELDS } from './check/prefill-sources.ts';
export { isAside } from './check/aside.ts';
export { missingWelsh } from './tables/missing-welsh.ts';
export { outlineTable, recordTable } from './tables/record-table.ts';
export type { OutlineRow, RecordCount, RecordRow } from './tables/record-table.ts';
export { layParts } from './resolve/lay-parts.ts';
export { authorityFile, authorityIds, contentOf, packContent, packIds, resolveAuthority } from './resolve/resolve-authority.ts';
export { publish } from './resolve/publish.ts';
