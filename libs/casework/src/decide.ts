import { canonicalJson, type ActionRule } from '#definitions';
import { acceptAnswers, begunOn, type Accepted } from './answers.ts';
import { availableTypes, findRule, isAvailable } from './availability.ts';
import { assignedPart, clockPart, decidedRecord, effectsOf, recordPart, refuseDecision } from './consequences.ts';
import { correctsPart } from './corrections.ts';
import { passGuards, wordsOf } from './exceptions.ts';
import { asAsked, factsOf, findNoteToContinue } from './facts.ts';
import type { GuardQuestion } from './guard-question.ts';
import { doesGuardAskTeam, factsFit, findGuardAnswer } from './guards.ts';
import { offeredPart, withdrawnPart } from './handover.ts';
import { happenedOn, refuseEarlier } from './happened.ts';
import { machineOf } from './machine.ts';
import { moveCase } from './moving.ts';
import { acknowledgedPart, noticePart } from './notices.ts';
import { placeOf, type Place } from './place.ts';
import * as refusals from './refusals.ts';
import { followersOf, nextApprovals, withoutLostWaits } from './second-decisions.ts';
import type { Actor, CaseAction, CaseBody, CaseEvent, CaseRules, CaseState, Decision, Moment, Refusal, StateValue, Unsealed } from './types.ts';

/**
 * Decides an action in a case: the event to record, or why not. The same rules, state, action, actor and moment always
 * give the same decision. Asked in this order: is it known and possible here, the role, the revision, the date, the
 * answers, the guards, the next state.
 */
export function decideCase(rules: CaseRules, given: CaseState, action: CaseAction, actor: Actor, moment: Moment): Decision<CaseEvent> {
  const { workflow } = rules;
  const state = withoutLostWaits(workflow, given);
  const place = placeOf(workflow, state.value);
  if (!place) return { refused: refusals.placeUnknown(action.type) };
  const rule = findRule(workflow, action.type);
  if (!rule) return { refused: refusals.unknownAction(action.type, availableTypes(rules, place, actor)) };
  const here = refuseHere(rules, rule, place, action.type, actor);
  const based = refuseRevision(rules, rule, state, action);
  // Who acts on an old page is told what happened since, not merely that her button is gone.
  const refused = here?.code === 'not-available' && based?.code === 'stale-revision' ? based : (here ?? based);
  if (refused) return { refused };
  const before = findNoteToContinue(rule, state, action)?.versions.at(-1)?.answers;
  const date = happenedOn(rules, rule, action, moment, before, begunOn(rule, state, action, moment));
  if ('refused' in date) return date;
  const undecided = refuseDecision(rule, state, action.type, place, actor) ?? refuseEarlier(rules, rule, state, action.type, date.on);
  if (undecided) return { refused: undecided };
  const accepted = acceptAnswers(rules, rule, state, action, moment);
  if ('refused' in accepted) return accepted;
  const extra = extraPart(rules, rule, state, action, accepted, moment);
  if ('refused' in extra) return extra;
  // A team or worker that is not there is said before any rule about whose the case may be.
  const assigned = rule.does === 'assign' ? assignedPart(rules, rule, state, accepted, actor, moment) : {};
  if ('refused' in assigned) return assigned;

  const asked = questionOf(rules, rule, state, place, accepted, actor, moment);
  const guarded = passGuards(rules, rule, action, asked);
  const moved = moveCase(rules, rule, state.value, action.type, asked);
  // Nobody is asked why she goes ahead where she could not go ahead anyway.
  if ('refused' in guarded) return guarded.refused.code === 'exception-possible' && 'refused' in moved ? moved : guarded;
  if ('refused' in moved) return moved;
  return write({ rules, rule, state, action, actor, moment, ...date, ...guarded, accepted, asked, to: moved.to, extra });
}

/** What is asked when a case is opened. */
export interface Opening {
  readonly authority: string;
  /** The id that the case is to have, and the person it is about. */
  readonly case: string;
  readonly person: string;
  readonly action: Omit<CaseAction, 'type' | 'revision'> & { readonly type?: string };
  /** The opening action, where the workflow has several. */
  readonly type?: string;
}

/** Decides the first action of a case: the workflow's action that `does: "open"`. The machine stands at its beginning. */
export function openCase(rules: CaseRules, opening: Opening, actor: Actor, moment: Moment): Decision<CaseEvent> {
  const opens = Object.entries(rules.workflow.actions).filter(([, one]) => one.does === 'open');
  const wanted = opening.type ?? opening.action.type;
  const [type, rule] = opens.find(([one]) => wanted === undefined || one === wanted) ?? [];
  if (type === undefined || !rule) {
    return { refused: wanted === undefined ? refusals.notFound('workflow') : refusals.unknownAction(wanted, opens.map(([one]) => one)) };
  }
  if (!rule.roles.includes(actor.role)) return { refused: refusals.roleRequired(rules, rule.roles) };
  const date = happenedOn(rules, rule, opening.action, moment);
  if ('refused' in date) return date;
  const accepted = acceptAnswers(rules, rule, undefined, opening.action, moment);
  if ('refused' in accepted) return accepted;
  const to = machineOf(rules.workflow).initial;
  const place = placeOf(rules.workflow, to);
  if (!place) return { refused: refusals.placeUnknown(type) };
  const asked = questionOf(rules, rule, undefined, place, accepted, actor, moment);
  const guarded = passGuards(rules, rule, opening.action, asked);
  if ('refused' in guarded) return guarded;
  const action = { ...opening.action, type };
  const extra = { person: opening.person, workflow: rules.workflow.id };
  return write({ rules, rule, action, actor, moment, ...date, ...guarded, accepted, asked, to, extra, opening });
}

function refuseHere(rules: CaseRules, rule: ActionRule, place: Place, type: string, actor: Actor): Refusal | undefined {
  if (rule.does === 'open') return refusals.alreadyExists();
  if (!isAvailable(rule, type, place)) return refusals.notAvailable(rules, type, place, availableTypes(rules, place, actor));
  return rule.roles.includes(actor.role) ? undefined : refusals.roleRequired(rules, rule.roles);
}

function refuseRevision(rules: CaseRules, rule: ActionRule, state: CaseState, action: CaseAction): Refusal | undefined {
  const { revision: based } = action;
  if (rule.concurrent !== true) {
    if (based === undefined) return refusals.revisionRequired(state.revision);
    return based < state.baseRevision || based > state.revision ? refusals.staleRevision(rules, state, based) : undefined;
  }
  // Nobody decides, or writes on, what she has not seen.
  const record = decidedRecord(rule, state) ?? findNoteToContinue(rule, state, action);
  const isUnseen = based !== undefined && (record?.versions.at(-1)?.revision ?? 0) > based;
  return isUnseen ? refusals.staleRevision(rules, state, based) : undefined;
}

function extraPart(rules: CaseRules, rule: ActionRule, state: CaseState, action: CaseAction, accepted: Accepted, moment: Moment): Partial<CaseBody> | { readonly refused: Refusal } {
  if (rule.does === 'explain') return clockPart(rules, rule, state, accepted, moment);
  if (rule.does === 'correct') return correctsPart(state, accepted, moment);
  if (rule.does === 'acknowledge') return acknowledgedPart(state, action.revision);
  return offeredPart(rules.workflow, rule, state, accepted, moment);
}

function questionOf(
  rules: CaseRules,
  rule: ActionRule,
  state: CaseState | undefined,
  place: Place,
  accepted: Accepted,
  actor: Actor,
  moment: Moment,
): GuardQuestion {
  const own = rule.form === undefined ? undefined : { form: rule.form, data: accepted.form ? asAsked(rules, rule.form, accepted.form.ref, accepted.data) : accepted.data };
  return { workflow: rules.workflow, state, place, actor, facts: factsOf(rules, state, own, moment) };
}

interface Written {
  readonly rules: CaseRules;
  readonly rule: ActionRule;
  readonly state?: CaseState;
  readonly action: Omit<CaseAction, 'revision'>;
  readonly actor: Actor;
  readonly moment: Moment;
  readonly on: string;
  readonly late: boolean;
  /** Guards passed over with a reason. */
  readonly passed: readonly string[];
  readonly accepted: Accepted;
  readonly asked: GuardQuestion;
  readonly to: StateValue;
  readonly extra: Partial<CaseBody>;
  readonly opening?: Opening;
}

function write(written: Written): Decision<CaseEvent> {
  const { rules, rule, state, action, actor, moment, accepted, to, opening } = written;
  const after = placeOf(rules.workflow, to);
  if (!after) return { refused: refusals.placeUnknown(action.type) };
  const assigned = assignedPart(rules, rule, state, accepted, actor, moment);
  if ('refused' in assigned) return assigned;
  const caseId = state?.id ?? opening?.case ?? '';
  const moved = movedRegions(state?.value, to);
  const next = rule.does === 'approve' ? nextApprovals(rules.workflow, action.type, after, written.asked) : [];
  // What several approve means nothing before the last of them.
  const marks = next.length > 0 ? [] : marksOf(rule, written.asked);
  const body: CaseBody = {
    ...written.extra,
    from: state?.value ?? null,
    to,
    status: after.status,
    publication: rules.publication,
    ...(accepted.form ? { form: accepted.form.ref } : {}),
    marks,
    concurrent: rule.concurrent === true,
    ...recordPart(rule, state, action, actor, moment, next.length === 0),
    ...assigned,
    ...noticePart(rules, marks, written.late, written.passed, actor),
    ...withdrawnPart(rules.workflow, state, decidedRecord(rule, state), after),
    ...teamPart(rule, action.type, written.asked),
  };
  const answers = answersOf(written);
  const event: Unsealed<CaseEvent> = {
    v: 1,
    authority: state?.authority ?? opening?.authority ?? '',
    stream: { kind: 'case', id: caseId },
    revision: (state?.revision ?? 0) + 1,
    actionId: action.id,
    type: action.type,
    actor: { id: actor.id, role: actor.role },
    at: moment.now,
    happenedOn: written.on,
    ...(moment.person ? { reads: [{ stream: `person:${moment.person.id}`, revision: moment.person.revision }] } : {}),
    effects: effectsOf(rules, rule, state, { ...action, case: caseId }, actor, after, moved, body, next),
    body,
    ...(answers ? { answers } : {}),
  };
  return { event };
}

function marksOf(rule: ActionRule, asked: GuardQuestion): readonly string[] {
  const when = (rule.marksWhen ?? []).filter(({ when }) => (typeof when === 'string' ? findGuardAnswer(when, asked) === true : factsFit(when, asked.facts))).map((one) => one.mark);
  return [...new Set([...(rule.marks ?? []), ...when])];
}

function movedRegions(from: StateValue | undefined, to: StateValue): readonly string[] {
  if (typeof to === 'string') return [];
  if (from === undefined || typeof from === 'string') return Object.keys(to);
  return Object.keys(to).filter((region) => canonicalJson(from[region]) !== canonicalJson(to[region]));
}

/** The actor's team changes, so it is kept where a guard asks for it. */
function teamPart(rule: ActionRule, type: string, { workflow, place, actor }: GuardQuestion): Pick<CaseBody, 'actorTeam'> {
  if (actor.team === undefined) return {};
  const ways = place?.candidates.get(type)?.flatMap(({ guard }) => guard ?? []) ?? [];
  const named = (rule.marksWhen ?? []).flatMap(({ when }) => (typeof when === 'string' ? when : []));
  const following = followersOf(workflow, type).flatMap(([, { followsWhen }]) => followsWhen ?? []);
  return [...(rule.guards ?? []), ...ways, ...named, ...following].some((name) => doesGuardAskTeam(workflow, name)) ? { actorTeam: actor.team } : {};
}

function answersOf({ rule, accepted, action, moment, passed }: Written): CaseEvent['answers'] {
  const reason = action.reason?.trim();
  const exception = passed.length ? wordsOf(action) : undefined;
  if (rule.form === undefined && !reason && exception === undefined) return undefined;
  return { salt: moment.salt, data: accepted.data, ...(reason ? { reason } : {}), ...(exception === undefined ? {} : { exception }) };
}
