import type { CodeListFile, Finding, JsonSchema, QuestionFile } from '../types.ts';
import { compileSchema } from '../compile/ajv.ts';
import { mentions, questionsRead } from './condition-walk.ts';
import { didYouMean, finding } from './finding.ts';
import { impossibleValues, openMention, possibleValues } from './question-values.ts';

type Keys = readonly (string | number)[];

/** Questions that conditions can see: a form's, or those of one row. */
export interface ConditionScope {
  readonly properties: { readonly [question: string]: JsonSchema };
  readonly questions: { readonly [question: string]: QuestionFile };
  readonly codes: (id: string) => CodeListFile | undefined;
}
/** Where a question is written, for the finding. */
export type Written = (question: string) => { readonly file: string; readonly at: Keys };

/** Faults in showWhen and requireWhen of these questions. */
export function checkConditions(scope: ConditionScope, written: Written): readonly Finding[] {
  const perQuestion = Object.entries(scope.questions).flatMap(([id, question]) =>
    (['showWhen', 'requireWhen'] as const).flatMap((use) => {
      const condition = question[use];
      const { file, at } = written(id);
      return condition ? checkCondition(scope, id, condition, file, [...at, use]) : [];
    }),
  );
  return [...perQuestion, ...rings(scope, written)];
}

function checkCondition(scope: ConditionScope, id: string, condition: JsonSchema, file: string, at: Keys): readonly Finding[] {
  const known = Object.keys(scope.properties);
  const found = mentions(condition).flatMap((mention): readonly Finding[] => {
    const [name] = mention.subject;
    if (name === undefined) return [];
    const place = [...at, ...mention.at];
    if (name === id) return [finding(file, place, 'condition-self', `'${id}' cannot depend on its own answer: name another question.`)];
    const schema = scope.properties[name];
    if (!schema) return [finding(file, place, 'condition-unknown', `There is no question '${name}' here.${didYouMean(name, known)}`)];
    return [...openMention(file, at, mention), ...impossibleValues(file, at, mention, possibleValues(schema, scope.questions[name], scope.codes))];
  });
  return [...found, ...compiles(condition, file, at)];
}

function compiles(condition: JsonSchema, file: string, at: Keys): readonly Finding[] {
  try {
    compileSchema(condition);
    return [];
  } catch (error) {
    return [finding(file, at, 'condition-broken', `This condition cannot be compiled: ${error instanceof Error ? error.message : String(error)}.`)];
  }
}

/** Questions that are shown only if they are shown: nobody could ever reach them. */
function rings(scope: ConditionScope, written: Written): readonly Finding[] {
  const reads = new Map(Object.entries(scope.questions).map(([id, { showWhen }]) => [id, showWhen ? [...questionsRead(showWhen)].filter((name) => name !== id) : []]));
  return [...reads.keys()]
    .filter((id) => reaches(reads, id, id))
    .map((id) => {
      const { file, at } = written(id);
      return finding(file, [...at, 'showWhen'], 'condition-ring', `Whether '${id}' is shown depends, by way of others, on '${id}' itself: break the ring.`);
    });
}

function reaches(reads: ReadonlyMap<string, readonly string[]>, from: string, to: string, seen = new Set<string>()): boolean {
  return (reads.get(from) ?? []).some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(reads, next, to, seen);
  });
}
