import type { HttpReply, ScenarioOfWorkflow } from '#testing';
import { loadScenarios, walkScenario } from '#testing';
import type { EngineInProcess } from './engine-in-process.ts';
import { engineInProcess } from './engine-in-process.ts';

const start = '2026-03-02';

interface Worklist {
  readonly items: readonly { readonly case: string; readonly action?: string; readonly kind?: string }[];
}

describe('a service manager of every team, whose approval follows the team manager’s', () => {
  const head = 'service-manager@northshire';
  let engine: EngineInProcess;
  let approval: string;
  let caseId: string;

  beforeAll(async () => {
    const story = (await loadScenarios(process.cwd())).find(({ id }) => id === 'looked-after-progress');
    const at = story?.steps.findIndex(({ actor }) => actor === 'service-manager') ?? -1;
    if (!story || at < 0) throw new Error('No story has a service manager');
    approval = story.steps[at]!.action;
    engine = await engineInProcess(`${start}T08:00:00.000Z`);
    const before: ScenarioOfWorkflow = { ...story, steps: story.steps.slice(0, at) };
    const { faults, cases } = await walkScenario(before, engine.driver, { start, now: `${start}T08:00:00.000Z` });
    expect(faults).toEqual([]);
    caseId = Object.values(cases)[0] ?? '';
  }, 120_000);
  afterAll(() => engine.stop());

  const as = (user: string, path: string): Promise<HttpReply> => engine.client.as(user, { method: 'GET', path });

  it('is asked on her worklist, although the child is of another team than hers', async () => {
    const { body } = await as(head, '/api/worklist');
    expect((body as Worklist).items).toMatchObject([{ case: caseId, action: approval }]);
  });

  it('opens the child’s file without a reason of her own, which the manager of another team has to give', async () => {
    expect((await as(head, `/api/cases/${caseId}`)).status).toBe(200);
    expect((await as('manager2@northshire', `/api/cases/${caseId}`)).status).toBe(403);
  });

  it('is asked no more once she has decided', async () => {
    const view = await engine.driver.act(head, caseId, { id: '6f9e1d0a-5b0c-4f6d-9d3c-0b1f2a3c4d5e', type: approval, data: { rationale: 'I agree.' } });
    expect('view' in view).toBe(true);
    expect(((await as(head, '/api/worklist')).body as Worklist).items).toEqual([]);
  });
});
