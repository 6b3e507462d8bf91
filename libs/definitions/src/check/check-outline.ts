import type { ExpandedForm } from '../resolve/expand-form.ts';
import type { Finding } from '../types.ts';
import type { Catalogue, Checked } from './catalogue.ts';
import { didYouMean, finding } from './finding.ts';
import { PERSON_FIELDS } from './prefill-sources.ts';

/** Faults of the outline of a record: a field that names a question which nobody is asked. */
export function checkOutline(files: Catalogue, { path, file, pack, id }: Checked<'outline'>, formOf: (pack: string, form: string) => ExpandedForm | undefined): readonly Finding[] {
  const misplaced = file.record === id ? [] : [finding(path, ['record'], 'id-place', `The record is '${file.record}' and its place says '${id}': call both the same.`)];
  const unknown = file.fields.flatMap((field, index) => {
    if (!('question' in field)) return [];
    const single = typeof field.question === 'string';
    const asked = (single ? [field.question] : field.question) as readonly string[];
    return asked.flatMap((question, place) => {
      const fault = unknownQuestion(files, pack, question, formOf);
      return fault === undefined ? [] : [finding(path, ['fields', index, 'question', ...(single ? [] : [place])], 'outline-unknown', fault)];
    });
  });
  return [...misplaced, ...unknown];
}

function unknownQuestion(files: Catalogue, pack: string, named: string, formOf: (pack: string, form: string) => ExpandedForm | undefined): string | undefined {
  const [first = '', ...rest] = named.split('.');
  const question = rest.join('.');
  if (first === 'person') return (PERSON_FIELDS as readonly string[]).includes(question) ? undefined : `A person has no '${question}'.${didYouMean(question, PERSON_FIELDS)}`;
  const forms = files.names('form', pack);
  if (question === '') return `Name a question as <form>.<question>: '${named}' is one word.`;
  if (!forms.includes(first)) return `There is no form '${first}'.${didYouMean(first, forms)}`;
  const known = Object.keys(formOf(pack, first)?.properties ?? {});
  return known.length === 0 || known.includes(question) ? undefined : `The form '${first}' has no question '${question}'.${didYouMean(question, known)}`;
}
