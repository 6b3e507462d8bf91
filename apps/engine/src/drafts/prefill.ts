import { personName, versionOf, type CaseState, type PersonState } from '#casework';
import { joinMigrations, renameAnswers, type Answers, type Json, type ResolvedForm, type ResolvedQuestion } from '#definitions';
import type { Published } from '#store';
import { carriedRows, groupOf, rowsOf } from './carried-rows.ts';

type FormOf = (idOrRef: string) => ResolvedForm | undefined;
/** What a record said when it was handed in. */
interface HandedIn {
  readonly form: string;
  readonly formId: string;
  readonly revision: number;
  readonly answers: Answers;
}

/** What a new draft begins with: what its form says to carry in, of the person and of what was last handed in. */
export function prefilled(form: ResolvedForm, state: CaseState, person: PersonState, published: Pick<Published, 'form' | 'publications'>): Answers {
  const formOf = published.form;
  const handedIn = latestOfEachForm(state).map((one) => asAskedNow(one, published));
  const carried: { [question: string]: Json } = {};
  for (const question of Object.values(form.questions)) {
    const value = question.prefill === undefined ? undefined : valueFor(question, handedIn, person, formOf);
    if (value !== undefined) carried[question.id] = value;
  }
  return carried;
}

/** What each form's latest record says, newest first. */
function latestOfEachForm(state: CaseState): readonly HandedIn[] {
  const versions = state.records.flatMap(({ form, formId, versions: all }) => all.map(({ revision, answers = {} }) => ({ form, formId, revision, answers })));
  const newest = versions.sort((a, b) => b.revision - a.revision);
  return newest.filter(({ formId }, at) => newest.findIndex((one) => one.formId === formId) === at);
}

/** What a record of another version of its form says, as that form asks it now. */
function asAskedNow(one: HandedIn, { form: formOf, publications }: Pick<Published, 'form' | 'publications'>): HandedIn {
  const now = formOf(one.formId);
  if (!now || now.version === versionOf(one.form)) return one;
  const { forms } = joinMigrations(publications.map(({ content }) => content));
  const answers = renameAnswers(forms, one.formId, versionOf(one.form), now.version, one.answers);
  return answers === one.answers ? one : { ...one, form: now.ref, answers };
}

function valueFor(question: ResolvedQuestion, handedIn: readonly HandedIn[], person: PersonState, formOf: FormOf): Json | undefined {
  const sources = [question.prefill ?? []].flat().map(parts);
  const answered = handedIn.flatMap((one) => {
    const field = sources.find(({ source }) => source === one.formId)?.field;
    return field !== undefined && Object.hasOwn(one.answers, field) ? [{ field, form: one.form, answer: one.answers[field] }] : [];
  });
  if (answered.length === 0) {
    const field = sources.find(({ source }) => source === 'person')?.field;
    return field === undefined ? undefined : ofPerson(person, field);
  }
  if (question.kind !== 'group') return answered[0]?.answer;
  const rows = carriedRows(question, answered.map(({ field, form, answer }) => ({ question: groupOf(formOf(form), field), rows: rowsOf(answer) })));
  return rows.length > 0 ? rows : undefined;
}

function parts(prefill: string): { readonly source: string; readonly field: string } {
  const dot = prefill.indexOf('.');
  return { source: prefill.slice(0, dot), field: prefill.slice(dot + 1) };
}

function ofPerson(person: PersonState, field: string): Json | undefined {
  const [name] = person.names;
  switch (field) {
    case 'name': return personName(person);
    case 'given':
    case 'givenName': return name?.given;
    case 'family':
    case 'familyName': return name?.family;
    case 'birthDate': return person.birth?.date;
    case 'expectedBirth': return person.birth?.expected;
    case 'sex': return person.sex;
    default: return person.identifiers.find(({ kind }) => kind === field)?.value;
  }
}
