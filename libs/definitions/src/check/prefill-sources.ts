import type { Catalogue } from './catalogue.ts';
import { didYouMean } from './finding.ts';

/** What can be carried into a form from the person's own record. */
export const PERSON_FIELDS = ['name', 'given', 'family', 'birthDate', 'expectedBirth', 'sex', 'nhsNumber', 'upn'] as const;

/** Says what is wrong with a prefill source, if anything: `person.<field>` or `<form>.<question>`. */
export function prefillFault(files: Catalogue, pack: string | undefined, questionsOf: (form: string) => readonly string[] | undefined): (source: string) => string | undefined {
  return (source) => {
    const [first = '', ...rest] = source.split('.');
    const name = rest.join('.');
    if (first === 'person') {
      return (PERSON_FIELDS as readonly string[]).includes(name) ? undefined : `A person has no '${name}' to prefill from.${didYouMean(name, PERSON_FIELDS)}`;
    }
    const forms = files.names('form', pack);
    if (!forms.includes(first)) return `There is no form '${first}' to prefill from.${didYouMean(first, forms)}`;
    const questions = questionsOf(first);
    return !questions || questions.includes(name) ? undefined : `The form '${first}' has no question '${name}' to prefill from.${didYouMean(name, questions)}`;
  };
}
