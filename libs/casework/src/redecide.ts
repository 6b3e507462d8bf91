import { canonicalJson, type ResolvedWorkflow } from '#definitions';
import { findRule } from './availability.ts';
import { londonTime } from './civil-dates.ts';
import { decideCase, openCase } from './decide.ts';
import { decideMigration } from './decide-migration.ts';
import { evolveCase } from './evolve.ts';
import { findErasedForms, formIdIn } from './facts.ts';
import { doesGuardRead, doesRead } from './guards.ts';
import { personFacts } from './person.ts';
import { placeOf } from './place.ts';
import type { CaseAction, CaseBody, CaseEvent, CaseRules, CaseState, Decision, Moment, PersonState } from './types.ts';

/** What re-deciding one recorded event gave. */
export interface Redecision {
  readonly revision: number;
  readonly type: string;
  /** `skipped`: answers that it carries or rests on were erased, or it is the record of an erasure; it cannot be decided again. */
  readonly outcome: 'same' | 'different' | 'refused' | 'skipped';
  /** The parts that differ, or the code of the refusal. */
  readonly difference?: readonly string[];
}

/** Not who became responsible: that rests on teams and on who holds a role, which no publication pins. */
const COMPARED = ['from', 'to', 'status', 'marks', 'record', 'form', 'contributors', 'concurrent', 'clock', 'exceptions', 'acknowledged', 'corrects', 'offered', 'withdrawn', 'migrated', 'publication'] as const satisfies readonly (keyof CaseBody)[];

/**
 * Decides every event of a case again from what was recorded with it, on the state that the events before it give, and
 * compares where it led. Sameness shows that nothing outside the record took part in the decision. An event whose decision
 * read answers that are erased by now is skipped.
 * @param rulesFor the rules of a publication, by its ref
 * @param personAt a person as they stood at a revision
 */
export function redecide(
  rulesFor: (publication: string) => CaseRules,
  events: readonly CaseEvent[],
  personAt: (id: string, revision: number) => PersonState | undefined,
): readonly Redecision[] {
  let state: CaseState | undefined;
  return events.map((event) => {
    const again = decideAgain(rulesFor, state, event, personAt);
    state = evolveCase(state, event);
    return { revision: event.revision, type: event.type, ...again };
  });
}

type Outcome = Pick<Redecision, 'outcome' | 'difference'>;

function decideAgain(
  rulesFor: (publication: string) => CaseRules,
  state: CaseState | undefined,
  event: CaseEvent,
  personAt: (id: string, revision: number) => PersonState | undefined,
): Outcome {
  if (event.body.erased || (event.answersDigest !== undefined && !event.answers)) return { outcome: 'skipped' };
  const rules = rulesThen(rulesFor(event.body.publication), state, event);
  if (state && doesRestOnErased(rules.workflow, state, event)) return { outcome: 'skipped' };
  const moment = momentOf(rules, event, personAt);
  const decision = event.body.migrated && state ? decideMigration(rulesFor(state.publication), rules, state, { id: event.actionId, actor: event.actor, moment }) : decideEvent(rules, state, event, moment);
  if ('refused' in decision) return { outcome: 'refused', difference: [decision.refused.code] };
  const { body, happenedOn } = decision.event;
  const parts = COMPARED.filter((part) => canonicalJson(body[part] ?? null) !== canonicalJson(event.body[part] ?? null));
  const difference = [...parts, ...(happenedOn === event.happenedOn ? [] : ['happenedOn'])];
  return difference.length ? { outcome: 'different', difference } : { outcome: 'same' };
}

/** The rules with the form that was filled then, whichever is in force now. */
function rulesThen(rules: CaseRules, state: CaseState | undefined, { body: { form } }: CaseEvent): CaseRules {
  return form === undefined ? rules : { ...rules, form: (idOrRef) => rules.form(idOrRef === formIdIn(state ?? {}, form) ? form : idOrRef) };
}

/** Whether a guard or a mark of this action, or what it decides or goes on with, is of answers that are erased by now. */
function doesRestOnErased(workflow: ResolvedWorkflow, state: CaseState, { type, body }: CaseEvent): boolean {
  const rule = findRule(workflow, type);
  if (!rule) return false;
  const record = state.records.find(({ id }) => id === body.record?.id);
  if (record && rule.does !== 'return' && rule.does !== 'submit' && record.versions.at(-1)?.answers === undefined) return true;
  const gone = findErasedForms(state).filter((form) => form !== rule.form);
  if (gone.length === 0) return false;
  const ways = placeOf(workflow, state.value)?.candidates.get(type) ?? [];
  const guards = [...(rule.guards ?? []), ...ways.flatMap(({ guard }) => guard ?? [])];
  return gone.some((form) => guards.some((name) => doesGuardRead(workflow, name, form)) || (rule.marksWhen ?? []).some(({ when }) => (typeof when === 'string' ? doesGuardRead(workflow, when, form) : doesRead(when, form))));
}

function decideEvent(rules: CaseRules, state: CaseState | undefined, event: CaseEvent, moment: Moment): Decision<CaseEvent> {
  const action = actionOf(event, state);
  const { actorTeam: team } = event.body;
  const actor = { ...event.actor, ...(team === undefined ? {} : { team }) };
  if (state) return decideCase(rules, state, action, actor, moment);
  const opening = { authority: event.authority, case: event.stream.id, person: event.body.person ?? '', action };
  return openCase(rules, opening, actor, moment);
}

function actionOf(event: CaseEvent, state: CaseState | undefined): CaseAction {
  const { body, answers } = event;
  const draft = draftOf(body);
  return {
    id: event.actionId,
    type: event.type,
    // Nothing non-concurrent can lie between: the chain would have refused the event as stale.
    revision: body.acknowledged ?? state?.revision ?? 0,
    happenedOn: event.happenedOn,
    ...(answers && (body.form !== undefined || Object.keys(answers.data).length) ? { data: answers.data } : {}),
    ...(answers?.reason === undefined ? {} : { reason: answers.reason }),
    ...(answers?.exception === undefined ? {} : { exception: answers.exception }),
    ...(draft === undefined ? {} : { draft }),
  };
}

/** Whatever was written may have come from a draft of the record's id; an approval names a record that it did not write. */
function draftOf({ contributors, record }: CaseBody): string | undefined {
  return contributors && record?.id;
}

function momentOf(rules: CaseRules, event: CaseEvent, personAt: (id: string, revision: number) => PersonState | undefined): Moment {
  const { body, at } = event;
  const today = londonTime(at).slice(0, 10);
  const draft = draftOf(body);
  const read = event.reads?.find((one) => one.stream.startsWith('person:'));
  const id = read?.stream.slice('person:'.length);
  const person = read && id !== undefined ? personAt(id, read.revision) : undefined;
  return {
    now: at,
    today,
    salt: event.answers?.salt ?? '',
    ...(person && read ? { person: { ...personFacts(person, today), id: person.id, revision: read.revision } } : {}),
    ...(draft !== undefined && body.form !== undefined ? { draft: { id: draft, form: body.form, contributors: body.contributors ?? [] } } : {}),
    ...(body.assigned ? { staff: staffOf(rules, body.assigned) } : {}),
  };
}

/** Whoever was recorded as responsible was found fit to be; what roles they held then is not asked again. */
function staffOf(rules: CaseRules, { worker, manager, team }: NonNullable<CaseBody['assigned']>): NonNullable<Moment['staff']> {
  const role = rules.roles.find((one) => one.access === 'casework' && one.supervises)?.id ?? '';
  const member = { role, ...(team === undefined ? {} : { team }) };
  return { ...(worker === undefined ? {} : { [worker]: member }), ...(manager === undefined ? {} : { [manager]: member }) };
}
