import type { ExpandedForm } from '../resolve/expand-form.ts';
import type { CodeListFile, Finding } from '../types.ts';
import type { Catalogue, Checked } from './catalogue.ts';
import { checkConditions } from './check-conditions.ts';
import { checkQuestions } from './check-questions.ts';
import { didYouMean, finding, unknownNames } from './finding.ts';
import { dimensionCodes, dimensionLists } from './form-shelf.ts';
import { checkCarry, checkMeans } from './check-means.ts';
import { dataItemNames, prefillFault, sourcesOf } from './prefill-sources.ts';

/** Faults of a block, which stands alone: its conditions see its own questions, and those of the blocks that it stands beside. */
export function checkBlock(files: Catalogue, { path, file }: Checked<'block'>, formOf: (pack: string, form: string) => ExpandedForm | undefined): readonly Finding[] {
  const known = Object.keys(file.schema.properties);
  const set = { file: path, schemasAt: ['schema'], wordsAt: ['questions'], properties: file.schema.properties, questions: file.questions, required: file.schema.required ?? [] };
  const vocabulary = {
    codeLists: [...files.names('codes'), ...files.all('dimensions').flatMap((one) => dimensionLists(one.file))],
    dimensions: dimensionNames(files, file.parameters ?? []),
    dataItems: dataItemNames(files),
    prefill: prefillFault(files, files.packs, formOf),
  };
  const beside = (file.beside ?? []).flatMap((id) => files.find('block', id)?.file ?? []);
  const seen = {
    properties: Object.assign({}, ...beside.map(({ schema }) => schema.properties), file.schema.properties) as typeof file.schema.properties,
    questions: Object.assign({}, ...beside.map(({ questions }) => questions), file.questions) as typeof file.questions,
  };
  const scope = { file: path, asked: file.questions, ...seen, codes: (id: string) => codesAnywhere(files, id) };
  return [
    ...checkQuestions(set, vocabulary),
    ...checkConditions(scope),
    ...checkMeans(scope),
    ...checkCarry(scope, sourcesOf(files, formOf)),
    ...unknownNames(path, (file.beside ?? []).map((name, index) => ({ name, at: ['beside', index] })), files.names('block'), 'block-unknown', 'block'),
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

/** A block belongs to no pack: the dimensions that are options are those of any. */
function codesAnywhere(files: Catalogue, id: string): CodeListFile | undefined {
  const own = files.find('codes', id)?.file;
  const lists = files.all('dimensions').flatMap(({ file }) => dimensionCodes(file, id) ?? []);
  const [first] = lists;
  return own ?? (first && { ...first, codes: lists.flatMap(({ codes }) => codes) });
}
