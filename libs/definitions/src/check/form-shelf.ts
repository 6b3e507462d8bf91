import type { ExpandedForm, Shelf } from '../resolve/expand-form.ts';
import { expandForm } from '../resolve/expand-form.ts';
import type { CodeLists } from '../resolve/resolve-question.ts';
import type { CodeListFile, DimensionsFile } from '../types.ts';
import type { Catalogue, Checked } from './catalogue.ts';

/** What the forms of a pack may take from. */
export type FormShelf = Shelf & { readonly codes: CodeLists };

/** Blocks, code lists and dimensions of a pack, with `words` put into another language where that is wanted. */
export function shelfOf(files: Catalogue, pack: string, words: <File>(file: File) => File = (file) => file): FormShelf {
  const found = files.all('dimensions', pack)[0]?.file;
  const dimensions = found && words(found);
  return {
    block: (id) => words(files.find('block', id)?.file),
    codes: (id) => (id.startsWith(DIMENSIONS) ? dimensionCodes(dimensions, id) : words(files.find('codes', id)?.file)),
    dimensions,
  };
}

const DIMENSIONS = 'dimensions';

/** `dimensions` or `dimensions.<domain>` as a list of codes; undefined where there is no such domain. */
export function dimensionCodes(file: DimensionsFile | undefined, id: string): CodeListFile | undefined {
  const [, domain] = id.split('.');
  const codes = (file?.dimensions ?? []).filter((one) => domain === undefined || one.domain === domain).map(({ id: code, title }) => ({ code, label: title }));
  return file && codes.length > 0 ? { id, title: { en: 'Dimensions' }, source: file.source, codes } : undefined;
}

/** The ids under which the dimensions of a file can be had as codes. */
export function dimensionLists(file: DimensionsFile | undefined): readonly string[] {
  return file ? [DIMENSIONS, ...file.domains.map(({ id }) => `${DIMENSIONS}.${id}`)] : [];
}

/** The packs that use a form: its own, or each that takes the shared one; '' for a shared form that none takes. */
export function packsUsing(files: Catalogue, { pack, path, id }: Checked<'form'>): readonly string[] {
  if (pack !== '') return [pack];
  const using = files.packs.filter((one) => files.find('form', id, one)?.path === path);
  return using.length > 0 ? using : [''];
}

/** Of these packs, one for each set of dimensions that they use: in the others a shared form reads alike. */
export function unlike(files: Catalogue, packs: readonly string[]): readonly string[] {
  const setOf = (pack: string) => files.all('dimensions', pack)[0]?.path;
  return packs.filter((pack, index) => packs.findIndex((other) => setOf(other) === setOf(pack)) === index);
}

/**
 * The forms of all packs with their blocks written out, `words` put into another language where that is wanted; undefined for a
 * form that is not there or not sound. Each is written out once.
 */
export function expandedForms(files: Catalogue, words: <File>(file: File) => File = (file) => file): (pack: string, form: string) => ExpandedForm | undefined {
  const packs = new Map([...files.packs, ''].map((pack) => [pack, { shelf: shelfOf(files, pack, words), forms: new Map(files.all('form', pack).map((one) => [one.id, one])) }]));
  const expanded = new Map<string, ExpandedForm>();
  return (pack, form) => {
    const [shelf, one] = [packs.get(pack)?.shelf, packs.get(pack)?.forms.get(form)];
    if (!shelf || !one) return undefined;
    // Two packs with the same dimensions write a shared form out alike.
    const key = `${one.path} ${files.all('dimensions', pack)[0]?.path ?? ''}`;
    const known = expanded.get(key) ?? expandForm(words(one.file), shelf);
    expanded.set(key, known);
    return known;
  };
}
