import { compileUncached } from '../compile/compile-form.ts';
import { resolveForm } from '../resolve/resolve-form.ts';
import type { Answers, Finding } from '../types.ts';
import type { Catalogue, Checked } from './catalogue.ts';
import { didYouMean, finding } from './finding.ts';
import { shelfOf } from './form-shelf.ts';

/** Every example of one form must be accepted by it, whole. The form itself must be without a finding. */
export function checkExamples(files: Catalogue, form: Checked<'form'>): readonly Finding[] {
  const examples = files.all('example', form.pack).filter((one) => one.id === form.id);
  if (examples.length === 0) return [];
  const check = compileUncached(resolveForm(form.file, 'example', shelfOf(files, form.pack), () => 'example'));
  return examples.flatMap(({ path, file }) => {
    if (typeof file !== 'object' || file === null || Array.isArray(file)) return [finding(path, [], 'example', 'An example is an object with an answer for each question.')];
    const answers = file as Answers;
    const { notSent } = check.toSend(answers);
    return [
      ...check.problems(answers).map((problem) => ({ file: path, path: problem.path, rule: 'example', message: `${problem.message.en}.` })),
      ...notSent.map(({ question, why }) => finding(path, [question], 'example', why === 'hidden' ? `'${question}' is not asked with these answers: take it out.` : `'${question}' is blank: take it out.`)),
    ];
  });
}

/** Examples that belong to no form. */
export function strayExamples(files: Catalogue): readonly Finding[] {
  return files
    .all('example')
    .filter(({ id, pack }) => !files.names('form', pack).includes(id))
    .map(({ path, id, pack }) => finding(path, [], 'form-unknown', `There is no form '${id}' for this example.${didYouMean(id, files.names('form', pack))}`));
}
