import type { ActionRule, Finding, GuardFile, JsonObject, JsonSchema, WorkflowFile } from '../types.ts';
import type { FactNames } from './check-facts.ts';
import { parts } from './check-guards.ts';
import { mentions } from './condition-walk.ts';
import { didYouMean, finding } from './finding.ts';
import { possibleValues } from './question-values.ts';

type Keys = readonly (string | number)[];

/** Guards that can never hold: on an answer that is not among the options, a form that nobody writes, a mark that no action sets, or themselves. */
export function checkChances(path: string, workflow: WorkflowFile, facts: FactNames): readonly Finding[] {
  const rules = Object.values(workflow.actions);
  const never = (at: Keys, message: string) => finding(path, at, 'guard-never', message);
  return Object.entries(workflow.guards ?? {}).flatMap(([name, guard]) => {
    const at = ['guards', name, 'params'];
    return [
      ...answersNobodyGives(guard, facts).map(({ index, message }) => never([...at, 'is', index], message)),
      ...formsIn(guard)
        .filter(({ form }) => facts.forms.includes(form) && !rules.some((rule) => rule.form === form))
        .map(({ form, at: inner }) => never([...at, ...inner], `No action writes '${form}', so this is never answered: give an action that form, or take the guard out.`)),
      ...marksNobodySets(guard, rules, facts).map(({ mark, at: inner }) => never([...at, ...inner], `No action sets the mark '${mark}': let one set it, or take it out here.`)),
      ...(contradiction(workflow, name) === undefined ? [] : [never([...at, 'of'], contradiction(workflow, name) ?? '')]),
    ];
  });
}

function answersNobodyGives({ type, params }: GuardFile, facts: FactNames): readonly { readonly index: number; readonly message: string }[] {
  if (type !== 'answered') return [];
  const form = facts.form(String(params?.['form']));
  const id = String(params?.['question']);
  const schema = form?.properties[id];
  if (!form || !schema) return [];
  const possible = possibleValues(schema, form.questions[id], facts.codes)?.map(String);
  const is = (params?.['is'] as readonly (string | boolean)[]).map(String);
  if (!possible) return [{ index: 0, message: `'${id}' has no options that could be counted on: name a question that is a choice, or yes or no.` }];
  return is.flatMap((value, index) => (possible.includes(value) ? [] : [{ index, message: `'${id}' can never be '${value}'.${didYouMean(value, possible)}` }]));
}

/** Every form that a guard reads, with where it names it. */
function formsIn({ type, params = {} }: GuardFile): readonly { readonly form: string; readonly at: Keys }[] {
  switch (type) {
    case 'answered':
    case 'actorInNamedTeam':
    case 'weekday':
    case 'staysWithTeam':
    case 'notBefore':
    case 'actorDidNotContribute':
      return [{ form: String(params['form']), at: ['form'] }];
    case 'rowsCovered':
      return [{ form: String((params['of'] as JsonObject)['form']), at: ['of', 'form'] }, ...(params['by'] as readonly JsonObject[]).map((by, index) => ({ form: String(by['form']), at: ['by', index, 'form'] }))];
    case 'matches':
      return mentions(params['schema'] as JsonSchema)
        .filter(({ subject, at }) => subject.length === 2 && subject[0] === 'answers' && at.at(-2) === 'properties')
        .map(({ subject, at }) => ({ form: subject[1] ?? '', at: ['schema', ...at] }));
    case 'marked':
    case 'inState':
    case 'regionsAtRest':
    case 'all':
    case 'any':
    case 'not':
      return [];
    default:
      return type satisfies never;
  }
}

function marksNobodySets({ type, params }: GuardFile, rules: readonly ActionRule[], facts: FactNames): readonly { readonly mark: string; readonly at: Keys }[] {
  if (type !== 'marked') return [];
  const set = new Set(rules.flatMap(({ marks, marksWhen }) => [...(marks ?? []), ...(marksWhen ?? []).map(({ mark }) => mark)]));
  return (['any', 'since'] as const).flatMap((key) =>
    ((params?.[key] ?? []) as readonly string[]).flatMap((mark, index) => (set.has(mark) || facts.marks?.includes(mark) === false ? [] : [{ mark, at: [key, index] }])),
  );
}

/** What of a conjunction cannot be together, in a sentence. */
function contradiction({ guards = {} }: WorkflowFile, name: string): string | undefined {
  if (guards[name]?.type !== 'all') return undefined;
  const names = leaves(guards, name);
  const denied = names.find((one) => guards[one]?.type === 'not' && names.includes(String(guards[one]?.params?.['of'])));
  if (denied !== undefined) return `'${denied}' denies '${String(guards[denied]?.params?.['of'])}', and both are asked here: take one of the two out.`;
  return undefined;
}

function leaves(guards: NonNullable<WorkflowFile['guards']>, name: string, depth = 0): readonly string[] {
  const guard = guards[name];
  return guard?.type === 'all' && depth < 10 ? parts(guard).flatMap((part) => leaves(guards, part, depth + 1)) : [name];
}
