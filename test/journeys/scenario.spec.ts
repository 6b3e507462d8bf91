import type { ScenarioFault, ScenarioOfWorkflow, Walked } from '#testing';
import { loadScenarios, walkScenario } from '#testing';
import { describeInBrowser } from './support/browser.ts';
import { browserDriver } from './support/browser-driver.ts';
import type { Hands } from './support/hands.ts';
import { mouseHands } from './support/hands.ts';
import type { Stage } from './support/stage.ts';
import { startStage } from './support/stage.ts';

/**
 * One of the two children of the story, every step of it. The engine's clock cannot be moved from a browser, so all is
 * entered today, late, with a reason; the clocks, the brother and the other stories are walked in the core and over HTTP.
 */
describeInBrowser('Gail’s story in the browser, from the contact to the closure', () => {
  let stage: Stage;
  let story: ScenarioOfWorkflow;
  let walked: Walked;
  let told = 0;

  beforeAll(async () => {
    stage = await startStage({ children: false });
    story = onlyCase(await loadScenarios(process.cwd()), 'gail-and-mark', 'gail');
    const known = new Map<string, Promise<Hands>>();
    const handsOf = (actor: string) => {
      const hands = known.get(actor) ?? stage.openAs(actor).then(mouseHands);
      known.set(actor, hands);
      return hands;
    };
    const driver = browserDriver({ handsOf, lateReason: 'Written up from my notebook, weeks later.' });
    walked = await walkScenario(story, driver, {
      now: new Date().toISOString(),
      onStep: () => void (told += 1),
    });
  }, 280_000);
  afterAll(() => stage?.close());

  it('goes as it is written, step by step', () => {
    expect({ faults: walked.faults as readonly ScenarioFault[], steps: told }).toEqual({ faults: [], steps: story.steps.length });
    expect(story.steps.length).toBeGreaterThanOrEqual(38);
  });
});

/** A story with the steps of one of its cases; the others' are walked in the core and over HTTP. */
const onlyCase = (scenarios: readonly ScenarioOfWorkflow[], id: string, key: string): ScenarioOfWorkflow => {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`There is no story ${id}`);
  const cases = { [key]: scenario.cases[key] ?? { person: key } };
  return { ...scenario, cases, steps: scenario.steps.filter((step) => step.case === key) };
};
