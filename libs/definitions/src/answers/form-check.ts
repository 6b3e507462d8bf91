import type { AnswerProblem, Answers, Json, ResolvedForm } from '../types.ts';
import type { CompiledForm } from './compiled.ts';
import { NOT_ANSWERS, answerProblems } from './answer-problems.ts';
import type { ToSend } from './visible.ts';
import { isRow, isShown, toSend } from './visible.ts';

/** What a form can say of a set of answers, the same in the browser and in the engine. */
export interface FormCheck {
  /** What is wrong or missing in what would be sent, in the form's order; with `only`, of these questions alone. */
  readonly problems: (answers: Answers, only?: readonly string[]) => readonly AnswerProblem[];
  /** The questions asked: ids, and `<group>/<row id>/<property>` for the questions of a row. */
  readonly shown: (answers: Answers) => ReadonlySet<string>;
  /** The questions among them that must be answered, named in the same way. */
  readonly required: (answers: Answers) => ReadonlySet<string>;
  /** The answers without blank and hidden ones, and which were left out. Doing it twice changes nothing more. */
  readonly toSend: (answers: Answers) => ToSend;
}

/**
 * Joins a form to its compiled validator and conditions (a validator module, or `compileForm`).
 * Needs no Ajv and no `eval`, so the web app may use it under a strict content security policy.
 */
export function formCheck(form: ResolvedForm, compiled: CompiledForm): FormCheck {
  const counting = (answers: Answers) => toSend(form, compiled.conditions, answers).answers;
  return {
    toSend: (answers) => toSend(form, compiled.conditions, answers),
    problems: (answers, only) => {
      // From a browser's form it is always an object; from elsewhere it may be anything.
      if (!isRow(answers)) return [NOT_ANSWERS];
      const all = answerProblems(form, compiled.validate, counting(answers));
      return only ? all.filter((problem) => only.includes(problem.question)) : all;
    },
    shown: (answers) => new Set(asked(form, compiled, counting(answers), answers).map((one) => one.key)),
    required: (answers) => new Set(asked(form, compiled, counting(answers), answers).filter((one) => one.required).map((one) => one.key)),
  };
}

interface Asked {
  readonly key: string;
  readonly required: boolean;
}

function asked(form: ResolvedForm, compiled: CompiledForm, counting: Answers, answers: Answers): readonly Asked[] {
  const { conditions } = compiled;
  return Object.values(form.questions)
    .filter((question) => isShown(conditions, question.id, counting))
    .flatMap((question) => {
      const required = question.required || (conditions[question.id]?.require?.(counting) ?? false);
      return [{ key: question.id, required }, ...(question.row ? rowsAsked(question.id, question.row, compiled, answers[question.id]) : [])];
    });
}

function rowsAsked(group: string, row: NonNullable<ResolvedForm['questions'][string]['row']>, { conditions }: CompiledForm, rows: Json | undefined): readonly Asked[] {
  if (!Array.isArray(rows)) return [];
  // A row that is being filled is still a row: its blanks are asked for before it counts.
  return (rows as readonly Json[]).filter(isRow).flatMap((value) =>
    row
      .filter((question) => isShown(conditions, `${group}/${question.id}`, value))
      .map((question) => ({
        key: `${group}/${String(value['id'])}/${question.id}`,
        required: question.required || (conditions[`${group}/${question.id}`]?.require?.(value) ?? false),
      })),
  );
}
