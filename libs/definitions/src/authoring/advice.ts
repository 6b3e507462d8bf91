import type { DataItemsFile, FormOverlayFile, PublicationContent, ResolvedForm, ResolvedQuestion, Text } from '../types.ts';
import { accessibilityAdvice } from './advice-accessibility.ts';
import { askedElsewhere } from './advice-elsewhere.ts';
import { dataRequirementAdvice } from './advice-requirements.ts';
import { minutesAdvice, tooManyRequired } from './advice-minutes.ts';
import { neverShown } from './advice-unreachable.ts';
import { fillWords } from './fill-words.ts';
import { readingAge, wordCount } from './reading-age.ts';

export type AdviceKind = 'readingAge' | 'askedElsewhere' | 'unreachable' | 'translation' | 'minutes' | 'dataRequirement' | 'accessibility';
/** Something for an author to mend (it will be refused or fail somebody), to consider, or to be glad of. */
export interface Advice {
  readonly kind: AdviceKind;
  readonly level: 'mend' | 'consider' | 'kept';
  /** The question, or the section, that it is about. */
  readonly question?: string;
  readonly sentence: Text;
}
/** What advice is given on: a form as the authority would have it, beside the pack and the authority's other forms. */
export interface AdviceBase {
  readonly content: PublicationContent;
  readonly dataItems: DataItemsFile['items'];
}

/**
 * Advice on one form. `here` is everything as the authority would publish it (with this form), where it is known: else the other
 * forms are taken to be as the pack has them. Only what is the authority's own is judged by its words; the pack is not its to mend.
 */
export function adviceOn(base: AdviceBase, form: ResolvedForm, overlay: FormOverlayFile, here: PublicationContent['forms'] = base.content.forms): readonly Advice[] {
  const national = base.content.forms[form.id];
  const welsh = base.content.authority.languages.includes('cy');
  const ours = ownWords(form, overlay);
  return [
    ...ours.flatMap(readingAdvice),
    ...(welsh ? ours.flatMap(translationAdvice) : []),
    ...askedElsewhere(form, here),
    ...neverShown(form),
    ...accessibilityAdvice(form, national),
    ...tooManyRequired(form, national),
    ...minutesAdvice(form, national),
    ...(national ? dataRequirementAdvice(national, { ...here, [form.id]: form }, base) : []),
  ];
}

/** Words that the authority wrote, and of which question or section. */
interface OwnWords {
  readonly of: string;
  readonly part: 'label' | 'hint' | 'why' | 'title' | 'option' | 'purpose' | 'group';
  readonly text: Text;
}
const PART_NAMES: { readonly [part in OwnWords['part']]: Text } = {
  label: { en: 'The question', cy: 'Y cwestiwn' },
  hint: { en: 'The help', cy: 'Y cymorth' },
  why: { en: '“Why we ask”', cy: '“Pam rydym yn gofyn”' },
  title: { en: 'The title', cy: 'Y teitl' },
  option: { en: 'The answer', cy: 'Yr ateb' },
  purpose: { en: 'The purpose', cy: 'Y diben' },
  group: { en: 'The heading', cy: 'Y pennawd' },
};

function ownWords(form: ResolvedForm, { operations }: FormOverlayFile): readonly OwnWords[] {
  const added = Object.values(form.questions).filter(({ local }) => local === true).flatMap((question) => [...wordsOf(question, question.id), ...(question.row ?? []).flatMap((row) => wordsOf(row, question.id))]);
  const said = operations.flatMap((one): readonly OwnWords[] => {
    if (one.does === 'addSection') return [{ of: one.id, part: 'title', text: one.title }, ...(one.hint ? [{ of: one.id, part: 'hint' as const, text: one.hint }] : [])];
    if (one.does === 'addOption') return [{ of: one.question, part: 'option', text: one.label }];
    if (one.does !== 'relabel') return [];
    const { question, section, option, part } = one.target;
    return form.questions[question ?? '']?.local ? [] : [{ of: question ?? section ?? '', part: option === undefined ? part : 'option', text: { ...one.text, ...translated(form, one) } }];
  });
  return [...added, ...said];
}

/** Welsh that stays from the pack, where only the English was given. */
function translated(form: ResolvedForm, { target }: Extract<FormOverlayFile['operations'][number], { does: 'relabel' }>): { readonly cy?: string } {
  const now = target.question === undefined || target.option !== undefined || target.row !== undefined ? undefined : form.questions[target.question]?.[target.part as 'label'];
  return now?.cy === undefined ? {} : { cy: now.cy };
}

function wordsOf({ label, hint, why, options = [] }: ResolvedQuestion, of: string): readonly OwnWords[] {
  return [{ of, part: 'label', text: label }, ...(hint ? [{ of, part: 'hint' as const, text: hint }] : []), ...(why ? [{ of, part: 'why' as const, text: why }] : []), ...options.map((option): OwnWords => ({ of, part: 'option', text: option.label }))];
}

/** Up to this age a text is read by most people whom a social worker meets; public bodies write for nine to fourteen. */
const READ_WITH_EASE = 13;
const TOO_HARD = 16;
/** Fewer words than these have no reading age to speak of. */
const FEW_WORDS = 6;

function readingAdvice({ of, part, text }: OwnWords): readonly Advice[] {
  if (wordCount(text.en) < FEW_WORDS) return [];
  const age = readingAge(text.en);
  if (age <= READ_WITH_EASE) return [];
  const sentence = fillWords(
    { en: '{part} “{text}” is read with ease from about the age of {age}; 11 to 13 is better. Use shorter sentences and everyday words.', cy: 'Mae {part} “{text}” yn hawdd ei ddarllen o tua {age} oed; mae 11 i 13 yn well. Defnyddiwch frawddegau byrrach a geiriau bob dydd.' },
    { part: PART_NAMES[part], text: { en: shortened(text.en) }, age: Math.min(age, 25) },
  );
  return [{ kind: 'readingAge', level: age >= TOO_HARD ? 'mend' : 'consider', ...(of !== '' && { question: of }), sentence }];
}

function translationAdvice({ of, part, text }: OwnWords): readonly Advice[] {
  if (text.en.trim() === '' || (text.cy !== undefined && text.cy.trim() !== '')) return [];
  const sentence = fillWords({ en: '{part} “{text}” has no Welsh yet. Write it beside the English.', cy: 'Nid oes Cymraeg eto ar gyfer {part} “{text}”. Ysgrifennwch hi wrth ochr y Saesneg.' }, { part: PART_NAMES[part], text: { en: shortened(text.en) } });
  return [{ kind: 'translation', level: 'mend', ...(of !== '' && { question: of }), sentence }];
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 77).trimEnd()}…`;
}
