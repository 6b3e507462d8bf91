import { isAvailable, regionsFor } from './availability.ts';
import { caseClocks } from './case-view.ts';
import { dayNumber } from './civil-dates.ts';
import { openCase } from './decide.ts';
import { evolveCase } from './evolve.ts';
import { noticeView } from './notices.ts';
import { placeOf } from './place.ts';
import { BEGINNING, sealEvent } from './seal.ts';
import { sentence } from './sentences.ts';
import { outcomesOf, takeStep, type Taken } from './simulate-outcomes.ts';
import type { SimulatedAction, SimulatedBlock, SimulatedClock, SimulatedMoment, SimulatedRegion, SimulatedStep, SimulatedWalk, Simulation } from './simulate-types.ts';
import { ownAnswers, simulatedMoment, simulatedRules, someone } from './simulate-world.ts';
import type { Actor, CaseEvent, CaseRules, CaseState, Refusal, Unsealed } from './types.ts';

/** A walk through more steps than these is none that somebody makes by hand. */
export const MOST_STEPS = 500;
const LAST_DAY = 9_999;

/**
 * Walks a made-up child through a workflow without a form being filled in: every step is decided by the rules that decide
 * cases, over answers that the steps suppose. Says where the case stood after each step, and what is possible now: by whom,
 * with which outcomes, and which answers lead to each.
 * @param rules of the draft; of its forms only the options of questions are read
 */
export function simulate(rules: CaseRules, walk: SimulatedWalk): Simulation {
  const start: Pick<Simulation, 'workflow' | 'startsOn'> = { workflow: rules.workflow.id, startsOn: walk.startsOn };
  try {
    return { ...start, ...walked(rules, walk) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...start, moments: [], possible: [], blocked: [], refused: { step: 0, sentence: sentence('This workflow cannot be walked until it is put right: {why}', 'Ni ellir cerdded y llif gwaith hwn nes ei gywiro: {why}', { why }) } };
  }
}

function walked(rules: CaseRules, walk: SimulatedWalk): Omit<Simulation, 'workflow' | 'startsOn'> {
  const opened = open(rules, walk);
  if ('refused' in opened) return { moments: [], possible: [], blocked: [], refused: { step: 0, sentence: opened.refused.sentence } };
  let state = evolveCase(undefined, sealed(opened.event));
  const moments = [momentOf(rules, walk, state, undefined, opened, 0)];
  let refused: Simulation['refused'];
  for (const [index, step] of walk.steps.slice(0, MOST_STEPS).entries()) {
    const last = moments.at(-1)?.day ?? 0;
    const attempt = unfit(step, last) ?? takeStep(rules, walk, state, leading(rules, walk, state, step));
    if ('refused' in attempt) {
      refused = { step: index, sentence: attempt.refused.sentence };
      break;
    }
    state = evolveCase(attempt.before, sealed(attempt.event));
    moments.push(momentOf(rules, walk, state, attempt.before, attempt, step.day));
  }
  return { moments, ...offers(rules, walk, state, moments.at(-1)?.day ?? 0), ...(refused ? { refused } : {}) };
}

/** A chain that nobody keeps needs no digests. */
function sealed(event: Unsealed<CaseEvent>): CaseEvent {
  return sealEvent<CaseEvent>(event, undefined, () => BEGINNING);
}

function open(rules: CaseRules, walk: SimulatedWalk): Omit<Taken, 'before'> | { readonly refused: Refusal } {
  const supposed = simulatedRules(rules, []);
  const moment = simulatedMoment(rules, walk, 0);
  const [type, rule] = Object.entries(rules.workflow.actions).find(([, one]) => one.does === 'open') ?? [];
  const actor: Actor & { readonly person: number } = rule ? someone(rule.roles[0] ?? '', rule, undefined) : { id: '', role: '', person: 1 };
  const data = rule?.form === undefined ? {} : { data: ownAnswers(supposed, rule, undefined, moment) };
  const decision = openCase(supposed, { authority: 'simulated', case: 'case', person: 'child', action: { id: 'opening', ...data }, ...(type === undefined ? {} : { type }) }, actor, moment);
  return 'refused' in decision ? decision : { event: decision.event, actor };
}

/** A step whose day is none, or comes before the step before. */
function unfit({ day }: SimulatedStep, last: number): { readonly refused: Pick<Refusal, 'sentence'> } | undefined {
  const isDay = Number.isInteger(day) && day >= 0 && day <= LAST_DAY;
  if (isDay && day >= last) return undefined;
  return { refused: { sentence: sentence('Choose a day from {last} to {most}: the child has come to day {last}.', 'Dewiswch ddiwrnod o {last} i {most}: mae’r plentyn wedi cyrraedd diwrnod {last}.', { last: String(last), most: String(LAST_DAY) }) } };
}

/** A step that only says where it is to lead, with the answers that lead there. */
function leading(rules: CaseRules, walk: SimulatedWalk, state: CaseState, step: SimulatedStep): SimulatedStep {
  if (step.to === undefined || step.answers || !Object.hasOwn(rules.workflow.actions, step.type)) return step;
  const outcomes = outcomesOf(rules, walk, state, step.type, step.day);
  return 'code' in outcomes ? step : (outcomes.find(({ to }) => to.some(({ region, state: path }) => `${region}.${path}` === step.to))?.step ?? step);
}

function momentOf(rules: CaseRules, walk: SimulatedWalk, state: CaseState, before: CaseState | undefined, { event, actor }: Omit<Taken, 'before'>, day: number): SimulatedMoment {
  const place = placeOf(rules.workflow, state.value);
  const was = before && placeOf(rules.workflow, before.value);
  const rule = rules.workflow.actions[event.type];
  const regions = (place?.regions ?? []).map(({ id, label, path, stateLabel, stage, atRest, waitsFor }, index): SimulatedRegion => {
    const moved = was !== undefined && was.regions[index]?.path !== path;
    return { id, label, state: path, stateLabel, ...(stage === undefined ? {} : { stage }), atRest, waitsFor, moved };
  });
  const moment = simulatedMoment(rules, walk, day);
  const notices = (state.notices ?? []).filter(({ revision }) => revision === state.revision);
  return {
    day,
    on: moment.today,
    did: {
      type: event.type,
      label: rule?.label ?? { en: event.type },
      history: rule?.history ?? { en: event.type },
      role: actor.role,
      person: actor.person,
      ...(event.body.exceptions ? { exception: true as const } : {}),
    },
    stage: place?.stage ?? '',
    status: state.status,
    regions,
    asks: [...new Set([...regions.filter(({ atRest }) => !atRest).flatMap(({ waitsFor }) => waitsFor), ...deciding(rules, state)])],
    marks: event.body.marks.map((id) => ({ id, label: rules.marks?.find((mark) => mark.id === id)?.label ?? { en: id } })),
    clocks: clocksAt(rules, walk, state, day),
    told: notices.map((notice) => noticeView(rules, notice).sentence),
  };
}

/** The roles that decide papers which wait in no state. */
function deciding(rules: CaseRules, state: CaseState): readonly string[] {
  const waiting = new Set(state.records.filter(({ status }) => status === 'submitted').map(({ formId }) => formId));
  return Object.values(rules.workflow.actions).flatMap((rule) => (rule.does === 'approve' && rule.available !== undefined && waiting.has(rule.decides ?? '') ? rule.roles : []));
}

function clocksAt(rules: CaseRules, walk: SimulatedWalk, state: CaseState, day: number): readonly SimulatedClock[] {
  const clocks = caseClocks(rules, state, simulatedMoment(rules, walk, day));
  return clocks.map(({ id, instance, label, state: standing, late, near, of, gone, unit, dueOn }) => {
    const dueDay = dayNumber(dueOn.slice(0, 10)) - dayNumber(walk.startsOn);
    return { id, instance, label, state: standing, late, near, of, gone, unit, dueOn, dueDay };
  });
}

function offers(rules: CaseRules, walk: SimulatedWalk, state: CaseState, day: number): Pick<Simulation, 'possible' | 'blocked'> {
  const place = placeOf(rules.workflow, state.value);
  const possible: SimulatedAction[] = [];
  const blocked: SimulatedBlock[] = [];
  for (const [type, rule] of Object.entries(rules.workflow.actions)) {
    if (!place || !isAvailable(rule, type, place)) continue;
    const outcomes = outcomesOf(rules, walk, state, type, day);
    const region = place.candidates.get(type)?.[0]?.region ?? regionsFor(rules.workflow, type)[0];
    const where = region === undefined ? {} : { region };
    if (!('code' in outcomes)) {
      const { label, task, form, does, weight = 'other', roles } = rule;
      possible.push({ type, label, ...(task ? { task } : {}), ...(form === undefined ? {} : { form }), does, weight, roles, ...where, outcomes });
    } else if (outcomes.code === 'guard-refused' || outcomes.code === 'exception-possible') {
      blocked.push({ type, label: rule.label, why: outcomes.sentence, ...where });
    }
  }
  return { possible, blocked };
}
