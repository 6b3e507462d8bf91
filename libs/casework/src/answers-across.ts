import { renameQuestion, type FormMigrationFile, type Json } from '#definitions';
import { formIdIn, versionOf } from './facts.ts';
import type { CaseState } from './types.ts';

/** One answer to a question, in whichever record and under whichever name it was given. */
export interface AnswerFound {
  readonly record: string;
  /** Ref of the form that it was given on, and the name that the question has there. */
  readonly form: string;
  readonly question: string;
  readonly revision: number;
  readonly value: Json;
}

/**
 * Every answer that a case holds to one question, oldest first, in records of any version of its form: the question is named as
 * `version` of the form has it, and found under the names that it had before and after.
 * @param form the id that the form goes by in this case now
 */
export function answersAcross(state: CaseState, form: string, question: string, version: string, migrations: readonly FormMigrationFile[]): readonly AnswerFound[] {
  const records = state.records.filter((record) => record.formId === form || formIdIn(state, record.form) === form);
  return records
    .flatMap((record) => {
      const name = renameQuestion(migrations, form, version, versionOf(record.form), question);
      return record.versions.flatMap(({ revision, answers = {} }) => {
        const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
        return value === undefined ? [] : [{ record: record.id, form: record.form, question: name, revision, value }];
      });
    })
    .sort((a, b) => a.revision - b.revision);
}
