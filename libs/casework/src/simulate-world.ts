import type { ActionRule, Answers, GuardFile, JsonSchema, ResolvedForm } from '#definitions';
import { addDays, dayNumber } from './civil-dates.ts';
import { caseClocks } from './case-view.ts';
import { findRecordToDecide, formIdOf } from './facts.ts';
import { acceptingActions } from './handover.ts';
import type { SimulatedStep, SimulatedWalk } from './simulate-types.ts';
import type { Actor, CaseRules, CaseState, Moment } from './types.ts';

const TEAM = 'here';
const OTHER_TEAM = 'elsewhere';
const PERSONS = [1, 2, 3, 4];
const DAYS_PER_YEAR = 365.25;

/** A form that takes whatever it is given: nobody fills in forms here. One digest, so that it is compiled once. */
function openForm(id: string): ResolvedForm {
  const title = { en: id };
  return { id, version: '0.0.0', ref: `${id}@0.0.0+simulated.0`, digest: 'simulated', title, purpose: title, kind: 'record', schema: { type: 'object' }, uiSchema: {}, sections: [], questions: {} };
}

const HOLDS: JsonSchema = {};
const FAILS: JsonSchema = { not: {} };

/** The rules of a walk: every form is open, whoever acts is of the team that is named, and what a step supposes holds or not. */
export function simulatedRules(rules: CaseRules, depending: readonly string[], holds: readonly string[] = []): CaseRules {
  const { workflow } = rules;
  const guards: { [name: string]: GuardFile } = { ...workflow.guards };
  for (const [name, guard] of Object.entries(workflow.guards)) {
    if (guard.type === 'actorInNamedTeam') guards[name] = { ...guard, type: 'matches', params: { schema: HOLDS } };
    if (depending.includes(name)) guards[name] = { ...guard, type: 'matches', params: { schema: holds.includes(name) ? HOLDS : FAILS } };
  }
  const isSupposed = (mark: string): boolean => depending.includes(`mark:${mark}`);
  const actions = Object.fromEntries(
    Object.entries(workflow.actions).map(([type, rule]) => {
      if (!rule.marksWhen?.some(({ mark, when }) => typeof when !== 'string' && isSupposed(mark))) return [type, rule];
      const marksWhen = rule.marksWhen.map((one) => (typeof one.when !== 'string' && isSupposed(one.mark) ? { ...one, when: holds.includes(`mark:${one.mark}`) ? HOLDS : FAILS } : one));
      return [type, { ...rule, marksWhen }];
    }),
  );
  // Its machine asks guards by name, so it is the same machine under the same digest.
  return { ...rules, workflow: { ...workflow, guards, actions }, form: (idOrRef) => openForm(formIdOf(idOrRef)) };
}

/** Noon of a day of the walk: the child a day older each day, and a few people in every role. */
export function simulatedMoment(rules: CaseRules, { startsOn, ageInYears }: SimulatedWalk, day: number): Moment {
  const today = addDays(startsOn, day);
  const born = ageInYears === undefined ? undefined : addDays(startsOn, -Math.round(ageInYears * DAYS_PER_YEAR));
  const facts = born === undefined ? {} : { birthDate: born, ageInDays: dayNumber(today) - dayNumber(born) };
  const staff = Object.fromEntries(rules.roles.flatMap(({ id }) => PERSONS.map((person) => [personId(id, person), { role: id, team: TEAM }])));
  return { now: `${today}T12:00:00.000Z`, today, person: { id: 'child', revision: 1, ...facts }, staff, salt: '' };
}

/** Somebody of a role who neither wrote nor approved what is to be decided. */
export function someone(role: string, rule: ActionRule, state: CaseState | undefined): Actor & { readonly person: number } {
  const record = rule.decides === undefined || !state ? undefined : findRecordToDecide(state, rule.decides);
  const since = record?.versions.at(-1)?.revision ?? 0;
  const taken = new Set([...(record?.contributors ?? []), ...(record?.decisions ?? []).filter((one) => one.revision > since).map((one) => one.by)]);
  const person = PERSONS.find((one) => !taken.has(personId(role, one))) ?? PERSONS.length;
  return { id: personId(role, person), role, team: TEAM, person };
}

/** What casework itself reads of an action's answers: who becomes responsible, which clock is explained. */
export function ownAnswers(rules: CaseRules, rule: ActionRule, state: CaseState | undefined, moment: Moment): Answers {
  if (rule.does === 'assign') {
    const casework = rules.roles.filter((role) => role.access === 'casework');
    const manager = casework.find((role) => role.supervises);
    const worker = casework.find((role) => !role.supervises) ?? manager;
    return { ...(worker ? { worker: personId(worker.id, 1) } : {}), ...(manager ? { manager: personId(manager.id, 1) } : {}) };
  }
  if (rule.does === 'explain' && state) {
    const clocks = caseClocks(rules, state, moment);
    const clock = clocks.find(({ late }) => late) ?? clocks[0];
    return clock ? { clock: clock.id, instance: clock.instance, reason: '…' } : {};
  }
  return rule.does === 'submit' && acceptingActions(rules.workflow, rule.form).length > 0 ? { team: OTHER_TEAM } : {};
}

/** The case as if its records said what is supposed of them. */
export function withSupposed(state: CaseState, { answers }: Pick<SimulatedStep, 'answers'>): CaseState {
  if (!answers || !state.records.some(({ formId }) => Object.hasOwn(answers, formId))) return state;
  const records = state.records.map((record) => {
    const said = Object.hasOwn(answers, record.formId) ? answers[record.formId] : undefined;
    return said ? { ...record, versions: record.versions.map((version) => ({ ...version, answers: { ...version.answers, ...said } })) } : record;
  });
  return { ...state, records };
}

function personId(role: string, person: number): string {
  return `${role}.${person}`;
}
