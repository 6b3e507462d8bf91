import type { ResolvedForm, ResolvedWorkflow } from '#definitions';
import { simulate } from './simulate.ts';
import type { SimulatedStep, Simulation } from './simulate-types.ts';
import { forms, workflow } from './testing/family-support.ts';
import { rules } from './testing/story.ts';
import { wholeRules } from './testing/whole-file.ts';
import type { CaseRules } from './types.ts';

const from = (steps: readonly SimulatedStep[], with_: CaseRules = rules, ageInYears?: number): Simulation =>
  simulate(with_, { startsOn: '2026-11-02', steps, ...(ageInYears === undefined ? {} : { ageInYears }) });
const sent: SimulatedStep = { type: 'needs.submit', day: 2 };
const plan: SimulatedStep = { type: 'needs.approve', day: 4, answers: { needs: { outcome: 'plan' } } };
const offered = (simulation: Simulation, type: string) => simulation.possible.find((action) => action.type === type);
const blocked = (simulation: Simulation, type: string) => simulation.blocked.find((action) => action.type === type);
const states = (simulation: Simulation) => simulation.moments.at(-1)?.regions.map(({ id, state }) => `${id}.${state}`);
let made = 0;
const withWorkflow = (change: Partial<ResolvedWorkflow>): CaseRules => ({ ...rules, workflow: { ...workflow, digest: `simulated-${(made += 1)}`, ...change } });

describe('a made-up child walked through a workflow', () => {
  test('begins where a case is opened, on the day that the walk begins', () => {
    const { moments, refused } = from([]);
    expect(refused).toBeUndefined();
    expect(moments).toMatchObject([{ day: 0, on: '2026-11-02', did: { type: 'file.open', role: 'worker', person: 1 }, stage: 'assessment', asks: ['worker'] }]);
  });
  test('goes on without a form being filled in', () => {
    const simulation = from([sent]);
    expect(simulation.refused).toBeUndefined();
    expect(states(simulation)).toEqual(['need.assessing.awaiting', 'protection.none']);
    expect(simulation.moments.at(-1)).toMatchObject({ day: 2, on: '2026-11-04', asks: ['manager'], marks: [{ id: 'needs-sent' }] });
  });
  test('is decided by the answers that a step supposes', () => {
    expect(states(from([sent, plan]))).toContain('need.helping');
    expect(states(from([sent, { ...plan, answers: { needs: { outcome: 'nothing' } } }]))).toContain('need.closed');
  });
  test('says of each region whether the step moved it', () => {
    const regions = from([sent]).moments.at(-1)?.regions;
    expect(regions?.map(({ id, moved }) => [id, moved])).toEqual([['need', true], ['protection', false]]);
  });
  test('has somebody else decide than who wrote, also where the same role writes', () => {
    const managers = withWorkflow({ actions: { ...workflow.actions, 'needs.submit': { ...workflow.actions['needs.submit']!, roles: ['manager'] } } });
    const { moments, refused } = from([sent, plan], managers);
    expect(refused).toBeUndefined();
    expect(moments.map(({ did }) => [did.role, did.person])).toEqual([['worker', 1], ['manager', 1], ['manager', 2]]);
  });
  test('runs the clocks of the pack on its calendar, and says on which day of the walk they are due', () => {
    const running = from([sent]).moments.at(-1)?.clocks[0];
    expect(running).toMatchObject({ state: 'running', unit: 'workingDays' });
    const due = Date.parse(`${running?.dueOn.slice(0, 10)}T00:00:00Z`) - Date.parse('2026-11-02T00:00:00Z');
    expect(running?.dueDay).toBe(due / 86_400_000);
  });
  test('tells what a manager would be told', () => {
    const { moments, refused } = from([sent, plan, { type: 'score.submit', day: 9, exception: true, answers: { score: { risks: 'fire' } } }], wholeRules);
    expect(refused).toBeUndefined();
    expect(moments.at(-1)?.did.exception).toBe(true);
    expect(moments.at(-1)?.told.map(({ en }) => en)).toEqual([expect.stringContaining('The child has not been seen'), expect.stringContaining('Risk of fire')]);
  });
});

describe('what is possible next', () => {
  test('each outcome names the answers that lead to it', () => {
    const outcomes = offered(from([sent]), 'needs.approve')?.outcomes;
    expect(offered(from([]), 'needs.approve')).toBeUndefined();
    expect(outcomes?.map(({ to }) => to.map(({ state }) => state))).toEqual(expect.arrayContaining([['helping'], ['closed']]));
  });
  test('the step that an outcome gives leads to that outcome', () => {
    const before = from([sent]);
    for (const { outcomes } of before.possible) {
      for (const outcome of outcomes) {
        const after = from([sent, outcome.step]);
        expect(after.refused).toBeUndefined();
        for (const { region, state } of outcome.to) expect(states(after)).toContain(`${region}.${state}`);
      }
    }
  });
  test('what a guard keeps back is named with the reason', () => {
    const talking = from([sent, { ...plan, day: 3 }, { type: 'talk.start', day: 4 }]);
    expect(offered(talking, 'file.close')).toBeUndefined();
    expect(blocked(talking, 'file.close')?.why.en).toContain('A talk about harm is still open');
    expect(offered(from([sent, plan]), 'file.close')?.outcomes).toMatchObject([{ to: [{ state: 'closed' }], closes: true }]);
  });
  test('what goes ahead with a reason says against what', () => {
    const outcomes = offered(from([sent, plan], wholeRules), 'score.submit')?.outcomes ?? [];
    expect(outcomes.length).toBeGreaterThan(0);
    for (const { exception, step } of outcomes) {
      expect(exception?.en).toBe('The child has not been seen.');
      expect(step.exception).toBe(true);
    }
  });
  test('a paper that waits for a decision is offered only once it is handed in', () => {
    const helped = [sent, plan];
    expect(offered(from(helped, wholeRules), 'paper.approve')).toBeUndefined();
    const handed = from([...helped, { type: 'paper.submit', day: 5 }], wholeRules);
    expect(offered(handed, 'paper.approve')?.outcomes[0]?.marks).toEqual(['paper-agreed']);
    expect(handed.moments.at(-1)?.asks).toContain('manager');
  });
  test('a guard that says no more than all answers but one gives that one as the other outcome', () => {
    const outcomes = offered(from([sent, plan], wholeRules), 'score.submit')?.outcomes ?? [];
    const words = outcomes.flatMap(({ suppose }) => suppose);
    expect(words).toContainEqual({ form: 'score', question: 'verdict', is: ['goOn'] });
    expect(words).toContainEqual({ form: 'score', question: 'verdict', is: ['goOn'], not: true });
  });
  test('where every option leads somewhere, no other answer is supposed', () => {
    const both = { ...forms['needs']!.questions['outcome']!, kind: 'choice' as const, required: true, options: [{ code: 'plan', label: { en: 'Plan' } }] };
    const needs: ResolvedForm = { ...forms['needs']!, questions: { ...forms['needs']!.questions, outcome: both } };
    const asking = withWorkflow({
      guards: { ...workflow.guards, wantsPlan: { type: 'answered', params: { form: 'needs', question: 'outcome', is: ['plan'] }, sentence: { en: 'No plan.' } } },
      actions: { ...workflow.actions, 'needs.approve': { ...workflow.actions['needs.approve']!, marksWhen: [] } },
    });
    expect(offered(from([sent], asking), 'needs.approve')?.outcomes).toHaveLength(2);
    expect(offered(from([sent], { ...asking, form: () => needs }), 'needs.approve')?.outcomes).toHaveLength(1);
  });
  test('an answer supposed once stays the answer', () => {
    const asking = withWorkflow({ guards: { ...workflow.guards, wantsPlan: { type: 'answered', params: { form: 'needs', question: 'outcome', is: ['plan'] }, sentence: { en: 'No plan.' } } } });
    const said = from([{ ...sent, answers: { needs: { outcome: 'plan' } } }], asking);
    const ways = offered(said, 'needs.approve')?.outcomes.map(({ to }) => to[0]?.state);
    expect(new Set(ways)).toEqual(new Set(['helping']));
  });
});

describe('what cannot be', () => {
  test('a step that the state does not offer is refused in a sentence, and those before it stand', () => {
    const { refused, moments } = from([{ type: 'needs.approve', day: 1 }, sent]);
    expect(refused).toMatchObject({ step: 0, sentence: { en: expect.stringContaining('cannot be done now') } });
    expect(moments).toHaveLength(1);
  });
  test('a day before the last step is refused', () => {
    expect(from([sent, { ...plan, day: 1 }]).refused).toMatchObject({ step: 1, sentence: { en: expect.stringContaining('from 2') } });
    expect(from([{ ...sent, day: 1.5 }]).refused).toMatchObject({ step: 0 });
  });
  test('an action that the workflow does not have is refused', () => {
    expect(from([{ type: 'constructor', day: 1 }]).refused).toMatchObject({ step: 0, sentence: { en: expect.stringContaining('constructor') } });
  });
  test('a workflow that is broken says so and offers nothing', () => {
    const broken = withWorkflow({ guards: {} });
    expect(from([], broken)).toMatchObject({ moments: [], possible: [], refused: { sentence: { en: expect.stringContaining('wantsPlan') } } });
  });
  test('an age opens what is meant for it', () => {
    const grown = withWorkflow({
      guards: { ...workflow.guards, isTen: { type: 'matches', params: { schema: { type: 'object', required: ['person'], properties: { person: { type: 'object', required: ['ageInDays'], properties: { ageInDays: { minimum: 3653, type: 'number' } } } } } }, sentence: { en: 'The child is younger than ten.' } } },
      actions: { ...workflow.actions, 'diary.record': { ...workflow.actions['diary.record']!, guards: ['isTen'] } },
    });
    expect(blocked(from([], grown, 7), 'diary.record')?.why.en).toContain('younger than ten');
    expect(offered(from([], grown, 12), 'diary.record')).toBeDefined();
    expect(offered(from([sent, { type: 'talk.start', day: 1200 }], grown, 7), 'diary.record')).toBeDefined();
  });
  test('where a step only says where it leads, the answers that lead there are supposed', () => {
    const asking = withWorkflow({ guards: { ...workflow.guards, wantsPlan: { type: 'answered', params: { form: 'needs', question: 'outcome', is: ['plan'] }, sentence: { en: 'No plan.' } } } });
    expect(states(from([sent, { type: 'needs.approve', day: 4, to: 'need.helping' }], asking))).toContain('need.helping');
    expect(states(from([sent, { type: 'needs.approve', day: 4, to: 'need.closed' }], asking))).toContain('need.closed');
  });
});
