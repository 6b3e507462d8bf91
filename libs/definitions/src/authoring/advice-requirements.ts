import type { DataItemsFile, PublicationContent, ResolvedForm, ResolvedQuestion } from '../types.ts';
import type { Advice } from './advice.ts';
import { fillWords } from './fill-words.ts';

/** The data items that a form serves nationally, and whether they are still met by it or by another form of the authority. */
export function dataRequirementAdvice(national: ResolvedForm, here: PublicationContent['forms'], { dataItems }: { readonly dataItems: DataItemsFile['items'] }): readonly Advice[] {
  const needed = itemsOf(national);
  const met = new Set(Object.values(here).flatMap((one) => [...itemsOf(one)]));
  const lost = [...needed].filter((item) => !met.has(item));
  if (lost.length > 0) return lost.map((item) => lostItem(item, national, dataItems));
  if (needed.size === 0) return [];
  const sentence = needed.size === 1
    ? { en: 'The national data item that this form serves is met.', cy: 'Mae’r eitem ddata genedlaethol y mae’r ffurflen hon yn ei gwasanaethu wedi’i bodloni.' }
    : { en: 'All {count} national data items that this form serves are met.', cy: 'Mae pob un o’r {count} eitem ddata genedlaethol y mae’r ffurflen hon yn eu gwasanaethu wedi’u bodloni.' };
  return [{ kind: 'dataRequirement', level: 'kept', sentence: fillWords(sentence, { count: needed.size }) }];
}

function itemsOf(form: ResolvedForm): ReadonlySet<string> {
  const named = (questions: readonly ResolvedQuestion[]): readonly string[] => questions.flatMap(({ dataItem, row }) => [...(dataItem === undefined ? [] : [dataItem]), ...named(row ?? [])]);
  return new Set(named(Object.values(form.questions)));
}

function lostItem(item: string, national: ResolvedForm, dataItems: DataItemsFile['items']): Advice {
  const question = Object.values(national.questions).find((one) => one.dataItem === item || one.row?.some((row) => row.dataItem === item));
  const known = dataItems.find(({ id }) => id === item);
  const parts = { item, label: known?.label ?? '', returns: (known?.returns ?? []).join(', '), question: question?.label ?? '' };
  return { kind: 'dataRequirement', level: 'mend', ...(question && { question: question.id }), sentence: fillWords({ en: 'The data item {item} ({label}) of {returns} would have no question any more. Ask “{question}” again, or name the data item in another question.', cy: 'Ni fyddai gan yr eitem ddata {item} ({label}) o {returns} gwestiwn mwyach. Gofynnwch “{question}” eto, neu enwch yr eitem ddata mewn cwestiwn arall.' }, parts) };
}
