import type { FormOverlayFile, JsonSchema } from '../types.ts';
import { changeQuestion } from './edit-questions.ts';
import { drop, operationAt, put } from './overlay-edit.ts';

/** Whether a question must be answered whenever it is shown. What the pack requires stays required. */
export function setRequired(overlay: FormOverlayFile, question: string, required: boolean): FormOverlayFile {
  if (operationAt(overlay, 'addQuestion', question)) return changeQuestion(overlay, question, { required });
  return required ? put(overlay, { does: 'require', question }) : drop(overlay, `require ${question}`);
}

/** When a question must be answered, beside when the pack says so; without a condition: only as the pack says. */
export function setRequireWhen(overlay: FormOverlayFile, question: string, when: JsonSchema | undefined): FormOverlayFile {
  const added = operationAt(overlay, 'addQuestion', question);
  if (added) {
    const { requireWhen: _was, ...words } = added.question;
    return changeQuestion(overlay, question, { question: { ...words, ...(when && { requireWhen: when }) } });
  }
  return when ? put(overlay, { does: 'requireWhen', question, when }) : drop(overlay, `requireWhen ${question}`);
}

/** When a local question is asked; without a condition always. A question of the pack is asked when the pack says so. */
export function setShowWhen(overlay: FormOverlayFile, question: string, when: JsonSchema | undefined): FormOverlayFile {
  const added = operationAt(overlay, 'addQuestion', question);
  if (!added) return overlay;
  const { showWhen: _was, ...words } = added.question;
  return changeQuestion(overlay, question, { question: { ...words, ...(when && { showWhen: when }) } });
}

/** Limits that a question may have beside what it is: of length, of size, of number, and fewer options. */
export const LIMITS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'enum'] as const;

/** The limits of a question, all of them; what is not named is as the pack has it (of a local question: without limit). */
export function setLimits(overlay: FormOverlayFile, question: string, limits: JsonSchema): FormOverlayFile {
  const named = Object.fromEntries(Object.entries(limits).filter(([key]) => (LIMITS as readonly string[]).includes(key)));
  const added = operationAt(overlay, 'addQuestion', question);
  if (added) {
    const kept = Object.fromEntries(Object.entries(added.schema).filter(([key]) => key === 'enum' || !(LIMITS as readonly string[]).includes(key)));
    return changeQuestion(overlay, question, { schema: { ...kept, ...named } });
  }
  return Object.keys(named).length > 0 ? put(overlay, { does: 'narrow', question, schema: named }) : drop(overlay, `narrow ${question}`);
}
