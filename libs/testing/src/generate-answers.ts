import type { AnswerProblem, Answers, FormCheck, Json, JsonSchema, ResolvedForm } from '#definitions';
import { questionSchemas } from '#definitions';
import type { ValueContext } from './generate-value.ts';
import { generateValue } from './generate-value.ts';

export interface GenerateOptions extends ValueContext {
  /** Answers to start from; they are kept unless the form refuses them. */
  readonly given?: Answers;
  /** How likely an optional question is answered, 0 to 1. */
  readonly optional?: number;
}

type Draft = { [question: string]: Json };

const mend = (answers: Draft, problems: readonly AnswerProblem[], schemas: { readonly [question: string]: JsonSchema }, context: ValueContext): void => {
  for (const { question, rule } of problems) {
    const schema = schemas[question];
    if (!schema || rule === 'false schema') delete answers[question];
    else answers[question] = generateValue(schema, context);
  }
};

/**
 * Answers that a form accepts, made from its schema and questions alone: each question answered by chance, hidden ones
 * left out, what is required by the answers filled in.
 * @throws Error naming the problems when no such answers are found, which is a fault of the form or of this generator
 */
export const generateAnswers = (form: ResolvedForm, check: FormCheck, options: GenerateOptions): Answers => {
  const schemas = questionSchemas(form);
  const optional = options.optional ?? 0.5;
  const answers: Draft = { ...options.given };
  for (const [id, question] of Object.entries(form.questions)) {
    const schema = schemas[id];
    if (!schema || id in answers) continue;
    if (question.required || options.random.chance(optional)) answers[id] = generateValue(schema, options);
  }
  for (let round = 0; round < 20; round += 1) {
    const { answers: sent } = check.toSend(answers);
    const problems = check.problems(sent);
    if (problems.length === 0) return sent;
    mend(answers, problems, schemas, options);
  }
  const left = check.problems(check.toSend(answers).answers).map(({ path, rule, message }) => `${path} ${rule}: ${message.en}`);
  throw new Error(`No answers found for ${form.ref}: ${left.join('; ')}`);
};
