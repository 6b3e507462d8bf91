import type { JsonSchema, ResolvedQuestion, Text } from '../types.ts';
import { say } from '../answers/say.ts';

type Questions = { readonly [id: string]: Pick<ResolvedQuestion, 'label' | 'options'> };
interface Words {
  readonly language: 'en' | 'cy';
  readonly and: string;
  readonly or: string;
  /** Between answers of one question. */
  readonly orElse: string;
  readonly yes: string;
  readonly no: string;
  readonly is: (question: string, values: string) => string;
  readonly isNot: (question: string, values: string) => string;
  readonly has: (question: string, values: string) => string;
  readonly hasNot: (question: string, values: string) => string;
  readonly answered: (question: string) => string;
  readonly notAnswered: (question: string) => string;
  readonly atLeast: (question: string, number: string) => string;
  readonly atMost: (question: string, number: string) => string;
  readonly not: (clause: string) => string;
}
const ENGLISH: Words = {
  language: 'en',
  and: ' and ',
  or: ' or ',
  orElse: ' or ',
  yes: 'Yes',
  no: 'No',
  is: (question, values) => `${question} is ${values}`,
  isNot: (question, values) => `${question} is not ${values}`,
  has: (question, values) => `${question} has ${values}`,
  hasNot: (question, values) => `${question} does not have ${values}`,
  answered: (question) => `${question} is answered`,
  notAnswered: (question) => `${question} is not answered`,
  atLeast: (question, number) => `${question} is at least ${number}`,
  atMost: (question, number) => `${question} is at most ${number}`,
  not: (clause) => `it is not so that ${clause}`,
};
/** A draft. Each clause is what follows "pan". */
const WELSH: Words = {
  language: 'cy',
  and: ' a phan ',
  or: ' neu pan ',
  orElse: ' neu ',
  yes: 'Ydy',
  no: 'Nac ydy',
  is: (question, values) => `fydd yr ateb i ${question} yn ${values}`,
  isNot: (question, values) => `na fydd yr ateb i ${question} yn ${values}`,
  has: (question, values) => `fydd ${values} ymhlith yr atebion i ${question}`,
  hasNot: (question, values) => `na fydd ${values} ymhlith yr atebion i ${question}`,
  answered: (question) => `fydd ${question} wedi’i ateb`,
  notAnswered: (question) => `na fydd ${question} wedi’i ateb`,
  atLeast: (question, number) => `fydd ${question} o leiaf ${number}`,
  atMost: (question, number) => `na fydd ${question} yn fwy na ${number}`,
  not: (clause) => `nad yw’n amser pan ${clause}`,
};
const LEADS: { readonly [lead: string]: (clause: Text) => Text } = {
  shown: ({ en, cy }) => ({ en: `Shown when ${en}`, cy: `Dangosir pan ${cy}` }),
  required: ({ en, cy }) => ({ en: `Must be answered when ${en}`, cy: `Rhaid ateb pan ${cy}` }),
  clause: (clause) => clause,
};

/**
 * A condition over answers as a person would say it: "Shown when “Was the child seen?” is “No”"; with `required`, "Must be answered
 * when …"; with `clause`, what follows "when". What has no words of its own is shown as it is written.
 */
export function conditionSentence(condition: JsonSchema, form: { readonly questions: Questions }, lead: 'shown' | 'required' | 'clause' = 'shown'): Text {
  return LEADS[lead]!({ en: clauseOf(condition, form.questions, ENGLISH), cy: clauseOf(condition, form.questions, WELSH) });
}

function clauseOf(condition: JsonSchema, questions: Questions, words: Words): string {
  const rules = Object.entries((condition['properties'] ?? {}) as { readonly [id: string]: JsonSchema });
  const bare = ((condition['required'] ?? []) as readonly string[]).filter((id) => !rules.some(([ruled]) => ruled === id));
  const parts = [
    ...rules.map(([id, rule]) => ruleClause(id, rule, questions, words)),
    ...bare.map((id) => words.answered(nameOf(id, questions, words))),
    ...several(condition['allOf'], words.and, questions, words),
    ...several(condition['anyOf'], words.or, questions, words),
    ...(condition['not'] ? [notClause(condition['not'] as JsonSchema, questions, words)] : []),
  ];
  return parts.length > 0 ? parts.join(words.and) : JSON.stringify(condition);
}

function several(list: unknown, joint: string, questions: Questions, words: Words): readonly string[] {
  return Array.isArray(list) ? [(list as readonly JsonSchema[]).map((one) => clauseOf(one, questions, words)).join(joint)] : [];
}

function notClause(inner: JsonSchema, questions: Questions, words: Words): string {
  const required = (inner['required'] ?? []) as readonly string[];
  const only = Object.keys(inner).every((key) => key === 'type' || key === 'required');
  return only && required.length === 1 ? words.notAnswered(nameOf(required[0]!, questions, words)) : words.not(clauseOf(inner, questions, words));
}

function ruleClause(id: string, rule: JsonSchema, questions: Questions, words: Words): string {
  const name = nameOf(id, questions, words);
  const chosen = chosenValues(rule);
  if (chosen) return (chosen.several ? words.has : words.is)(name, spoken(id, chosen.values, questions, words));
  const barred = rule['not'] ? chosenValues(rule['not'] as JsonSchema) : undefined;
  if (barred) return (barred.several ? words.hasNot : words.isNot)(name, spoken(id, barred.values, questions, words));
  if (rule['not']) return words.not(ruleClause(id, rule['not'] as JsonSchema, questions, words));
  const least = rule['minimum'] ?? rule['minItems'];
  const most = rule['maximum'] ?? rule['maxItems'];
  const limits = [...(least === undefined ? [] : [words.atLeast(name, String(least))]), ...(most === undefined ? [] : [words.atMost(name, String(most))])];
  return limits.length > 0 ? limits.join(words.and) : `${name}: ${JSON.stringify(rule)}`;
}

function chosenValues(rule: JsonSchema): { readonly values: readonly unknown[]; readonly several: boolean } | undefined {
  if (rule['contains']) {
    const inner = chosenValues(rule['contains'] as JsonSchema);
    return inner && { values: inner.values, several: true };
  }
  if (rule['const'] !== undefined) return { values: [rule['const']], several: false };
  return Array.isArray(rule['enum']) ? { values: rule['enum'] as readonly unknown[], several: false } : undefined;
}

function nameOf(id: string, questions: Questions, { language }: Words): string {
  const question = questions[id];
  return `“${question ? say(question.label, language) : id}”`;
}

function spoken(id: string, values: readonly unknown[], questions: Questions, words: Words): string {
  return values.map((value) => valueWords(id, value, questions, words)).join(words.orElse);
}

function valueWords(id: string, value: unknown, questions: Questions, words: Words): string {
  if (value === true) return words.yes;
  if (value === false) return words.no;
  const option = questions[id]?.options?.find(({ code }) => code === value);
  return `“${option ? say(option.label, words.language) : String(value)}”`;
}
