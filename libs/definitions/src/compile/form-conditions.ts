import type { JsonSchema, ResolvedForm, ResolvedQuestion } from '../types.ts';

/** One condition of a form. The question is its id, or `<group>/<property>` for a row's, which reads its own row only. */
export interface FormCondition {
  readonly question: string;
  readonly use: 'show' | 'require';
  readonly schema: JsonSchema;
}

/** Every showWhen and requireWhen of a form, in the form's order. */
export function formConditions(form: ResolvedForm): readonly FormCondition[] {
  return Object.values(form.questions).flatMap((question) => [
    ...conditionsOf(question.id, question),
    ...(question.row ?? []).flatMap((inner) => conditionsOf(`${question.id}/${inner.id}`, inner)),
  ]);
}

function conditionsOf(key: string, { showWhen, requireWhen }: ResolvedQuestion): readonly FormCondition[] {
  return [
    ...(showWhen ? [{ question: key, use: 'show', schema: showWhen } as const] : []),
    ...(requireWhen ? [{ question: key, use: 'require', schema: requireWhen } as const] : []),
  ];
}
