import type { Finding, JsonSchema, QuestionFile } from '../types.ts';
import { itemsOf, questionKind } from '../resolve/question-kind.ts';
import { didYouMean, finding, unknownNames } from './finding.ts';

type Keys = readonly (string | number)[];

/** A set of questions as a file writes it: of a form, of a block, or of one row. */
export interface QuestionSet {
  readonly file: string;
  /** Where the schemas and the words of the questions stand. */
  readonly schemasAt: Keys;
  readonly wordsAt: Keys;
  readonly properties: { readonly [question: string]: JsonSchema };
  readonly questions: { readonly [question: string]: QuestionFile };
  readonly required: readonly string[];
}
/** What questions may name. */
export interface Vocabulary {
  readonly codeLists: readonly string[];
  readonly dimensions: readonly string[] | undefined;
  readonly dataItems: readonly string[] | undefined;
  readonly prefill: (source: string) => string | undefined;
}

/** Faults in each question, and between the schemas and the words. */
export function checkQuestions(set: QuestionSet, vocabulary: Vocabulary): readonly Finding[] {
  const { file, properties, questions, schemasAt, wordsAt } = set;
  const shaped = Object.keys(properties);
  const worded = Object.keys(questions);
  return [
    ...shaped.filter((id) => !worded.includes(id)).map((id) => finding(file, [...schemasAt, 'properties', id], 'question-unlabelled', `'${id}' has a schema and no label: add it under questions.`)),
    ...worded.filter((id) => !shaped.includes(id)).map((id) => finding(file, [...wordsAt, id], 'question-unshaped', `'${id}' has no schema.${didYouMean(id, shaped)}`)),
    ...set.required
      .map((id, index) => ({ id, index }))
      .filter(({ id }) => !shaped.includes(id))
      .map(({ id, index }) => finding(file, [...schemasAt, 'required', index], 'required-unknown', `There is no question '${id}' to require.${didYouMean(id, shaped)}`)),
    ...worded.flatMap((id) => {
      const [question, schema] = [questions[id], properties[id]];
      return question && schema ? checkQuestion(set, id, question, schema, vocabulary) : [];
    }),
  ];
}

function checkQuestion(set: QuestionSet, id: string, question: QuestionFile, schema: JsonSchema, vocabulary: Vocabulary): readonly Finding[] {
  const { file } = set;
  const schemaAt = [...set.schemasAt, 'properties', id];
  const at = [...set.wordsAt, id];
  return [
    ...checkOptions(file, id, question, schema, at, schemaAt, vocabulary),
    ...checkLimits(file, id, question, schema, schemaAt),
    ...unknownNames(file, question.dimension === undefined ? [] : [{ name: question.dimension, at: [...at, 'dimension'] }], vocabulary.dimensions, 'dimension-unknown', 'dimension'),
    ...unknownNames(file, question.dataItem === undefined ? [] : [{ name: question.dataItem, at: [...at, 'dataItem'] }], vocabulary.dataItems, 'data-item-unknown', 'data item'),
    ...prefillFault(file, question, at, vocabulary),
    ...checkRow(set, id, question, schema, vocabulary),
  ];
}

function prefillFault(file: string, { prefill }: QuestionFile, at: Keys, vocabulary: Vocabulary): readonly Finding[] {
  const sources = (typeof prefill === 'string' ? [prefill] : (prefill ?? [])) as readonly string[];
  return sources.flatMap((source, index) => {
    const fault = vocabulary.prefill(source);
    return fault === undefined ? [] : [finding(file, [...at, 'prefill', ...(typeof prefill === 'string' ? [] : [index])], 'prefill-unknown', fault)];
  });
}

function checkOptions(file: string, id: string, question: QuestionFile, schema: JsonSchema, at: Keys, schemaAt: Keys, vocabulary: Vocabulary): readonly Finding[] {
  const written = (schema['enum'] ?? itemsOf(schema)?.['enum']) as readonly string[] | undefined;
  const kind = questionKind(schema, question);
  const labels = Object.keys(question.options ?? {});
  const list = question.codes;
  if (list !== undefined) {
    if (!vocabulary.codeLists.includes(list)) return [finding(file, [...at, 'codes'], 'codes-unknown', `There is no code list '${list}'.${didYouMean(list, vocabulary.codeLists)}`)];
    if (written || labels.length > 0) return [finding(file, [...at, 'codes'], 'options-twice', `'${id}' takes its options from '${list}': remove its own enum and options.`)];
    return kind === 'choice' || kind === 'choices' ? [] : [finding(file, [...at, 'codes'], 'codes-misplaced', `'${id}' is no choice: codes stand on a string, or on a list of strings.`)];
  }
  if (kind === 'choices' && !written) return [finding(file, schemaAt, 'options-missing', `'${id}' has nothing to choose from: add codes, or enum and options.`)];
  return [
    ...(written ?? []).filter((code) => !labels.includes(code)).map((code) => finding(file, [...at, 'options'], 'option-unlabelled', `The option '${code}' of '${id}' has no label: add it to options.`)),
    ...labels.filter((code) => !(written ?? []).includes(code)).map((code) => finding(file, [...at, 'options', code], 'option-unknown', `'${code}' is no option of '${id}'.${didYouMean(code, written ?? [])}`)),
  ];
}

function checkLimits(file: string, id: string, question: QuestionFile, schema: JsonSchema, at: Keys): readonly Finding[] {
  const kind = questionKind(schema, question);
  const free = (kind === 'text' || kind === 'narrative' || kind === 'words') && schema['format'] === undefined && schema['const'] === undefined;
  const pairs = [['minLength', 'maxLength'], ['minimum', 'maximum'], ['minItems', 'maxItems']] as const;
  return [
    ...(free && schema['maxLength'] === undefined ? [finding(file, at, 'free-text-length', `'${id}' is free text without an end: add maxLength (200 for one line, 20000 for a narrative).`)] : []),
    ...pairs
      .filter(([low, high]) => Number(schema[low]) > Number(schema[high]))
      .map(([low, high]) => finding(file, [...at, low], 'limits-crossed', `'${id}' can never be answered: ${low} is above ${high}.`)),
  ];
}

function checkRow(set: QuestionSet, id: string, question: QuestionFile, schema: JsonSchema, vocabulary: Vocabulary): readonly Finding[] {
  const items = itemsOf(schema);
  const isGroup = items?.['type'] === 'object';
  const at = [...set.wordsAt, id];
  if (!isGroup) return question.row ? [finding(set.file, [...at, 'row'], 'row-misplaced', `'${id}' is no group: row stands on a list of objects.`)] : [];
  const { id: _rowId, ...properties } = (items['properties'] ?? {}) as { readonly [property: string]: JsonSchema };
  const schemasAt = [...set.schemasAt, 'properties', id, 'items'];
  const required = ((items['required'] ?? []) as readonly string[]).filter((name) => name !== 'id');
  if (!question.row) return [finding(set.file, at, 'row-missing', `'${id}' is a group: give its questions their labels under row.`)];
  return checkQuestions({ file: set.file, schemasAt, wordsAt: [...at, 'row'], properties, questions: question.row, required }, vocabulary);
}
