import { checkScenario } from './check-scenario.ts';

const scenario = {
  id: 'one-step',
  title: 'One step',
  authority: 'northshire',
  story: 'A school rings about a boy.',
  people: { ben: { names: [{ given: 'Ben' }] } },
  cases: { ben: { person: 'ben' } },
  steps: [{ day: 0, time: '09:00', actor: 'practitioner', case: 'ben', action: 'contact.submit', data: { on: '$day:0' } }],
};

describe('the check of a scenario file', () => {
  it('passes what can be walked', () => {
    expect(checkScenario(scenario)).toEqual([]);
  });

  it('names a misspelt key by its place', () => {
    const typo = { ...scenario, steps: [{ ...scenario.steps[0], actr: 'practitioner' }] };
    expect(checkScenario(typo)).toEqual([expect.stringContaining('/steps/0')]);
  });

  it('names a case and a person that nobody introduced', () => {
    const faults = checkScenario({ ...scenario, cases: { ben: { person: 'bill' } }, steps: [{ ...scenario.steps[0], case: 'mark' }] });
    expect(faults).toEqual([expect.stringContaining("no person 'bill'"), expect.stringContaining("no case 'mark'")]);
  });

  it('names a person whose cases lie in two authorities', () => {
    const cases = { ben: { person: 'ben' }, there: { person: 'ben', authority: 'westhaven' } };
    expect(checkScenario({ ...scenario, cases })).toEqual([expect.stringContaining('/cases/there/person')]);
    expect(checkScenario({ ...scenario, cases: { ...cases, there: { person: 'benThere', authority: 'westhaven' } }, people: { ...scenario.people, benThere: { names: [{ given: 'Ben' }] } } })).toEqual([]);
  });

  it('names a step that lies before the one above it', () => {
    const first = scenario.steps[0];
    expect(checkScenario({ ...scenario, steps: [first, { ...first, time: '08:59' }] })).toEqual([expect.stringContaining('/steps/1')]);
    expect(checkScenario({ ...scenario, steps: [{ ...first, day: 2 }, { ...first, day: 1, time: '12:00' }] })).toEqual([expect.stringContaining('/steps/1')]);
  });

  it('refuses a time that is none and a happened-on that is no day', () => {
    expect(checkScenario({ ...scenario, steps: [{ ...scenario.steps[0], time: '25:00' }] })).not.toEqual([]);
    expect(checkScenario({ ...scenario, steps: [{ ...scenario.steps[0], happenedOn: '3 March' }] })).not.toEqual([]);
  });
});
