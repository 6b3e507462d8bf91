import type { Birth, PersonDetails } from '#api-client';

/** What the page for adding a child asks, as typed. */
export interface NewPersonAnswers {
  readonly given: string;
  readonly family: string;
  readonly known: 'date' | 'age' | 'expected' | 'unknown' | '';
  /** `2026-11-23`, real or not. */
  readonly date: string;
  readonly age: string;
  readonly expected: string;
}
export type NewPersonField = 'given' | 'known' | 'date' | 'age' | 'expected';

const isRealDay = (date: string): boolean => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const made = new Date(Date.UTC(year, month - 1, day));
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
};

/** What is wrong, by field, as message keys. One name is enough; not knowing the birth date is an answer. */
export const newPersonProblems = (answers: NewPersonAnswers, today: string): readonly { readonly field: NewPersonField; readonly message: string }[] => {
  const age = Number(answers.age);
  return [
    ...(answers.given.trim() === '' && answers.family.trim() === '' ? [{ field: 'given' as const, message: 'add.enterName' }] : []),
    ...(answers.known === '' ? [{ field: 'known' as const, message: 'add.chooseBirth' }] : []),
    ...(answers.known === 'date' && !isRealDay(answers.date) ? [{ field: 'date' as const, message: 'add.enterDate' }] : []),
    ...(answers.known === 'date' && isRealDay(answers.date) && answers.date > today ? [{ field: 'date' as const, message: 'add.dateAhead' }] : []),
    ...(answers.known === 'age' && !(answers.age.trim() !== '' && Number.isInteger(age) && age >= 0 && age <= 120) ? [{ field: 'age' as const, message: 'add.enterAge' }] : []),
    ...(answers.known === 'expected' && !isRealDay(answers.expected) ? [{ field: 'expected' as const, message: 'add.enterExpected' }] : []),
  ];
};

/** The person as the engine takes it; nothing is made up for what is not known. */
export const toPersonDetails = (answers: NewPersonAnswers, today: string): PersonDetails => {
  const [given, family] = [answers.given.trim(), answers.family.trim()];
  const birth: Birth | undefined =
    answers.known === 'date' ? { date: answers.date }
    : answers.known === 'age' ? { estimatedAge: Number(answers.age), estimatedOn: today }
    : answers.known === 'expected' ? { expected: answers.expected }
    : undefined;
  return { names: [{ ...(given ? { given } : {}), ...(family ? { family } : {}) }], ...(birth ? { birth } : {}) };
};
