import type { Catalogue, Sources } from '../check/catalogue.ts';
import { catalogue } from '../check/catalogue.ts';
import { expandedForms } from '../check/form-shelf.ts';
import type { ExpandedForm } from '../resolve/expand-form.ts';
import { textsIn, welshOf, withWelsh } from '../resolve/welsh.ts';
import type { FormFile, QuestionFile, Text } from '../types.ts';

/** How much a record asks in one pack. */
export interface RecordCount {
  readonly version: string;
  /** True where the pack takes the form that all share. */
  readonly shared: boolean;
  readonly sections: number;
  /** Those of the rows of groups included. */
  readonly questions: number;
  /** Distinct items of national returns. */
  readonly dataItems: number;
  /** Texts for people: how many there are, how many of them are in Welsh too, and how many of those a Welsh speaker has checked. */
  readonly texts: number;
  readonly welsh: number;
  readonly checked: number;
}
/** One record in the packs that have it. */
export interface RecordRow {
  readonly record: string;
  readonly title: Text;
  readonly kind: 'record' | 'decision' | 'note';
  readonly packs: { readonly [pack: string]: RecordCount };
}

/** Every record with what it asks in each pack, sorted by id. The sources must be without a finding. */
export function recordTable(sources: Sources): readonly RecordRow[] {
  const files = catalogue(sources);
  const welsh = welshOf(files.all('language').map(({ file }) => file));
  const words = <File>(file: File): File => withWelsh(file, welsh);
  const formOf = expandedForms(files, words);
  const rows = new Map<string, RecordRow>();
  for (const pack of files.packs) {
    for (const { file, pack: own } of files.all('form', pack)) {
      const expanded = formOf(pack, file.id);
      if (!expanded) continue;
      const before = rows.get(file.id) ?? { record: file.id, title: file.title, kind: file.kind ?? 'record', packs: {} };
      rows.set(file.id, { ...before, packs: { ...before.packs, [pack]: counted(words(file), own === '', expanded) } });
    }
  }
  return [...rows.values()].sort((a, b) => (a.record < b.record ? -1 : 1));
}

function counted(file: FormFile, shared: boolean, { sections, questions }: ExpandedForm): RecordCount {
  const all = Object.values(questions).flatMap(withRows);
  const texts = textsIn({ title: file.title, purpose: file.purpose, sections, questions, waits: file.waits ?? [] }).map(({ text }) => text);
  const translated = texts.filter(({ cy }) => cy !== undefined);
  return {
    version: file.version,
    shared,
    sections: sections.length,
    questions: all.length,
    dataItems: new Set(all.flatMap(({ dataItem }) => dataItem ?? [])).size,
    texts: texts.length,
    welsh: translated.length,
    checked: translated.filter(({ unchecked }) => unchecked !== true).length,
  };
}

function withRows(question: QuestionFile): readonly QuestionFile[] {
  return [question, ...Object.values(question.row ?? {}).flatMap(withRows)];
}

/** One field of a published outline, and where the pack asks it. */
export interface OutlineRow {
  readonly record: string;
  readonly field: string;
  /** `<form>.<question>` with the question's label; none where the field was left out. */
  readonly questions: readonly { readonly id: string; readonly label: Text }[];
  readonly leftOut?: string;
}

/** Every field of the outlines of a pack: the questions that ask it, or why it was left out. */
export function outlineTable(sources: Sources, pack: string): readonly OutlineRow[] {
  const files: Catalogue = catalogue(sources);
  const formOf = expandedForms(files);
  const labelOf = (id: string): Text => {
    const [form = '', ...question] = id.split('.');
    return formOf(pack, form)?.questions[question.join('.')]?.label ?? { en: id };
  };
  return files.all('outline', pack).flatMap(({ file }) =>
    file.fields.map((one) => {
      if ('leftOut' in one) return { record: file.record, field: one.field, questions: [], leftOut: one.leftOut };
      const ids = (typeof one.question === 'string' ? [one.question] : one.question) as readonly string[];
      return { record: file.record, field: one.field, questions: ids.map((id) => ({ id, label: labelOf(id) })) };
    }),
  );
}
