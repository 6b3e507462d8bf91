import { canonicalJson } from '../canonical-json.ts';
import { uiSchema } from '../resolve/ui-schema.ts';
import type { JsonObject, ResolvedForm } from '../types.ts';

/** What a form file says itself of how its questions look: of the resolved form, that which does not follow from its questions. */
export function writtenUi({ sections, questions, uiSchema: all }: Pick<ResolvedForm, 'sections' | 'questions' | 'uiSchema'>): { readonly [question: string]: JsonObject } {
  const derived = uiSchema(sections, Object.values(questions), {});
  const written = Object.keys(questions).map((id) => {
    const plain = (derived[id] ?? {}) as JsonObject;
    const own = Object.entries((all[id] ?? {}) as JsonObject).filter(([key, value]) => plain[key] === undefined || canonicalJson(value) !== canonicalJson(plain[key]));
    return [id, Object.fromEntries(own)] as const;
  });
  return Object.fromEntries(written);
}
