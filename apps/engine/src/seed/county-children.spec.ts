import { loadScenarios } from '#testing';
import { countyChildren, readCounty, type CountyPlan } from './county-children.ts';

const plan: CountyPlan = { authority: 'northshire', children: 60, years: 3, seed: '7', teams: [{ practitioner: 'amina', manager: 'ruth' }, { practitioner: 'daniel', manager: 'graham' }] };

describe('the children of a made-up county', () => {
  const made = async (over: Partial<CountyPlan> = {}) => {
    const [county, stories] = [await readCounty(process.cwd()), await loadScenarios(process.cwd())];
    return countyChildren({ ...plan, ...over }, county, stories.filter(({ file }) => file.includes('/packs/ics/')));
  };

  it('are the same for the same seed, and others for another', async () => {
    expect(await made()).toEqual(await made());
    expect(await made({ seed: '8' })).not.toEqual(await made());
  });

  it('stay who they are when the county grows', async () => {
    expect((await made({ children: 90 })).slice(0, 60)).toEqual(await made());
  });

  it('come from several stories, break off at many steps, and have names of their own', async () => {
    const children = await made();
    expect(new Set(children.map(({ scenario }) => scenario.title)).size).toBeGreaterThan(4);
    expect(new Set(children.map(({ scenario }) => scenario.steps.length)).size).toBeGreaterThan(8);
    expect(new Set(children.map(({ scenario }) => JSON.stringify(Object.values(scenario.people)[0]?.names))).size).toBeGreaterThan(50);
  });

  it('are each of one case, within the years that were asked for', async () => {
    for (const { scenario, daysAgo } of await made()) {
      expect(Object.keys(scenario.cases)).toHaveLength(1);
      expect(Object.keys(scenario.people)).toHaveLength(1);
      expect(daysAgo).toBeGreaterThanOrEqual(1);
      expect(daysAgo).toBeLessThanOrEqual(3 * 365);
    }
  });

  it('are shared out among the teams', async () => {
    const actors = new Set((await made()).flatMap(({ scenario }) => scenario.steps.map(({ actor }) => actor)));
    expect([...actors]).toEqual(expect.arrayContaining(['amina', 'ruth', 'daniel', 'graham']));
  });
});
