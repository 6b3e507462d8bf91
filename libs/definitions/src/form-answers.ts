/**
 * The part of definitions that a browser needs to fill in a form: no Ajv, no compiling, no `eval`.
 * Reached as '#form-answers'; also part of '#definitions'.
 */
export { formCheck } from './answers/form-check.ts';
export type { FormCheck } from './answers/form-check.ts';
export { formatAnswer } from './answers/format-answer.ts';
export { nationalAnswers } from './answers/national-answers.ts';
export { questionSchemas } from './answers/question-schemas.ts';
export { isBlank } from './answers/is-blank.ts';
export { say } from './answers/say.ts';
export type { Language } from './answers/say.ts';
export { sectionStatus } from './answers/section-status.ts';
export type { SectionStatus } from './answers/section-status.ts';
export type { NotSent, ToSend } from './answers/visible.ts';
export type { CompiledForm, Conditions, Validate } from './answers/compiled.ts';
export type * from './types.ts';
