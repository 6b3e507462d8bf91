import type { CaseView } from '#casework';
import { uuidFrom } from './ids.ts';
import { resolveDays, startEndingBy, stepMoments } from './scenario-days.ts';
import type { DrivenAction, Outcome, ScenarioDriver } from './scenario-driver.ts';
import type { ScenarioExpectation, ScenarioFault, ScenarioOfWorkflow, ScenarioStep } from './scenario-types.ts';

export interface WalkOptions {
  /** The civil day of day 0; without it the scenario ends by `now`. */
  readonly start?: string;
  readonly now: string;
  /** Walks in this authority instead of the scenario's own; a case that names its authority stays there. */
  readonly authority?: string;
  /** Told after each step, for progress and screenshots. */
  readonly onStep?: (step: ScenarioStep, outcome: Outcome, index: number) => unknown;
}

export interface Walked {
  readonly faults: readonly ScenarioFault[];
  /** Ids by the scenario's keys. */
  readonly people: { readonly [key: string]: string };
  readonly cases: { readonly [key: string]: string };
  readonly start: string;
}

/** The ids a scenario's people and cases get in an authority; the same on every run. */
export const scenarioIds = (scenario: Pick<ScenarioOfWorkflow, 'id' | 'people' | 'cases'>, authority: string) => {
  const idsFor = (kind: string, keys: readonly string[]) =>
    Object.fromEntries(keys.map((key) => [key, uuidFrom(authority, scenario.id, kind, key)]));
  return { people: idsFor('person', Object.keys(scenario.people)), cases: idsFor('case', Object.keys(scenario.cases)) };
};

const difference = (name: string, expected: string, found: string | undefined): string[] =>
  expected === found ? [] : [`${name} is '${found ?? 'unknown'}', expected '${expected}'`];

/** `2 running`, `1 met late`: how a limit stands that ran last under this id. */
const clockSeen = (view: CaseView, id: string): string => {
  const last = view.clocks.filter((clock) => clock.id === id).reduce<CaseView['clocks'][number] | undefined>((latest, clock) => (latest && latest.instance > clock.instance ? latest : clock), undefined);
  return last ? `${last.instance} ${last.state}${last.late ? ' late' : ''}` : 'none';
};

const seen = (view: CaseView, name: string): string | undefined => {
  if (name.startsWith('clock.')) return clockSeen(view, name.slice('clock.'.length));
  if (name === 'stage') return view.stage;
  if (name === 'status') return view.status;
  return view.regions.find((region) => region.id === name)?.state;
};

/** What a step's expectation does not find in its outcome, as sentences. */
export const compareExpectation = (expect: ScenarioExpectation | undefined, outcome: Outcome): string[] => {
  const { refused, ...states } = expect ?? {};
  if ('refused' in outcome) {
    const { code, sentence } = outcome.refused;
    return refused === code ? [] : [`refused with ${code} (${sentence})${refused ? `, expected ${refused}` : ''}`];
  }
  if (refused !== undefined) return [`accepted, expected to be refused with ${refused}`];
  return Object.entries(states).flatMap(([name, expected]) => difference(name, expected ?? '', seen(outcome.view, name)));
};

interface Walk {
  readonly scenario: ScenarioOfWorkflow;
  readonly driver: ScenarioDriver;
  readonly authority: string;
  readonly start: string;
  readonly ids: ReturnType<typeof scenarioIds>;
  readonly known: Set<string>;
  readonly opened: Set<string>;
}

/** The authority that a case of the scenario is walked in. */
const authorityOf = ({ scenario, authority }: Pick<Walk, 'scenario' | 'authority'>, caseKey: string): string => scenario.cases[caseKey]?.authority ?? authority;

const introduce = async (walk: Walk, actor: string, personKey: string): Promise<void> => {
  const person = walk.scenario.people[personKey];
  const id = walk.ids.people[personKey];
  if (!person || !id || walk.known.has(personKey)) return;
  walk.known.add(personKey);
  const { readers, ...details } = person;
  await walk.driver.createPerson(actor, { id, ...(resolveDays(details as never, walk.start) as typeof details) });
  if (!readers) return;
  const readerIds = readers.map((reader) => `${reader}@${actor.split('@')[1] ?? walk.authority}`);
  await walk.driver.restrict(actor, id, readerIds, uuidFrom(id, 'restrict'));
};

const open = async (walk: Walk, actor: string, caseKey: string): Promise<Outcome | undefined> => {
  if (walk.opened.has(caseKey)) return undefined;
  walk.opened.add(caseKey);
  const person = walk.scenario.cases[caseKey]?.person ?? '';
  await introduce(walk, actor, person);
  return walk.driver.openCase(actor, { id: walk.ids.cases[caseKey] ?? '', person: walk.ids.people[person] ?? '', workflow: walk.scenario.workflow });
};

const actionOf = (walk: Walk, step: ScenarioStep, index: number, happenedOn: string | undefined): DrivenAction => ({
  id: uuidFrom(walk.authority, walk.scenario.id, 'step', String(index)),
  type: step.action,
  ...(step.data && { data: resolveDays(step.data, walk.start) }),
  ...(happenedOn !== undefined && { happenedOn }),
  ...(step.reason !== undefined && { reason: step.reason }),
  ...(step.exception !== undefined && { exception: step.exception }),
  ...(step.again && { again: step.again }),
});

/**
 * Walks a scenario through a driver, step by step, and answers with what was not as the scenario expects.
 * A case is opened by the actor of its first step, just before it; a step that names the opening action itself opens it.
 */
export const walkScenario = async (scenario: ScenarioOfWorkflow, driver: ScenarioDriver, options: WalkOptions): Promise<Walked> => {
  const authority = options.authority ?? scenario.authority;
  const start = options.start ?? startEndingBy(scenario.steps, options.now);
  const ids = scenarioIds(scenario, authority);
  const walk: Walk = { scenario, driver, authority, start, ids, known: new Set(), opened: new Set() };
  const moments = stepMoments(scenario.steps, start);
  const faults: ScenarioFault[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const { now, happenedOn } = moments[index] ?? { now: options.now };
    const actor = `${step.actor}@${authorityOf(walk, step.case)}`;
    await driver.travelTo(now);
    const opening = await open(walk, actor, step.case);
    const outcome = opening && ('refused' in opening || step.action === scenario.opening) ? opening : await driver.act(actor, ids.cases[step.case] ?? '', actionOf(walk, step, index, happenedOn));
    faults.push(...compareExpectation(step.expect, outcome).map((sentence) => ({ scenario: scenario.id, step: index + 1, sentence })));
    await options.onStep?.(step, outcome, index);
  }
  return { faults, people: ids.people, cases: ids.cases, start };
};
