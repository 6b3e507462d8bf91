import { finding } from '../check/finding.ts';
import { own } from '../own.ts';
import type { Finding, FormOverlayFile, ResolvedForm, ResolvedQuestion } from '../types.ts';
import type { NationalBase } from './national-base.ts';
import { overlayPath } from './overlays.ts';

/** Every item of a national return that some question of the pack asks is asked by one of the authority's forms. */
export function lostDataItems({ authority, content, dataItems }: NationalBase, overlays: { readonly [form: string]: FormOverlayFile }, resolved: { readonly [form: string]: ResolvedForm }): readonly Finding[] {
  const asked = new Set(Object.values(resolved).flatMap(({ questions }) => Object.values(questions).flatMap(itemsOf)));
  return Object.entries(overlays).flatMap(([form, { operations }]) =>
    operations.flatMap((operation, index) => {
      const question = operation.does === 'hideOptional' ? own(content.forms[form]?.questions, operation.question) : undefined;
      const lost = question ? itemsOf(question).filter((id) => !asked.has(id)) : [];
      return lost.map((id) => {
        const item = dataItems.find((one) => one.id === id);
        const needs = item ? `‘${item.label.en}’ (${id}) of the return ${item.returns.join(', ')}` : id;
        return finding(overlayPath(authority, 'forms', form), ['operations', index, 'question'], 'data-item-lost', `‘${question?.label.en ?? ''}’ (${question?.id ?? ''}) has to be asked: nothing else asks ${needs}.`);
      });
    }),
  );
}

function itemsOf({ dataItem, row = [] }: ResolvedQuestion): readonly string[] {
  return [...(dataItem === undefined ? [] : [dataItem]), ...row.flatMap(itemsOf)];
}
