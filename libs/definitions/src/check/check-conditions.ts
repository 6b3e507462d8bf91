import type { CodeListFile, Finding, JsonSchema, QuestionFile } from '../types.ts';
import { own } from '../own.ts';
import { compileSchema } from '../compile/ajv.ts';
import { itemsOf } from '../resolve/question-kind.ts';
import { mentions, questionsRead } from './condition-walk.ts';
import { didYouMean, finding, firstSaid } from './finding.ts';
import { impossibleValues, openMention, possibleValues } from './question-values.ts';

type Keys = readonly (string | number)[];

/** The questions of a file, and those that their conditions can see. */
export interface ConditionScope {
  readonly file: string;
  /** Written in this file; each under questions. */
  readonly asked: { readonly [question: string]: QuestionFile };
  readonly properties: { readonly [question: string]: JsonSchema };
  readonly questions: { readonly [question: string]: QuestionFile };
  readonly codes: (id: string) => CodeListFile | undefined;
}

/** Faults in the showWhen and requireWhen of a file's questions; those of a row see only their row. */
export function checkConditions(scope: ConditionScope): readonly Finding[] {
  const rows = Object.entries(scope.asked).flatMap(([id, { row }]) => {
    const items = row && itemsOf(scope.properties[id] ?? {});
    const properties = (items?.['properties'] ?? {}) as ConditionScope['properties'];
    return row ? checkLevel({ ...scope, asked: row, questions: row, properties }, ['questions', id, 'row']) : [];
  });
  return [...checkLevel(scope, ['questions']), ...rows];
}

function checkLevel(scope: ConditionScope, at: Keys): readonly Finding[] {
  const perQuestion = Object.entries(scope.asked).flatMap(([id, question]) =>
    (['showWhen', 'requireWhen'] as const).flatMap((use) => {
      const condition = question[use];
      return condition ? checkCondition(scope, [id], condition, [...at, id, use]) : [];
    }),
  );
  return [...perQuestion, ...rings(scope, at)];
}

/** Faults of one condition, on which the questions `ids` depend. */
export function checkCondition(scope: ConditionScope, ids: readonly string[], condition: JsonSchema, at: Keys): readonly Finding[] {
  const { file } = scope;
  const known = Object.keys(scope.properties);
  const found = mentions(condition).flatMap((mention): readonly Finding[] => {
    const [name] = mention.subject;
    if (name === undefined) return [];
    const place = [...at, ...mention.at];
    if (ids.includes(name)) return [finding(file, place, 'condition-self', `'${name}' cannot depend on its own answer: name another question.`)];
    const schema = own(scope.properties, name);
    if (!schema) return [finding(file, place, 'condition-unknown', `There is no question '${name}' here.${didYouMean(name, known)}`)];
    return [...openMention(file, at, mention), ...impossibleValues(file, at, mention, possibleValues(schema, scope.questions[name], scope.codes))];
  });
  return [...firstSaid(found), ...compiles(condition, file, at)];
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
function rings({ file, asked, questions }: ConditionScope, at: Keys): readonly Finding[] {
  const reads = new Map(Object.entries(questions).map(([id, { showWhen }]) => [id, showWhen ? [...questionsRead(showWhen)].filter((name) => name !== id) : []]));
  return Object.keys(asked)
    .filter((id) => reaches(reads, id, id))
    .map((id) => finding(file, [...at, id, 'showWhen'], 'condition-ring', `Whether '${id}' is shown depends, by way of others, on '${id}' itself: break the ring.`));
}

function reaches(reads: ReadonlyMap<string, readonly string[]>, from: string, to: string, seen = new Set<string>()): boolean {
  return (reads.get(from) ?? []).some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(reads, next, to, seen);
  });
}
