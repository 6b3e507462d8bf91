import type { GuardFile, Json, JsonObject } from '#form-answers';
import type { GuardKind, PaletteForm, PaletteQuestion } from './flow-api.ts';
import { answersOf, formOf, questionOf } from './flow-names.ts';
import type { FlowPalette } from './flow-api.ts';
import type { TwoWords } from './own-words.tsx';
import { NO_WORDS } from './own-words.tsx';

/** A condition as it is being put together from choices. */
export interface GuardDraft {
  readonly type: GuardFile['type'] | '';
  readonly params: JsonObject;
  readonly sentence: TwoWords;
  readonly exception: boolean;
}
export const NO_GUARD: GuardDraft = { type: '', params: {}, sentence: NO_WORDS, exception: false };

/** Kinds that are put together from choices alone; the others are rules that somebody writes in the file. */
export const choosableKinds = (kinds: readonly GuardKind[]): readonly GuardKind[] => kinds.filter(({ params }) => params.every(({ takes, optional }) => optional === true || (takes !== 'schema' && takes !== 'asked')));

const DAYS = ['date', 'dateTime'];

/** The questions that a kind of condition can be about: with answers to choose from, with a day, or any. */
export const questionsFor = (kind: GuardKind, form: PaletteForm | undefined): readonly PaletteQuestion[] => {
  if (kind.params.some(({ takes }) => takes === 'codes')) return (form?.questions ?? []).filter((question) => answersOf(question).length > 0);
  return kind.type === 'weekday' || kind.type === 'notBefore' ? (form?.questions ?? []).filter(({ kind: face }) => DAYS.includes(face)) : (form?.questions ?? []);
};

/** The draft with one choice; a choice that others were made under takes them away. */
export const withParam = (draft: GuardDraft, name: string, value: Json): GuardDraft => {
  const { question, is, ...rest } = draft.params;
  const kept: JsonObject = name === 'form' ? rest : name === 'question' ? { ...rest, ...(question === undefined ? {} : { question }) } : draft.params;
  void is;
  return { ...draft, params: { ...kept, [name]: value } };
};

/** The name of a choice that is still to be made; undefined when it is whole. */
export const missingParam = (draft: GuardDraft, kinds: readonly GuardKind[]): string | undefined =>
  kinds.find(({ type }) => type === draft.type)?.params.find(({ name, optional, many }) => {
    const value = draft.params[name];
    return optional !== true && (value === undefined || value === '' || (many === true && Array.isArray(value) && value.length === 0));
  })?.name;

/** The condition as a definition has it; choices left open are left out. */
export const guardOf = ({ type, params, sentence, exception }: GuardDraft): GuardFile | undefined => {
  if (type === '') return undefined;
  const chosen = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)));
  const { en, cy } = sentence;
  return { type, ...(Object.keys(chosen).length > 0 ? { params: chosen } : {}), sentence: { en: en.trim(), ...(cy.trim() ? { cy: cy.trim() } : {}) }, ...(exception ? { exception: true } : {}) };
};

/** The codes that can be chosen for the question that is chosen. */
export const codesFor = (draft: GuardDraft, palette: FlowPalette): readonly string[] => answersOf(questionOf(formOf(palette, String(draft.params['form'] ?? '')), String(draft.params['question'] ?? '')));
