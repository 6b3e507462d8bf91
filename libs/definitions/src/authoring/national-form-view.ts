import { mentions, questionsRead } from '../check/condition-walk.ts';
import type { FormOverlayFile, JsonSchema, ResolvedForm, ResolvedQuestion, Text } from '../types.ts';
import type { FormNames } from './form-names.ts';
import { formNames } from './form-names.ts';
import type { NationalParts } from './national-fate.ts';

/** A form of the pack before and now, with what an overlay adds to it. */
export interface FormView {
  readonly was: ResolvedForm;
  readonly now: ResolvedForm;
  readonly names: FormNames;
  readonly parts: NationalParts;
  readonly overlay: FormOverlayFile;
  /** The authority's own questions and sections; a block's are known by their prefix. */
  readonly isOwn: (question: string) => boolean;
  readonly isOwnSection: (section: string) => boolean;
}

export function formView(overlay: FormOverlayFile, was: ResolvedForm, now: ResolvedForm, parts: NationalParts): FormView {
  const { operations } = overlay;
  const questions = new Set(operations.flatMap((one) => (one.does === 'addQuestion' ? [one.id] : [])));
  const sections = new Set(operations.flatMap((one) => (one.does === 'addSection' ? [one.id] : [])));
  const prefixes = operations.flatMap((one) => (one.does === 'addBlock' ? [one.prefix] : []));
  return {
    was,
    now,
    parts,
    overlay,
    // Things are called by the words that the author knew.
    names: formNames({ ...was, questions: { ...now.questions, ...was.questions }, sections: [...was.sections, ...now.sections.filter(({ id }) => !was.sections.some((one) => one.id === id))] }, [overlay]),
    isOwn: (question) => questions.has(question) || prefixes.some((prefix) => question.startsWith(prefix) && !now.questions[question]),
    isOwnSection: (section) => sections.has(section),
  };
}

export function sectionOf(form: ResolvedForm, question: string): string | undefined {
  return form.sections.find(({ questions }) => questions.includes(question))?.id;
}

/** The section in which most of a section's questions now are; the last where none is left. */
export function successorOf(section: string, { was, now }: FormView): string {
  const homes = (was.sections.find(({ id }) => id === section)?.questions ?? []).flatMap((question) => sectionOf(now, question) ?? []);
  const count = (home: string) => homes.filter((one) => one === home).length;
  return [...new Set(homes)].sort((a, b) => count(b) - count(a))[0] ?? now.sections.at(-1)!.id;
}

/** The nearest question before (or at) `after` in the old section that is still in this section; undefined where there is none. */
export function neighbourIn(section: string, after: string, view: FormView): string | undefined {
  const old = view.was.sections.find(({ questions }) => questions.includes(after))?.questions ?? [];
  const still = view.now.sections.find(({ id }) => id === section)?.questions ?? [];
  return old.slice(0, old.indexOf(after) + 1).reverse().find((question) => still.includes(question));
}

/** The nearest section before (or at) `after` that is still there. */
export function sectionBefore(after: string, { was, now }: FormView): string | undefined {
  const old = was.sections.map(({ id }) => id);
  return old.slice(0, old.indexOf(after) + 1).reverse().find((section) => now.sections.some(({ id }) => id === section));
}

/** Why a condition cannot be asked of the form any more; undefined where it can. */
export function conditionFault(condition: JsonSchema | undefined, view: FormView): Text | undefined {
  if (!condition) return undefined;
  const gone = [...questionsRead(condition)].find((question) => !view.now.questions[question] && !view.isOwn(question));
  if (gone !== undefined) return { en: `Its condition reads “${view.names.question(gone).en}”, which the national form does not ask any more.`, cy: `Mae ei amod yn darllen “${view.names.question(gone).cy ?? view.names.question(gone).en}”, nad yw’r ffurflen genedlaethol yn ei ofyn mwyach.` };
  for (const { subject, values } of mentions(condition)) {
    const question = view.now.questions[subject[0] ?? ''];
    const lost = values.find((value) => question && !possible(question, value) && !isOwnOption(question.id, value, view));
    if (question && lost !== undefined) return { en: `Its condition asks whether “${question.label.en}” is “${String(lost)}”, which can never be so any more.`, cy: `Mae ei amod yn gofyn a yw “${question.label.cy ?? question.label.en}” yn “${String(lost)}”, na all fod mwyach.` };
  }
  return undefined;
}

function isOwnOption(question: string, code: unknown, { overlay }: FormView): boolean {
  return overlay.operations.some((one) => one.does === 'addOption' && one.question === question && one.code === code);
}

function possible({ kind, options }: ResolvedQuestion, value: unknown): boolean {
  if (kind === 'yesNo') return typeof value === 'boolean';
  return options === undefined || options.some(({ code }) => code === value);
}

/** The questions that conditions of the national form read. */
export function readNationally({ questions, waits }: ResolvedForm): ReadonlySet<string> {
  const conditions = Object.values(questions).flatMap(({ showWhen, requireWhen }) => [...(showWhen ? [showWhen] : []), ...(requireWhen ? [requireWhen] : [])]);
  return new Set([...conditions, ...(waits ?? []).filter(({ rows }) => rows === undefined).map(({ when }) => when)].flatMap((condition) => [...questionsRead(condition)]));
}

/** The schema of a question of the pack. */
export function schemaOf(form: ResolvedForm, question: string): JsonSchema {
  return ((form.schema['properties'] as { readonly [question: string]: JsonSchema } | undefined) ?? {})[question] ?? {};
}
