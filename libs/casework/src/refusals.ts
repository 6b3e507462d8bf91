import type { AnswerProblem, Text } from '#definitions';
import { regionsOf, type Place } from './place.ts';
import { dayName, joined, roleNames, sentence } from './sentences.ts';
import type { CaseRules, CaseState, Refusal } from './types.ts';

/** The action is none of this workflow's. */
export function unknownAction(action: string, available: readonly string[]): Refusal {
  return {
    code: 'unknown-action',
    action,
    available,
    sentence: sentence(
      'Nothing called “{action}” can be done in this case. Open the case again and choose from what it offers.',
      'Ni ellir gwneud dim o’r enw “{action}” yn yr achos hwn. Agorwch yr achos eto a dewiswch o’r hyn y mae’n ei gynnig.',
      { action },
    ),
  };
}

/** The case is not where this can be done. */
export function notAvailable(rules: CaseRules, action: string, place: Place, available: readonly string[]): Refusal {
  const regions = concerned(rules, action, place);
  const states = regions.map((region) => region.stateLabel);
  const nearest = nearestActions(rules, available, regions);
  const offers = joined(nearest.map((type) => rules.workflow.actions[type]?.label ?? { en: type }));
  const instead = nearest.length
    ? sentence(' What you can do now: {offers}.', ' Yr hyn y gallwch ei wneud nawr: {offers}.', { offers })
    : { en: '', cy: '' };
  const said = sentence(
    '“{label}” cannot be done now, because the case is at: {states}.{instead}',
    'Ni ellir gwneud “{label}” nawr, oherwydd mae’r achos yn: {states}.{instead}',
    { label: rules.workflow.actions[action]?.label ?? action, states: listed(states), instead },
  );
  return { code: 'not-available', action, states, available, sentence: said };
}

/** The regions that an action is about: those it moves, else those in which something is going on. */
function concerned(rules: CaseRules, action: string, place: Place): Place['regions'] {
  const moved = regionsOf(rules.workflow, action);
  const own = place.regions.filter((region) => (moved.length > 0 ? moved.includes(region.id) : !region.atRest));
  return own.length > 0 ? own : place.regions;
}

const OFFERED = 5;

/** A few of what is possible instead: what moves the same regions first, and of that what comes next as a rule. */
function nearestActions(rules: CaseRules, available: readonly string[], regions: Place['regions']): readonly string[] {
  const ids = regions.map((region) => region.id);
  const rank = (type: string): number => {
    const near = regionsOf(rules.workflow, type).some((region) => ids.includes(region)) ? 0 : 2;
    return near + (rules.workflow.actions[type]?.weight === 'main' ? 0 : 1);
  };
  return [...available].sort((a, b) => rank(a) - rank(b)).slice(0, OFFERED);
}

/** Nothing waits for the decision that was made. */
export function nothingToDecide(action: string, place: Place): Refusal {
  return {
    code: 'not-available',
    action,
    states: place.regions.map((region) => region.stateLabel),
    available: [],
    sentence: sentence(
      'There is nothing handed in for this decision. Ask the worker to hand in the form first.',
      'Nid oes dim wedi’i gyflwyno ar gyfer y penderfyniad hwn. Gofynnwch i’r gweithiwr gyflwyno’r ffurflen yn gyntaf.',
    ),
  };
}

/** What was handed in has been erased since. */
export function answersErased(action: string, place: Place): Refusal {
  return {
    ...nothingToDecide(action, place),
    sentence: sentence(
      'The answers of this record have been erased, so there is nothing to approve. Return it, and it can be written again.',
      'Mae atebion y cofnod hwn wedi’u dileu, felly nid oes dim i’w gymeradwyo. Dychwelwch ef, a gellir ei ysgrifennu eto.',
    ),
  };
}

/** The case stands in a state that its workflow does not have. */
export function placeUnknown(action: string): Refusal {
  return {
    code: 'not-available',
    action,
    states: [],
    available: [],
    sentence: sentence(
      'This case stands at a step that its workflow no longer has. Tell your administrator: the case must be moved to the new workflow first.',
      'Mae’r achos hwn ar gam nad yw yn ei lif gwaith bellach. Dywedwch wrth eich gweinyddwr: rhaid symud yr achos i’r llif gwaith newydd yn gyntaf.',
    ),
  };
}

/** Another role does this. */
export function roleRequired(rules: CaseRules, roles: readonly string[]): Refusal {
  return {
    code: 'role-required',
    roles,
    sentence: sentence('Only a {roles} can do this. Ask one to do it.', 'Dim ond {roles} all wneud hyn. Gofynnwch i un ei wneud.', {
      roles: roleNames(rules.roles, roles),
    }),
  };
}

/** It was not said which revision the action rests on. */
export function revisionRequired(revision: number): Refusal {
  return {
    code: 'revision-required',
    revision,
    sentence: sentence(
      'It is not known which version of the case you were looking at. Open the case again and try once more.',
      'Nid yw’n hysbys pa fersiwn o’r achos yr oeddech yn edrych arno. Agorwch yr achos eto a rhowch gynnig arall arni.',
    ),
  };
}

/** Something that matters was done since the revision that the action rests on. */
export function staleRevision(rules: CaseRules, state: CaseState, based: number): Refusal {
  const since = state.recent
    .filter((act) => act.revision > based)
    .map((act) => ({ ...act, history: rules.workflow.actions[act.type]?.history ?? { en: act.type } }));
  return {
    code: 'stale-revision',
    revision: state.revision,
    since,
    sentence: sentence(
      'Something was done in this case after you opened it. What you wrote is kept. Look at what changed, then send it again.',
      'Gwnaed rhywbeth yn yr achos hwn ar ôl i chi ei agor. Cedwir yr hyn a ysgrifennoch. Edrychwch ar beth newidiodd, yna anfonwch eto.',
    ),
  };
}

/** Answers are missing or wrong. */
export function formInvalid(problems: readonly AnswerProblem[]): Refusal {
  return {
    code: 'form-invalid',
    problems,
    sentence: sentence(
      'Some answers are missing or need changing: {count}. Each is listed with what to do.',
      'Mae rhai atebion ar goll neu angen eu newid: {count}. Rhestrir pob un gyda’r hyn i’w wneud.',
      { count: String(problems.length) },
    ),
  };
}

/** One answer is wrong in a way that its form could not see. */
export function answerRefused(question: string, message: Text): Refusal {
  return formInvalid([{ question, path: `/${question}`, message, rule: 'known' }]);
}

/** The action has no form, but answers came. */
export function dataNotExpected(): Refusal {
  return {
    code: 'data-not-expected',
    sentence: sentence('This takes no answers. Leave them out.', 'Nid yw hyn yn cymryd atebion. Gadewch nhw allan.'),
  };
}

/** Entered more than a working day after it happened. */
export function reasonRequired(happenedOn: string): Refusal {
  return {
    code: 'reason-required',
    happenedOn,
    sentence: sentence(
      'This happened more than one working day ago. Say why it is being entered now.',
      'Digwyddodd hyn fwy nag un diwrnod gwaith yn ôl. Dywedwch pam ei fod yn cael ei gofnodi nawr.',
    ),
  };
}

/** No such day, or a day to come. */
export function dateInvalid(happenedOn: string, why: 'unreal' | 'future'): Refusal {
  const said =
    why === 'future'
      ? sentence('The date is in the future. Enter the day it happened, today or earlier.', 'Mae’r dyddiad yn y dyfodol. Rhowch y diwrnod y digwyddodd, heddiw neu gynt.')
      : sentence('There is no such date. Enter a real day, such as 9 October 2026.', 'Nid oes dyddiad o’r fath. Rhowch ddiwrnod go iawn, megis 9 Hydref 2026.');
  return { code: 'date-invalid', happenedOn, sentence: said };
}

/** Before the day of what it answers: of what a manager decides, of the closing that is undone. */
export function dateTooEarly(happenedOn: string, follows: string): Refusal {
  return {
    code: 'date-invalid',
    happenedOn,
    sentence: sentence(
      'The date is before what it follows, which happened on {day}. Enter that day or a later one.',
      'Mae’r dyddiad cyn yr hyn y mae’n ei ddilyn, a ddigwyddodd {day}. Rhowch y diwrnod hwnnw neu un diweddarach.',
      { day: dayName(follows) },
    ),
  };
}

/** A rule of the workflow stands against it; the sentence is the rule's own. */
export function guardRefused(rules: CaseRules, guard: string): Refusal {
  const rule = rules.workflow.guards[guard];
  const resolvedBy = rule?.resolvedBy ?? [];
  const said = rule?.sentence ?? { en: guard };
  const who = resolvedBy.length
    ? sentence(' This can be resolved by: {roles}.', ' Gellir datrys hyn gan: {roles}.', { roles: roleNames(rules.roles, resolvedBy) })
    : { en: '', cy: '' };
  return { code: 'guard-refused', guard, resolvedBy, sentence: { en: said.en + who.en, cy: (said.cy ?? said.en) + (who.cy ?? '') } };
}

/** What stands against it may be passed over by whoever says why. */
export function exceptionPossible(rules: CaseRules, names: readonly string[]): Refusal {
  const guards = names.map((name) => ({ name, sentence: rules.workflow.guards[name]?.sentence ?? { en: name } }));
  const told = guards.reduce<Text>((all, one) => ({ en: `${all.en}${one.sentence.en} `, cy: `${all.cy ?? ''}${one.sentence.cy ?? one.sentence.en} ` }), { en: '', cy: '' });
  return {
    code: 'exception-possible',
    guards,
    sentence: sentence(
      '{told}If it has to be done all the same, say why: it is recorded, and a manager is told.',
      '{told}Os oes rhaid ei wneud er hynny, dywedwch pam: caiff ei gofnodi, a dywedir wrth reolwr.',
      { told },
    ),
  };
}

/** There is nothing that a manager has not read, or nothing that another did. */
export function nothingToRead(action: string, isHerOwn: boolean): Refusal {
  return {
    code: 'not-available',
    action,
    states: [],
    available: [],
    sentence: isHerOwn
      ? sentence('What is new here you did yourself. Another manager has to read it.', 'Chi a wnaeth yr hyn sy’n newydd yma. Rhaid i reolwr arall ei ddarllen.')
      : sentence('There is nothing new to read in this case.', 'Nid oes dim newydd i’w ddarllen yn yr achos hwn.'),
  };
}

/** The stream exists already. */
export function alreadyExists(): Refusal {
  return { code: 'already-exists', sentence: sentence('This case has already been opened.', 'Mae’r achos hwn eisoes wedi’i agor.') };
}

/** Something that the action names is not there. */
export function notFound(what: 'draft' | 'form' | 'workflow'): Refusal {
  const said = {
    draft: sentence('This draft was begun for another form, or has been handed in already. Open the form from the case and send it from there.', 'Dechreuwyd y drafft hwn ar gyfer ffurflen arall, neu mae eisoes wedi’i gyflwyno. Agorwch y ffurflen o’r achos a’i hanfon oddi yno.'),
    form: sentence('The form for this is not published. Tell your administrator.', 'Nid yw’r ffurflen ar gyfer hyn wedi’i chyhoeddi. Dywedwch wrth eich gweinyddwr.'),
    workflow: sentence('Cases of this kind cannot be opened here. Tell your administrator.', 'Ni ellir agor achosion o’r math hwn yma. Dywedwch wrth eich gweinyddwr.'),
  };
  return { code: 'not-found', sentence: said[what] };
}

function listed(texts: readonly Text[]): Text {
  return { en: texts.map((text) => text.en).join('; '), cy: texts.map((text) => text.cy ?? text.en).join('; ') };
}

/** Not something that is done to a person. */
export function personAction(action: string): Refusal {
  return {
    code: 'unknown-action',
    action,
    available: ['person.correct', 'person.restrict'],
    sentence: sentence('This cannot be done to a person’s record. Open it again and choose from what it offers.', 'Ni ellir gwneud hyn i gofnod person. Agorwch ef eto a dewiswch o’r hyn y mae’n ei gynnig.'),
  };
}

/** The person is recorded already. */
export function personExists(): Refusal {
  return { code: 'already-exists', sentence: sentence('This person is already recorded. Open the record to correct it.', 'Mae’r person hwn eisoes wedi’i gofnodi. Agorwch y cofnod i’w gywiro.') };
}

/** The person's record was changed since. */
export function personStale(revision: number): Refusal {
  return {
    code: 'stale-revision',
    revision,
    since: [],
    sentence: sentence(
      'This person’s record was changed after you opened it. Look at it again, then make your change.',
      'Newidiwyd cofnod y person hwn ar ôl i chi ei agor. Edrychwch arno eto, yna gwnewch eich newid.',
    ),
  };
}
