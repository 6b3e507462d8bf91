import type { FormOperation, JsonSchema, Text } from '../types.ts';
import { LIMITS } from './edit-rules.ts';
import { fillWords } from './fill-words.ts';
import { limitWords, placeName } from './form-sentences.ts';
import type { Fate } from './national-fate.ts';
import { KEPT, eitherWay, onlyNational } from './national-fate.ts';
import type { FormView } from './national-form-view.ts';
import { conditionFault, readNationally, schemaOf } from './national-form-view.ts';
import { blockFate, moveFate, moveSectionFate, newQuestionFate, newSectionFate } from './national-places.ts';
import { textFate } from './national-texts.ts';
import { isLocked, sameMeaning } from './provenance.ts';
import { textOfForm } from './text-at.ts';

type Op<Does extends FormOperation['does']> = Extract<FormOperation, { does: Does }>;

/** What becomes of an operation on a form whose pack has a new version. */
export function formFate(operation: FormOperation, view: FormView): Fate {
  switch (operation.does) {
    case 'addSection':
      return newSectionFate(operation, view);
    case 'addQuestion':
      return newQuestionFate(operation, view);
    case 'addBlock':
      return blockFate(operation, view);
    case 'addOption':
      return gone(operation.question, view) ?? optionFate(operation, view);
    case 'relabel':
    case 'translate':
      return wordsFate(operation, view);
    case 'move':
      return gone(operation.question, view) ?? moveFate(operation, view);
    case 'moveSection':
      return moveSectionFate(operation, view);
    case 'require':
      return gone(operation.question, view) ?? requireFate(operation.question, view) ?? otherMeaning(operation.question, view) ?? KEPT;
    case 'requireWhen':
      return gone(operation.question, view) ?? requireFate(operation.question, view) ?? otherMeaning(operation.question, view) ?? requireWhenFate(operation, view);
    case 'narrow':
      return gone(operation.question, view) ?? narrowFate(operation, view);
    case 'hideOptional':
      return hideFate(operation.question, view);
    case 'retire':
      return KEPT;
    default:
      return operation satisfies never;
  }
}

function gone(question: string, { now, was, isOwn, names }: FormView): Fate | undefined {
  if (now.questions[question] || isOwn(question)) return undefined;
  return onlyNational(fillWords({ en: 'The national form does not ask “{question}” any more.', cy: 'Nid yw’r ffurflen genedlaethol yn gofyn “{question}” mwyach.' }, { question: names.question(question) }), {
    before: was.questions[question]?.label,
  });
}

/** What we said of a question that now means something else may not be what we would say. */
function otherMeaning(question: string, { was, now, names }: FormView): Fate | undefined {
  const [before, after] = [was.questions[question], now.questions[question]];
  if (!before || !after || sameMeaning(before, after)) return undefined;
  return eitherWay(fillWords({ en: 'The national form asks “{question}” in another way, or for another purpose, than it did.', cy: 'Mae’r ffurflen genedlaethol yn gofyn “{question}” mewn ffordd wahanol, neu at ddiben arall.' }, { question: names.question(question) }), {
    before: before.label,
    now: after.label,
  });
}

function optionFate({ question, code, label, parent }: Op<'addOption'>, view: FormView): Fate {
  const { now, was, names, isOwn } = view;
  if (isOwn(question)) return KEPT;
  const asked = now.questions[question]!;
  const parts = { question: names.question(question), label, parent: was.questions[question]?.options?.find((one) => one.code === parent)?.label ?? { en: parent } };
  const options = asked.options ?? [];
  if (options.some((one) => one.code === code)) return { fate: 'needless', said: fillWords({ en: 'The pack now has the answer “{label}” to “{question}” itself: ours is taken out.', cy: 'Mae gan y pecyn bellach yr ateb “{label}” i “{question}” ei hun: tynnir ein hateb ni allan.' }, parts) };
  const before = was.questions[question]?.options?.map((one) => one.label.en) ?? null;
  const shown = { before, now: options.map((one) => one.label.en), ours: label };
  if (asked.open !== true) return onlyNational(fillWords({ en: 'The answers to “{question}” may not be added to any more.', cy: 'Ni ellir ychwanegu at yr atebion i “{question}” mwyach.' }, parts), shown);
  if (!options.some((one) => one.code === parent)) return onlyNational(fillWords({ en: 'Our answer “{label}” to “{question}” counted nationally as “{parent}”, which is not there any more. Take it out, then add it under another.', cy: 'Roedd ein hateb “{label}” i “{question}” yn cyfrif yn genedlaethol fel “{parent}”, nad yw yno mwyach. Tynnwch ef allan, yna ychwanegwch ef o dan un arall.' }, parts), shown);
  return KEPT;
}

function wordsFate(operation: Op<'relabel' | 'translate'>, view: FormView): Fate {
  const { target } = operation;
  const { now, was, isOwn, isOwnSection, names } = view;
  const own = target.question !== undefined ? isOwn(target.question) : target.section !== undefined && isOwnSection(target.section);
  if (own) return KEPT;
  const isThere = target.question !== undefined ? now.questions[target.question] !== undefined : target.section === undefined || now.sections.some(({ id }) => id === target.section);
  const ownOption = target.option !== undefined && view.overlay.operations.some((one) => one.does === 'addOption' && one.question === target.question && one.code === target.option);
  if (isThere && ownOption) return KEPT;
  const locked = target.question !== undefined ? isLocked(now, target.question) : target.section !== undefined && now.locked?.includes(target.section) === true;
  return textFate(operation, { place: placeName(target, names), before: textOfForm(was, target), now: textOfForm(now, target), isThere, locked });
}

function requireFate(question: string, { now, names }: FormView): Fate | undefined {
  if (now.questions[question]?.required !== true) return undefined;
  return { fate: 'needless', said: fillWords({ en: '“{question}” must now be answered nationally: our rule is taken out as needless.', cy: 'Rhaid ateb “{question}” yn genedlaethol bellach: tynnir ein rheol allan gan nad oes ei hangen.' }, { question: names.question(question) }) };
}

function requireWhenFate({ question, when }: Op<'requireWhen'>, view: FormView): Fate {
  const fault = conditionFault(when, view);
  return fault ? onlyNational(fillWords({ en: 'We ask for “{question}” under a condition. {fault}', cy: 'Rydym yn gofyn am “{question}” o dan amod. {fault}' }, { question: view.names.question(question), fault }), { ours: when }) : KEPT;
}

function narrowFate(operation: Op<'narrow'>, view: FormView): Fate {
  const { question, schema } = operation;
  const { was, now, isOwn, names } = view;
  if (isOwn(question)) return KEPT;
  const [before, after] = [limitsOf(schemaOf(was, question)), limitsOf(schemaOf(now, question))];
  const parts = { question: names.question(question), ours: limitWords(schema, question, names), now: limitWords(Object.fromEntries(Object.entries(after).filter(([key]) => key in schema)), question, names) };
  const shown = { before, now: after, ours: schema };
  if (was.questions[question] && was.questions[question].kind !== now.questions[question]!.kind) return onlyNational(fillWords({ en: '“{question}” is another kind of question now; our limits ({ours}) do not fit it.', cy: 'Mae “{question}” bellach yn fath arall o gwestiwn; nid yw ein terfynau ({ours}) yn addas.' }, parts), shown);
  const still = stillStricter(schema, after);
  if (still['enum'] !== undefined && (still['enum'] as readonly string[]).length === 0) return onlyNational(fillWords({ en: 'None of the answers that we leave of “{question}” is there any more.', cy: 'Nid oes yr un o’r atebion a adawn i “{question}” yno mwyach.' }, parts), shown);
  if (contradicts(still, after)) return onlyNational(fillWords({ en: 'Nationally “{question}” now has {now}; with ours ({ours}) it could not be answered.', cy: 'Yn genedlaethol mae gan “{question}” bellach {now}; gyda’n rhai ni ({ours}) ni ellid ei ateb.' }, parts), shown);
  if (Object.keys(still).length === 0) return { fate: 'needless', said: fillWords({ en: '“{question}” is now as strict nationally ({now}): our limits ({ours}) are taken out as needless.', cy: 'Mae “{question}” bellach mor llym yn genedlaethol ({now}): tynnir ein terfynau ({ours}) allan.' }, parts) };
  return newOptions(operation, still, view) ?? (Object.keys(still).length === Object.keys(schema).length && sameOptions(still, schema) ? KEPT : { fate: 'adapted', operation: { ...operation, schema: still }, said: fillWords({ en: 'Of our limits of “{question}” those stay that are still stricter than the national ones.', cy: 'O’n terfynau ar “{question}” mae’r rhai sy’n dal yn llymach na’r rhai cenedlaethol yn aros.' }, parts) });
}

function sameOptions(one: JsonSchema, other: JsonSchema): boolean {
  return (one['enum'] as readonly string[] | undefined)?.length === (other['enum'] as readonly string[] | undefined)?.length;
}

/** Answers that the pack has newly: whether they are offered here is for somebody to say. */
function newOptions(operation: Op<'narrow'>, still: JsonSchema, { was, now, names }: FormView): Fate | undefined {
  const { question } = operation;
  const left = still['enum'] as readonly string[] | undefined;
  const codes = (form: typeof now) => form.questions[question]?.options?.map(({ code }) => code) ?? [];
  const gained = codes(now).filter((code) => !codes(was).includes(code) && left?.includes(code) === false);
  if (!left || gained.length === 0) return undefined;
  const label = (code: string) => now.questions[question]?.options?.find((one) => one.code === code)?.label.en ?? code;
  return eitherWay(fillWords({ en: 'The pack has new answers to “{question}” ({gained}), and we offer only some.', cy: 'Mae gan y pecyn atebion newydd i “{question}” ({gained}), a dim ond rhai a gynigiwn ni.' }, { question: names.question(question), gained: gained.map(label).join(', ') }), {
    before: codes(was),
    now: codes(now),
    ours: left,
    kept: { ...operation, schema: still },
    ...withGained(operation, still, [...left, ...gained], codes(now)),
  });
}

/** Our limits with the new answers; none where all are offered then and nothing else is limited. */
function withGained(operation: Op<'narrow'>, { enum: _left, ...others }: JsonSchema, offered: readonly string[], all: readonly string[]): { readonly instead?: Op<'narrow'> } {
  if (offered.length < all.length) return { instead: { ...operation, schema: { ...others, enum: offered } } };
  return Object.keys(others).length > 0 ? { instead: { ...operation, schema: others } } : {};
}

function limitsOf(schema: JsonSchema): JsonSchema {
  const items = schema['items'] as JsonSchema | undefined;
  const options = schema['enum'] ?? items?.['enum'];
  const limits = Object.entries(schema).filter(([key]) => key !== 'enum' && (LIMITS as readonly string[]).includes(key));
  return { ...Object.fromEntries(limits), ...(options !== undefined && { enum: options }) };
}

/** The limits of ours that ask more than the pack does. */
function stillStricter(ours: JsonSchema, national: JsonSchema): JsonSchema {
  const kept = Object.entries(ours).flatMap(([key, value]) => {
    const theirs = national[key];
    if (key === 'enum') {
      const left = (value as readonly string[]).filter((code) => !Array.isArray(theirs) || theirs.includes(code));
      return Array.isArray(theirs) && left.length === theirs.length ? [] : [[key, left] as const];
    }
    if (typeof theirs !== 'number' || typeof value !== 'number') return [[key, value] as const];
    return (key.startsWith('max') ? value < theirs : value > theirs) ? [[key, value] as const] : [];
  });
  return Object.fromEntries(kept);
}

function contradicts(ours: JsonSchema, national: JsonSchema): boolean {
  const both: { readonly [key: string]: unknown } = { ...national, ...ours };
  return (['Length', 'imum', 'Items'] as const).some((end) => {
    const [least, most] = [both[`min${end}`], both[`max${end}`]];
    return typeof least === 'number' && typeof most === 'number' && least > most;
  });
}

function hideFate(question: string, view: FormView): Fate {
  const { now, was, names } = view;
  const asked = now.questions[question];
  const parts = { question: names.question(question) };
  if (!asked) return { fate: 'needless', said: fillWords({ en: 'The national form does not ask “{question}” any more: we need not hide it.', cy: 'Nid yw’r ffurflen genedlaethol yn gofyn “{question}” mwyach: nid oes angen ei guddio.' }, parts) };
  const why = hiddenNoMore(question, view);
  if (why) return onlyNational(fillWords(why, parts), { before: was.questions[question]?.label, now: asked.label, ours: null });
  return otherMeaning(question, view) ?? KEPT;
}

function hiddenNoMore(question: string, { now, isOwn }: FormView): Text | undefined {
  if (isOwn(question)) return undefined;
  if (now.questions[question]?.required || now.questions[question]?.requireWhen) return { en: 'We do not ask “{question}”, and the national form now requires it.', cy: 'Nid ydym yn gofyn “{question}”, ac mae’r ffurflen genedlaethol bellach yn ei gwneud yn ofynnol.' };
  if (isLocked(now, question)) return { en: 'We do not ask “{question}”, and the national form now locks it: every authority asks it.', cy: 'Nid ydym yn gofyn “{question}”, ac mae’r ffurflen genedlaethol bellach yn ei gloi: mae pob awdurdod yn ei ofyn.' };
  if (readNationally(now).has(question)) return { en: 'We do not ask “{question}”, and a rule of the national form now reads it.', cy: 'Nid ydym yn gofyn “{question}”, ac mae rheol y ffurflen genedlaethol bellach yn ei ddarllen.' };
  return undefined;
}
