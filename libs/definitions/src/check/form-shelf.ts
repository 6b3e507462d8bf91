import type { ExpandedForm } from '../resolve/expand-form.ts';
import { expandForm } from '../resolve/expand-form.ts';
import type { CodeLists } from '../resolve/resolve-question.ts';
import type { Shelf } from '../resolve/expand-form.ts';
import type { Catalogue } from './catalogue.ts';

/** What the forms of a pack may take from: blocks, code lists, dimensions. */
export function shelfOf(files: Catalogue, pack: string): Shelf & { readonly codes: CodeLists } {
  return {
    block: (id) => files.find('block', id)?.file,
    codes: (id) => files.find('codes', id)?.file,
    dimensions: files.all('dimensions', pack)[0]?.file,
  };
}

/** The forms of all packs with their blocks written out; undefined for a form that is not there or not sound. */
export function expandedForms(files: Catalogue): (pack: string, form: string) => ExpandedForm | undefined {
  const expanded = new Map(files.all('form').map((one) => [`${one.pack}/${one.id}`, expandForm(one.file, shelfOf(files, one.pack))]));
  return (pack, form) => expanded.get(`${pack}/${form}`);
}
