import { compileUncached } from '../compile/compile-form.ts';
import { resolveForm } from '../resolve/resolve-form.ts';
import type { Answers, Finding } from '../types.ts';
import type { Catalogue, Checked } from './catalogue.ts';
import { didYouMean, finding } from './finding.ts';
import type { FormShelf } from './form-shelf.ts';
import { packsUsing, shelfOf, unlike } from './form-shelf.ts';

/** Every example of one form must be accepted by it, whole. The form itself must be without a finding. */
export function checkExamples(files: Catalogue, form: Checked<'form'>): readonly Finding[] {
  const examples = files.all('example').filter((one) => one.id === form.id && one.pack === form.pack);
  if (examples.length === 0) return [];
  return unlike(files, packsUsing(files, form)).flatMap((pack) => examplesInPack(form, examples, shelfOf(files, pack)));
}

function examplesInPack(form: Checked<'form'>, examples: readonly Checked<'example'>[], shelf: FormShelf): readonly Finding[] {
  const check = compileUncached(resolveForm(form.file, 'example', shelf, () => 'example'));
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
    .filter(({ path }) => !files.entries.some((one) => one.place?.kind === 'form' && one.path === `${path.split('/examples/')[0] ?? ''}/form.json`))
    .map(({ path, id, pack }) => finding(path, [], 'form-unknown', `There is no form '${id}' for this example.${didYouMean(id, files.names('form', pack))}`));
}
