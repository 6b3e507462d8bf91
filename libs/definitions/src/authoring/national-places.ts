import type { FormOperation, QuestionFile, Text } from '../types.ts';
import { fillWords } from './fill-words.ts';
import type { Fate } from './national-fate.ts';
import { KEPT, eitherWay, onlyNational } from './national-fate.ts';
import type { FormView } from './national-form-view.ts';
import { conditionFault, neighbourIn, sectionBefore, sectionOf, successorOf } from './national-form-view.ts';
import { isLocked } from './provenance.ts';
import { sameWords } from './same-words.ts';

type Op<Does extends FormOperation['does']> = Extract<FormOperation, { does: Does }>;
type Placed = { readonly section: string; readonly after?: string };

export function newSectionFate(operation: Op<'addSection'>, view: FormView): Fate {
  const { id, title, after } = operation;
  if (view.now.sections.some((section) => section.id === id)) return onlyNational(taken(title), { now: view.now.sections.find((section) => section.id === id)!.title, ours: title });
  if (after === undefined || view.isOwnSection(after) || view.now.sections.some((section) => section.id === after)) return KEPT;
  const { after: _gone, ...rest } = operation;
  const before = sectionBefore(after, view);
  return { fate: 'adapted', operation: { ...rest, ...(before !== undefined && { after: before }) }, said: fillWords({ en: 'Our section “{title}” stands elsewhere: the section before it is gone.', cy: 'Mae ein hadran “{title}” mewn lle arall: mae’r adran o’i blaen wedi mynd.' }, { title }) };
}

/** Of several things that the pack changed under our question, the one that most needs a person comes first. */
export function newQuestionFate(operation: Op<'addQuestion'>, view: FormView): Fate {
  const { id, question } = operation;
  const { now, was } = view;
  if (now.questions[id]) return onlyNational(taken(question.label), { now: now.questions[id].label, ours: question.label });
  const placed = inPlace(operation, view);
  const { codes } = question;
  if (codes !== undefined && view.parts.codeLists?.every((list) => list.id !== codes) === true) return onlyNational(fillWords({ en: 'The list of answers is gone that our question “{question}” takes. Take it out, then add it with answers of its own.', cy: 'Mae’r rhestr atebion wedi mynd y mae ein cwestiwn “{question}” yn ei defnyddio. Tynnwch ef allan, yna ychwanegwch ef â’i atebion ei hun.' }, { question: question.label }), { before: codes, ours: question.label });
  const fault = conditionFault(question.showWhen, view) ?? conditionFault(question.requireWhen, view);
  if (fault) return eitherWay(fillWords({ en: 'Our question “{question}”: {fault} With ours it is asked without that condition.', cy: 'Ein cwestiwn “{question}”: {fault} Gyda’n un ni fe’i gofynnir heb yr amod hwnnw.' }, { question: question.label, fault }), { ours: question.label, kept: { ...placed, question: withoutFaults(question, view) } });
  if (!hasSection(operation.section, view)) return sectionGone(operation, question.label, placed, view);
  const same = Object.values(now.questions).find((one) => !was.questions[one.id] && ((one.dataItem !== undefined && one.dataItem === question.dataItem) || sameWords(one.label.en, question.label.en)));
  if (same) return eitherWay(fillWords({ en: 'The national form now asks “{national}” itself, as our question “{question}” does.', cy: 'Mae’r ffurflen genedlaethol bellach yn gofyn “{national}” ei hun, fel ein cwestiwn “{question}”.' }, { national: same.label, question: question.label }), { now: same.label, ours: question.label, kept: placed });
  const carried = withoutLostSources(placed, view);
  if (carried !== placed) return { fate: 'adapted', operation: carried, said: fillWords({ en: 'Our question “{question}” is not filled in any more from a question that the pack does not ask.', cy: 'Nid yw ein cwestiwn “{question}” yn cael ei lenwi mwyach o gwestiwn nad yw’r pecyn yn ei ofyn.' }, { question: question.label }) };
  return placed === operation ? KEPT : { fate: 'adapted', operation: placed, said: elsewhere(question.label) };
}

/** What was carried in from a question of another form (or of the pack’s own) that is gone is not carried in any more. */
function withoutLostSources(operation: Op<'addQuestion'>, { parts, was, overlay }: FormView): Op<'addQuestion'> {
  const { prefill, ...question } = operation.question;
  const sources = prefill === undefined ? [] : typeof prefill === 'string' ? [prefill] : prefill;
  const isLost = (source: string) => {
    const [form = '', ...id] = source.split('.');
    const asked = parts.forms[form]?.questions;
    const known = form === overlay.form && was.questions[id.join('.')] !== undefined;
    return form !== 'person' && (asked === undefined || (asked[id.join('.')] === undefined && (known || !id.join('.').includes('.'))));
  };
  const left = sources.filter((source) => !isLost(source));
  if (left.length === sources.length) return operation;
  return { ...operation, question: { ...question, ...(left.length > 0 && { prefill: left.length === 1 ? left[0]! : left }) } };
}

function withoutFaults(question: QuestionFile, view: FormView): QuestionFile {
  const { showWhen, requireWhen, ...rest } = question;
  const sound = (condition: typeof showWhen) => (condition && !conditionFault(condition, view) ? condition : undefined);
  const [shown, required] = [sound(showWhen), sound(requireWhen)];
  return { ...rest, ...(shown && { showWhen: shown }), ...(required && { requireWhen: required }) };
}

export function blockFate(operation: Op<'addBlock'>, view: FormView): Fate {
  const placed = inPlace(operation, view);
  const label = { en: operation.block };
  if (!hasSection(operation.section, view)) return sectionGone(operation, label, placed, view);
  return placed === operation ? KEPT : { fate: 'adapted', operation: placed, said: elsewhere(label) };
}

function sectionGone(operation: Op<'addQuestion' | 'addBlock'>, label: Text, kept: typeof operation, view: FormView): Fate {
  return eitherWay(
    fillWords({ en: 'The section “{section}” is gone, in which we ask “{label}”. With ours it is asked in “{now}”.', cy: 'Mae’r adran “{section}” wedi mynd, lle rydym yn gofyn “{label}”. Gyda’n un ni fe’i gofynnir yn “{now}”.' }, { section: view.names.section(operation.section), label, now: view.names.section(kept.section) }),
    { before: view.names.section(operation.section), now: view.names.section(kept.section), ours: label, kept },
  );
}

function hasSection(section: string, { now, isOwnSection }: FormView): boolean {
  return isOwnSection(section) || now.sections.some(({ id }) => id === section);
}

/** The same operation at the same place of the form as it now is: after the nearest of its old neighbours that is still there. */
function inPlace<Operation extends Placed>(operation: Operation, view: FormView): Operation {
  const section = hasSection(operation.section, view) ? operation.section : successorOf(operation.section, view);
  const { after } = operation;
  if (after === undefined || view.isOwn(after)) return section === operation.section ? operation : { ...operation, section };
  // In a section of our own, what a question stands after was moved there by us.
  if (view.isOwnSection(section) && view.now.questions[after]) return operation;
  const isBeside = sectionOf(view.now, after) === section || movedThere(after, section, view);
  if (isBeside) return section === operation.section ? operation : { ...operation, section };
  const { after: _gone, ...rest } = operation;
  const neighbour = neighbourIn(section, after, view);
  return { ...rest, section, ...(neighbour !== undefined && { after: neighbour }) } as Operation;
}

function movedThere(question: string, section: string, { overlay, now }: FormView): boolean {
  return now.questions[question] !== undefined && overlay.operations.some((one) => one.does === 'move' && one.question === question && one.section === section);
}

export function moveFate(operation: Op<'move'>, view: FormView): Fate {
  const { question } = operation;
  const { was, now, isOwn, names } = view;
  const placed = inPlace(operation, view);
  const label = names.question(question);
  if (isOwn(question)) return placed === operation ? KEPT : { fate: 'adapted', operation: placed, said: elsewhere(label) };
  const [before, after] = [sectionOf(was, question), sectionOf(now, question)];
  const shown = { before: before === undefined ? null : names.section(before), now: names.section(after ?? ''), ours: names.section(operation.section) };
  if (isLocked(now, question)) return onlyNational(fillWords({ en: 'We ask “{question}” in another place, and the national form now locks it where it is.', cy: 'Rydym yn gofyn “{question}” mewn lle arall, ac mae’r ffurflen genedlaethol bellach yn ei gloi lle y mae.' }, { question: label }), shown);
  if (isAlreadyThere(placed, view)) return { fate: 'needless', said: fillWords({ en: '“{question}” now stands nationally where we put it.', cy: 'Mae “{question}” bellach yn sefyll yn genedlaethol lle y’i rhoesom.' }, { question: label }) };
  if (before !== after) return eitherWay(fillWords({ en: 'The national form moved “{question}” to another section, and we moved it too.', cy: 'Symudodd y ffurflen genedlaethol “{question}” i adran arall, a gwnaethom ninnau hefyd.' }, { question: label }), { ...shown, kept: placed });
  if (!hasSection(operation.section, view)) return eitherWay(fillWords({ en: 'The section “{section}” is gone, to which we moved “{question}”.', cy: 'Mae’r adran “{section}” wedi mynd, y symudasom “{question}” iddi.' }, { section: names.section(operation.section), question: label }), { ...shown, kept: placed });
  return placed === operation ? KEPT : { fate: 'adapted', operation: placed, said: elsewhere(label) };
}

function isAlreadyThere({ question, section, after }: Op<'move'>, { now }: FormView): boolean {
  const questions = now.sections.find(({ id }) => id === section)?.questions ?? [];
  return questions.includes(question) && questions[questions.indexOf(question) - 1] === after;
}

export function moveSectionFate(operation: Op<'moveSection'>, view: FormView): Fate {
  const { section, after } = operation;
  const { now, isOwnSection, names } = view;
  if (!hasSection(section, view)) return onlyNational(fillWords({ en: 'The section “{section}”, which we moved, is gone.', cy: 'Mae’r adran “{section}”, a symudasom, wedi mynd.' }, { section: names.section(section) }), { before: names.section(section) });
  if (now.locked?.includes(section)) return onlyNational(fillWords({ en: 'We moved the section “{section}”, and the pack now locks it where it is.', cy: 'Symudasom yr adran “{section}”, ac mae’r pecyn bellach yn ei chloi lle y mae.' }, { section: names.section(section) }));
  if (after === undefined || isOwnSection(after) || now.sections.some(({ id }) => id === after)) return KEPT;
  const { after: _gone, ...rest } = operation;
  const before = sectionBefore(after, view);
  return { fate: 'adapted', operation: { ...rest, ...(before !== undefined && { after: before }) }, said: elsewhere(names.section(section)) };
}

function elsewhere(label: Text): Text {
  return fillWords({ en: '“{label}” stands after the nearest neighbour that is still there.', cy: 'Mae “{label}” yn sefyll ar ôl y cymydog agosaf sy’n dal yno.' }, { label });
}

function taken(label: Text): Text {
  return fillWords({ en: 'The pack now has the id of “{label}”, which we added.', cy: 'Mae gan y pecyn bellach ddynodydd “{label}”, a ychwanegasom.' }, { label });
}
