import type { CaseView } from '#casework';
import type { Outcome, ScenarioDriver } from './scenario-driver.ts';
import type { ScenarioOfWorkflow } from './scenario-types.ts';
import { compareExpectation, walkScenario } from './walk-scenario.ts';

const viewIn = (state: string): Outcome => ({
  view: { stage: state, status: 'open', regions: [{ id: 'need', state }] } as unknown as CaseView,
});

const scribe = () => {
  const told: unknown[] = [];
  const driver: ScenarioDriver = {
    travelTo: (instant) => void told.push(['clock', instant]),
    createPerson: async (actor, person) => void told.push(['person', actor, person.birth]),
    restrict: async (actor, _person, readers) => void told.push(['restrict', actor, readers]),
    openCase: async (actor, { workflow }) => (told.push(['open', actor, workflow]), viewIn('contact')),
    act: async (actor, _case, action) => {
      told.push(['act', actor, action.type, action.data, action.happenedOn]);
      return action.type === 'no.way' ? { refused: { code: 'not-available', sentence: 'Not now.' } } : viewIn('referral');
    },
  };
  return { told, driver };
};

const scenario: ScenarioOfWorkflow = {
  id: 'tiny', title: 'Tiny', authority: 'northshire', story: 'A short one.', workflow: 'w', opening: 'case.open', file: 'tiny.json',
  people: { ann: { names: [{ given: 'Ann' }], birth: { date: '$day:-1000' }, readers: ['manager2'] } },
  cases: { ann: { person: 'ann' } },
  steps: [
    { day: 0, time: '09:20', actor: 'practitioner', case: 'ann', action: 'case.open', expect: { need: 'contact' } },
    { day: 1, time: '10:00', actor: 'practitioner', case: 'ann', action: 'contact.submit', data: { on: '$day:0' }, happenedOn: 0, expect: { need: 'referral', stage: 'referral' } },
    { day: 1, time: '11:00', actor: 'manager', case: 'ann', action: 'no.way', expect: { refused: 'not-available' } },
  ],
};

describe('walking a scenario', () => {
  it('introduces the person, opens the case once, and takes each step on its day', async () => {
    const { told, driver } = scribe();
    const walked = await walkScenario(scenario, driver, { start: '2026-03-02', now: '2026-04-01T00:00:00.000Z' });
    expect(walked.faults).toEqual([]);
    expect(told).toEqual([
      ['clock', '2026-03-02T09:20:00.000Z'],
      ['person', 'practitioner@northshire', { date: '2023-06-06' }],
      ['restrict', 'practitioner@northshire', ['manager2@northshire']],
      ['open', 'practitioner@northshire', 'w'],
      ['clock', '2026-03-03T10:00:00.000Z'],
      ['act', 'practitioner@northshire', 'contact.submit', { on: '2026-03-02' }, '2026-03-02'],
      ['clock', '2026-03-03T11:00:00.000Z'],
      ['act', 'manager@northshire', 'no.way', undefined, undefined],
    ]);
  });

  it('opens the case before a first step that does not', async () => {
    const { told, driver } = scribe();
    const steps = scenario.steps.slice(1, 2);
    await walkScenario({ ...scenario, steps }, driver, { start: '2026-03-02', now: '2026-04-01T00:00:00.000Z' });
    expect(told.filter((line) => ['open', 'act'].includes((line as string[])[0] ?? ''))).toHaveLength(2);
  });

  it('uses the same ids on every run and others in another authority', async () => {
    const walkIn = async (authority: string) => (await walkScenario(scenario, scribe().driver, { authority, now: '2026-04-01T00:00:00.000Z' })).cases;
    expect(await walkIn('northshire')).toEqual(await walkIn('northshire'));
    expect(await walkIn('northshire')).not.toEqual(await walkIn('thamesbank'));
  });

  it('takes the steps of a case that another authority has by that one’s own users, who know the child themselves', async () => {
    const { told, driver } = scribe();
    const first = scenario.steps[0] as ScenarioOfWorkflow['steps'][number];
    const moved: ScenarioOfWorkflow = {
      ...scenario,
      people: { ...scenario.people, there: { names: [{ given: 'Ann' }], readers: ['manager'] } },
      cases: { ...scenario.cases, there: { person: 'there', authority: 'westhaven' } },
      steps: [first, { ...first, day: 2, case: 'there' }],
    };
    await walkScenario(moved, driver, { start: '2026-03-02', now: '2026-04-01T00:00:00.000Z', authority: 'thamesbank' });
    expect(told.filter((line) => ['open', 'restrict'].includes((line as string[])[0] ?? ''))).toEqual([
      ['restrict', 'practitioner@thamesbank', ['manager2@thamesbank']],
      ['open', 'practitioner@thamesbank', 'w'],
      ['restrict', 'practitioner@westhaven', ['manager@westhaven']],
      ['open', 'practitioner@westhaven', 'w'],
    ]);
  });

  it('reports each difference by step', async () => {
    const steps = [{ ...scenario.steps[1], expect: { need: 'planning' } }, { ...scenario.steps[2], expect: { need: 'referral' } }] as ScenarioOfWorkflow['steps'];
    const { faults } = await walkScenario({ ...scenario, steps }, scribe().driver, { now: '2026-04-01T00:00:00.000Z' });
    expect(faults.map(({ step, sentence }) => [step, sentence])).toEqual([
      [1, "need is 'referral', expected 'planning'"],
      [2, 'refused with not-available (Not now.)'],
    ]);
  });
});

describe('an expectation', () => {
  it('of a refusal is not met by an acceptance, nor by another refusal', () => {
    expect(compareExpectation({ refused: 'guard-refused' }, viewIn('x'))).toHaveLength(1);
    expect(compareExpectation({ refused: 'guard-refused' }, { refused: { code: 'role-required', sentence: '' } })).toHaveLength(1);
  });

  it('that says nothing is still not met by a refusal', () => {
    expect(compareExpectation(undefined, { refused: { code: 'role-required', sentence: '' } })).toHaveLength(1);
    expect(compareExpectation(undefined, viewIn('x'))).toEqual([]);
  });

  it('of a limit is met by how the last of its runnings stands', () => {
    const clocks = [{ id: 'assessment', instance: 2, state: 'running', late: true }, { id: 'assessment', instance: 1, state: 'met', late: false }];
    const outcome = { view: { regions: [], clocks } } as unknown as Outcome;
    expect(compareExpectation({ 'clock.assessment': '2 running late', 'clock.review': 'none' }, outcome)).toEqual([]);
    expect(compareExpectation({ 'clock.assessment': '1 met' }, outcome)).toEqual(["clock.assessment is '2 running late', expected '1 met'"]);
  });
});
