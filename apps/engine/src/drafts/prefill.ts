import { personName, type CaseState, type PersonState } from '#casework';
import type { Answers, Json, ResolvedForm } from '#definitions';

/** What a new draft begins with: what its form says to carry in, of the person and of what was last handed in. */
export function prefilled(form: ResolvedForm, state: CaseState, person: PersonState): Answers {
  const carried: { [question: string]: Json } = {};
  for (const { id, prefill } of Object.values(form.questions)) {
    const value = prefill ? sourceOf(prefill, state, person) : undefined;
    if (value !== undefined) carried[id] = value;
  }
  return carried;
}

function sourceOf(prefill: string, state: CaseState, person: PersonState): Json | undefined {
  const dot = prefill.indexOf('.');
  const [source, field] = [prefill.slice(0, dot), prefill.slice(dot + 1)];
  if (source === 'person') return ofPerson(person, field);
  const latest = state.records
    .filter(({ formId }) => formId === source)
    .flatMap(({ versions }) => versions)
    .sort((a, b) => a.revision - b.revision)
    .at(-1);
  return latest?.answers?.[field];
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
