import type { Language } from '#form-answers';
import type { ScenarioFault, ScenarioOfWorkflow } from '#testing';
import { loadScenarios, walkScenario } from '#testing';
import { describeInBrowser } from './support/browser.ts';
import { browserDriver } from './support/browser-driver.ts';
import type { Hands } from './support/hands.ts';
import { mouseHands } from './support/hands.ts';
import { readsIn } from './support/reads-in.ts';
import type { Stage } from './support/stage.ts';
import { startStage } from './support/stage.ts';

type Expected = NonNullable<ScenarioOfWorkflow['steps'][number]['expect']>;

interface Told {
  readonly name: string;
  readonly story: string;
  /** The one of its cases that is told; the others' are walked in the core and over HTTP. */
  readonly case: string;
  readonly language: Language;
  readonly atLeast: number;
}
const told: readonly Told[] = [
  { name: 'Gail, from the contact to the closure', story: 'gail-and-mark', case: 'gail', language: 'en', atLeast: 38 },
  { name: 'in England: a child who is referred again', story: 're-referral', case: 'nathan', language: 'en', atLeast: 20 },
  { name: 'in Wales and in Welsh: short breaks', story: 'seibiant-byr', case: 'twm', language: 'cy', atLeast: 35 },
];

/**
 * Every step of these stories, page by page. The engine's clock cannot be moved from a browser, so all is entered today, late,
 * with a reason; the clocks and the other stories are walked in the core and over HTTP.
 */
describeInBrowser('a story in the browser', () => {
  let stage: Stage;
  let stories: readonly ScenarioOfWorkflow[];

  beforeAll(async () => {
    stage = await startStage({ children: false });
    stories = await loadScenarios(process.cwd());
  }, 120_000);
  afterAll(() => stage?.close());

  it.each(told.map((one) => [one.name, one] as const))('%s: goes as it is written, step by step', async (_, one) => {
    const story = onlyCase(stories, one.story, one.case);
    const known = new Map<string, Promise<Hands>>();
    const handsOf = (actor: string) => {
      const hands = known.get(actor) ?? handsIn(stage, actor, one.language);
      known.set(actor, hands);
      return hands;
    };
    let steps = 0;
    const driver = browserDriver({ handsOf, lateReason: 'Written up from my notebook, weeks later.', language: one.language });
    const walked = await walkScenario(story, driver, { now: new Date().toISOString(), onStep: () => void (steps += 1) });
    for (const hands of known.values()) await (await hands).page.context().close();
    expect({ faults: walked.faults as readonly ScenarioFault[], steps }).toEqual({ faults: [], steps: story.steps.length });
    expect(story.steps.length).toBeGreaterThanOrEqual(one.atLeast);
  }, 400_000);
});

/** A page on which somebody has signed in and reads one language. */
const handsIn = async (stage: Stage, actor: string, language: Language): Promise<Hands> => {
  return mouseHands(await readsIn(await stage.openAs(actor), language));
};

/** What a step expects, but for its clocks: they run from days that have not gone by here. */
const withoutClocks = (expected: Expected | undefined): Expected => Object.fromEntries(Object.entries(expected ?? {}).filter(([name]) => !name.startsWith('clock.')));

/** A story with the steps of one of its cases. */
const onlyCase = (scenarios: readonly ScenarioOfWorkflow[], id: string, key: string): ScenarioOfWorkflow => {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`There is no story ${id}`);
  const cases = { [key]: scenario.cases[key] ?? { person: key } };
  return { ...scenario, cases, steps: scenario.steps.filter((step) => step.case === key).map((step) => ({ ...step, expect: withoutClocks(step.expect) })) };
};
