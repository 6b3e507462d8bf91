import type { Finding } from '../types.ts';
import type { Catalogue, Checked } from './catalogue.ts';
import { checkConditions } from './check-conditions.ts';
import { checkQuestions } from './check-questions.ts';
import { didYouMean, finding } from './finding.ts';
import { PERSON_FIELDS } from './prefill-sources.ts';

/** Faults of a block, which stands alone: its conditions see its own questions only. */
export function checkBlock(files: Catalogue, { path, file }: Checked<'block'>): readonly Finding[] {
  const known = Object.keys(file.schema.properties);
  const set = { file: path, schemasAt: ['schema'], wordsAt: ['questions'], properties: file.schema.properties, questions: file.questions, required: file.schema.required ?? [] };
  const vocabulary = { codeLists: files.names('codes'), dimensions: dimensionNames(files, file.parameters ?? []), prefill: (source: string) => prefillFault(files, source) };
  return [
    ...checkQuestions(set, vocabulary),
    ...checkConditions({ file: path, asked: file.questions, properties: file.schema.properties, questions: file.questions, codes: (id) => files.find('codes', id)?.file }),
    ...file.order.flatMap((id, index) => {
      if (!known.includes(id)) return [finding(path, ['order', index], 'question-unknown', `There is no question '${id}'.${didYouMean(id, known)}`)];
      return file.order.indexOf(id) < index ? [finding(path, ['order', index], 'question-twice', `'${id}' stands in the order already: a question is asked once.`)] : [];
    }),
    ...known.filter((id) => !file.order.includes(id)).map((id) => finding(path, ['schema', 'properties', id], 'question-unplaced', `'${id}' does not stand in order, so nobody is asked it: add it.`)),
    ...Object.keys(file.ui ?? {}).filter((id) => !known.includes(id)).map((id) => finding(path, ['ui', id], 'ui-unknown', `There is no question '${id}'.${didYouMean(id, known)}`)),
  ];
}

function dimensionNames(files: Catalogue, parameters: readonly string[]): readonly string[] {
  const own = parameters.map((name) => `{${name}}`);
  return [...own, ...files.all('dimensions').flatMap(({ file }) => file.dimensions.map(({ id }) => id))];
}

/** A block belongs to no pack, so only the person and the form's name can be known. */
function prefillFault(files: Catalogue, source: string): string | undefined {
  const [first = '', field = ''] = source.split('.');
  const forms = files.names('form');
  if (first !== 'person') return forms.includes(first) ? undefined : `There is no form '${first}' to prefill from.${didYouMean(first, forms)}`;
  return (PERSON_FIELDS as readonly string[]).includes(field) ? undefined : `A person has no '${field}' to prefill from.${didYouMean(field, PERSON_FIELDS)}`;
}
