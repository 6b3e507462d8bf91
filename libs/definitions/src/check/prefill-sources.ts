import type { ExpandedForm } from '../resolve/expand-form.ts';
import type { Catalogue } from './catalogue.ts';
import { didYouMean } from './finding.ts';

/** What can be carried into a form from the person's own record. */
export const PERSON_FIELDS = ['name', 'given', 'family', 'birthDate', 'expectedBirth', 'sex', 'nhsNumber', 'upn'] as const;

/**
 * Says what is wrong with a prefill source, if anything: `person.<field>` or `<form>.<question>`. The form must be one of any of
 * these packs (a shared form or a block names forms that some packs have), and ask the question in one that has it.
 */
export function prefillFault(files: Catalogue, packs: readonly string[], formOf: (pack: string, form: string) => { readonly properties: object } | undefined): (source: string) => string | undefined {
  return (source) => {
    const [first = '', ...rest] = source.split('.');
    const name = rest.join('.');
    if (first === 'person') {
      return (PERSON_FIELDS as readonly string[]).includes(name) ? undefined : `A person has no '${name}' to prefill from.${didYouMean(name, PERSON_FIELDS)}`;
    }
    const having = packs.filter((pack) => files.names('form', pack).includes(first));
    if (having.length === 0) return `There is no form '${first}' to prefill from.${didYouMean(first, [...new Set(packs.flatMap((pack) => files.names('form', pack)))])}`;
    const forms = having.map((pack) => formOf(pack, first));
    const questions = [...new Set(forms.flatMap((form) => Object.keys(form?.properties ?? {})))];
    // Of a form that cannot be read, nothing can be said.
    return forms.includes(undefined) || questions.some((question) => fits(question, name)) ? undefined : `The form '${first}' has no question '${name}' to prefill from.${didYouMean(name, questions)}`;
  };
}

/** In a block, `{dimension}` stands for one of the dimensions. */
function fits(question: string, name: string): boolean {
  const [head = '', tail] = name.split('{dimension}');
  return tail === undefined ? question === name : question.startsWith(head) && question.endsWith(tail);
}

/** The forms that a source `<form>.<question>` may mean in any pack; undefined where one of them cannot be read. */
export function sourcesOf(files: Catalogue, formOf: (pack: string, form: string) => ExpandedForm | undefined): (source: string) => readonly ExpandedForm[] | undefined {
  return (source) => {
    const [id = ''] = source.split('.');
    const packs = files.packs.filter((pack) => files.names('form', pack).includes(id));
    const found = packs.flatMap((pack) => formOf(pack, id) ?? []);
    return found.length < packs.length ? undefined : found;
  };
}

/** The data items that a question may name, where they can be read. */
export function dataItemNames(files: Catalogue): readonly string[] | undefined {
  return files.all('data-items').length < files.names('data-items').length ? undefined : files.all('data-items').flatMap(({ file }) => file.items.map(({ id }) => id));
}
