import { own } from '../own.ts';
import type { AnswerProblem, Answers, Json, ResolvedForm, ResolvedQuestion, Text } from '../types.ts';
import type { SchemaError, Validate } from './compiled.ts';
import { problemMessage } from './problem-message.ts';
import { isRow } from './visible.ts';

/** One problem for each wrong or missing answer, in the order in which the form asks. */
export function answerProblems(form: ResolvedForm, validate: Validate, answers: Answers): readonly AnswerProblem[] {
  if (validate(answers)) return [];
  const found = new Map<string, { readonly error: SchemaError; readonly problem: AnswerProblem }>();
  for (const error of validate.errors ?? []) {
    const problem = toProblem(form, answers, error);
    const before = problem && found.get(problem.path);
    if (problem && (!before || saysMore(error, before.error))) found.set(problem.path, { error, problem });
  }
  const problems = [...found.values()].map(({ problem }) => problem);
  const order = form.sections.flatMap((section) => section.questions);
  const place = (problem: AnswerProblem) => (order.indexOf(problem.question) + 1 || order.length + 1);
  return problems.sort((a, b) => place(a) - place(b));
}

/** Pack and authority may both have something to say of one answer: the stricter of two limits, and what is wrong before where it is not known. */
function saysMore(error: SchemaError, before: SchemaError): boolean {
  if (before.keyword === 'unevaluatedProperties') return error.keyword !== 'unevaluatedProperties';
  const [limit, other] = [Number(error.params['limit']), Number(before.params['limit'])];
  if (error.keyword !== before.keyword) return false;
  return error.keyword.startsWith('max') ? limit < other : limit > other;
}

function toProblem(form: ResolvedForm, answers: Answers, error: SchemaError): AnswerProblem | undefined {
  // "must match then schema" only repeats what the keyword inside `then` says by name.
  if (error.keyword === 'if') return undefined;
  const path = [...pointerParts(error.instancePath), ...missingPart(error)];
  const [id, index, property] = path;
  if (id === undefined) return NOT_ANSWERS;
  const question = own(form.questions, id);
  // Of what is not asked, nothing within matters.
  if (!question) return { question: id, path: toPointer([id]), rule: error.keyword, message: unknown(id) };
  const at = { question: id, path: toPointer(path), rule: error.keyword };
  if (index === undefined || !question.row) return { ...at, message: problemMessage(question, error) };
  return { ...at, ...rowId(answers[id], index), message: rowMessage(question, question.row, property, error) };
}

function rowMessage(group: ResolvedQuestion, row: readonly ResolvedQuestion[], property: string | undefined, error: SchemaError): Text {
  const inner = row.find((candidate) => candidate.id === property);
  if (inner) return problemMessage(inner, error);
  return property === undefined || property === 'id' ? problemMessage(group, { ...error, keyword: 'row' }) : unknown(property);
}

function rowId(rows: Json | undefined, index: string): { row?: string } {
  const row = Array.isArray(rows) ? (rows as readonly Json[])[Number(index)] : undefined;
  return row !== undefined && isRow(row) && typeof row['id'] === 'string' ? { row: row['id'] } : {};
}

function missingPart({ params }: SchemaError): readonly string[] {
  const name = params['missingProperty'] ?? params['unevaluatedProperty'] ?? params['additionalProperty'];
  return typeof name === 'string' ? [name] : [];
}

function pointerParts(pointer: string): readonly string[] {
  return pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function toPointer(parts: readonly string[]): string {
  return parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What was sent is no set of answers at all. */
export const NOT_ANSWERS: AnswerProblem = {
  question: '',
  path: '',
  rule: 'type',
  message: {
    en: 'Send the answers as an object with one value for each question',
    cy: 'Anfonwch yr atebion fel gwrthrych gydag un gwerth ar gyfer pob cwestiwn',
  },
};

function unknown(question: string): Text {
  return { en: `This form does not ask ‘${question}’: leave it out`, cy: `Nid yw’r ffurflen hon yn gofyn ‘${question}’: gadewch ef allan` };
}
