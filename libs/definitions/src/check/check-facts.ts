import { compileSchema } from '../compile/ajv.ts';
import type { ExpandedForm } from '../resolve/expand-form.ts';
import type { CodeListFile, Finding, JsonSchema } from '../types.ts';
import type { Mention } from './condition-walk.ts';
import { mentions } from './condition-walk.ts';
import { didYouMean, finding, firstSaid } from './finding.ts';
import { impossibleValues, openMention, possibleValues } from './question-values.ts';

type Keys = readonly (string | number)[];

/** What a condition over the facts of a case may name. */
export interface FactNames {
  readonly forms: readonly string[];
  /** Undefined for a form that cannot be read. */
  readonly form: (id: string) => ExpandedForm | undefined;
  readonly marks: readonly string[] | undefined;
  readonly clocks: readonly string[] | undefined;
  readonly codes: (id: string) => CodeListFile | undefined;
}

const FACTS = ['answers', 'marks', 'person', 'clocks', 'today'];
const PERSON = ['birthDate', 'expectedBirth', 'ageInDays'];
const CLOCK_STATES = ['running', 'paused', 'met', 'cancelled'];

/** Faults of a condition over the facts: `answers` by form, `marks`, `person`, `clocks`, `today`, and nothing else. */
export function checkFacts(file: string, at: Keys, condition: JsonSchema, names: FactNames): readonly Finding[] {
  const found = mentions(condition).flatMap((mention) => {
    const fault = unknownFact(mention, names);
    if (fault !== undefined) return [finding(file, [...at, ...mention.at], 'fact-unknown', fault)];
    return [...openMention(file, at, mention), ...valueFaults(file, at, mention, names)];
  });
  return [...firstSaid(found), ...compiles(file, at, condition)];
}

function unknownFact({ subject }: Mention, names: FactNames): string | undefined {
  const [fact, name, inner] = subject;
  if (fact === undefined) return undefined;
  const known = new Map<string, readonly string[] | undefined>([['answers', names.forms], ['marks', names.marks], ['person', PERSON], ['clocks', names.clocks], ['today', []]]);
  if (!known.has(fact)) return `'${fact}' is no fact of a case.${didYouMean(fact, FACTS)}`;
  if (name === undefined) return undefined;
  const possible = known.get(fact);
  if (possible && !possible.includes(name)) return `There is no '${name}' among the ${fact}.${didYouMean(name, possible)}`;
  if (fact !== 'answers' || inner === undefined) return undefined;
  const form = names.form(name);
  const questions = Object.keys(form?.properties ?? {});
  return !form || questions.includes(inner) ? undefined : `The form '${name}' has no question '${inner}'.${didYouMean(inner, questions)}`;
}

function valueFaults(file: string, at: Keys, mention: Mention, names: FactNames): readonly Finding[] {
  const [fact, name, question] = mention.subject;
  if (fact === 'clocks' && name !== undefined) return impossibleValues(file, at, mention, CLOCK_STATES);
  if (fact !== 'answers' || name === undefined || question === undefined || mention.subject.length > 3) return [];
  const form = names.form(name);
  const schema = form?.properties[question];
  return schema ? impossibleValues(file, at, mention, possibleValues(schema, form.questions[question], names.codes)) : [];
}

function compiles(file: string, at: Keys, condition: JsonSchema): readonly Finding[] {
  try {
    compileSchema(condition);
    return [];
  } catch (error) {
    return [finding(file, at, 'condition-broken', `This condition cannot be compiled: ${error instanceof Error ? error.message : String(error)}.`)];
  }
}
