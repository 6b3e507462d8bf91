import type { CaseEvent } from '#casework';
import { eraseAnswers, foldCase, redecide, sealEvent } from '#casework';
import type { ScenarioOfWorkflow, Walked } from '#testing';
import { loadScenarios, sha256, walkScenario } from '#testing';
import type { EngineInProcess } from './engine-in-process.ts';
import { engineInProcess } from './engine-in-process.ts';

const start = '2026-03-02';

describe('the same scenarios, over HTTP', () => {
  let engine: EngineInProcess;
  let scenarios: ScenarioOfWorkflow[];
  const walks: Walked[] = [];

  beforeAll(async () => {
    scenarios = await loadScenarios(process.cwd());
    engine = await engineInProcess(`${start}T08:00:00.000Z`);
    for (const scenario of scenarios) walks.push(await walkScenario(scenario, engine.driver, { start, now: `${start}T08:00:00.000Z` }));
  }, 300_000);
  afterAll(() => engine.stop());

  const cases = (): { authority: string; id: string }[] =>
    walks.flatMap((walked, index) => Object.entries(walked.cases).map(([key, id]) => ({ authority: scenarios[index]?.cases[key]?.authority ?? scenarios[index]?.authority ?? '', id })));

  /** An event with an answer in words, somewhere in the middle of the first case. */
  const victim = async (): Promise<{ readonly authority: string; readonly event: CaseEvent; readonly question: string }> => {
    const { authority, id } = cases()[0] ?? { authority: '', id: '' };
    const events = await engine.eventsOf(authority, id);
    const event = events.slice(4).find(({ answers }) => Object.values(answers?.data ?? {}).some((value) => typeof value === 'string' && value.length > 40));
    const [question] = Object.entries(event?.answers?.data ?? {}).find(([, value]) => typeof value === 'string' && value.length > 40) ?? [];
    if (!event || question === undefined) throw new Error('The scenario has no event with words in it');
    return { authority, event, question };
  };

  /** Changes an event in the store itself, looks, and puts it back. */
  const tamper = async (change: object, event: CaseEvent, look: () => Promise<void>): Promise<void> => {
    const { collection } = engine.running.engine.store.events.model;
    const which = { authority: event.authority, 'stream.id': event.stream.id, revision: event.revision };
    const before = await collection.findOne(which);
    expect((await collection.updateOne(which, change)).modifiedCount).toBe(1);
    try {
      await look();
    } finally {
      await collection.replaceOne(which, before as never);
    }
  };

  const where = async (authority: string) => (await engine.verify(authority)).map(({ stream, revision }) => ({ stream, revision }));

  it('go as they are written, step by step', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(3);
    expect(walks.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('leave stored cases that equal the fold of their events', async () => {
    for (const { authority, id } of cases()) {
      const { stored, folded } = await engine.drift(authority, id);
      expect(stored).toEqual(folded);
    }
  });

  it('are decided the same when every event is decided again from the store', async () => {
    for (const { authority, id } of cases()) {
      const events = await engine.eventsOf(authority, id);
      const person = events[0]?.body.person ?? '';
      const row = await engine.running.engine.store.people.find(authority, person);
      const rules = (publication: string) => {
        const found = engine.running.engine.published(authority)?.rules(publication, events[0]?.body.workflow ?? '');
        if (!found) throw new Error(`${publication} is not there`);
        return found;
      };
      expect(redecide(rules, events, () => row?.state).filter(({ outcome }) => outcome !== 'same')).toEqual([]);
    }
  });

  it('leave a store that verifies', async () => {
    for (const authority of new Set(cases().map((one) => one.authority))) expect(await where(authority)).toEqual([]);
  });

  it('let verify name stream and revision when one answer was changed in the store', async () => {
    const { authority, event, question } = await victim();
    await tamper({ $set: { [`answers.data.${question}`]: 'Nothing to worry about.' } }, event, async () => {
      expect(await where(authority)).toEqual([{ stream: `case:${event.stream.id}`, revision: event.revision }]);
    });
    expect(await where(authority)).toEqual([]);
  });

  it('let verify name stream and revision when one envelope was changed in the store', async () => {
    const { authority, event } = await victim();
    await tamper({ $set: { happenedOn: '2020-01-01' } }, event, async () => {
      expect(await where(authority)).toEqual([{ stream: `case:${event.stream.id}`, revision: event.revision }]);
    });
    expect(await where(authority)).toEqual([]);
  });

  it('let verify find nothing when answers were erased, and the fold no longer holds them', async () => {
    const { authority, event, question } = await victim();
    const { store } = engine.running.engine;
    const said = String(event.answers?.data[question]);
    const before = await engine.eventsOf(authority, event.stream.id);
    const state = foldCase(before);
    if (!state) throw new Error('The case has no events');
    const by = { actionId: 'e5a3c1d4-0000-4000-8000-000000000001', actor: { id: `admin@${authority}`, role: 'admin' }, moment: { now: engine.clock.now().toISOString(), today: start } };
    const erasure = sealEvent<CaseEvent>(eraseAnswers(state, [event.actionId], by), before.at(-1)?.digest, sha256);
    expect(await store.events.append(authority, erasure)).toEqual({ appended: true });
    await store.events.eraseAnswers(authority, event.stream, [event.actionId]);
    expect(await where(authority)).toEqual([]);
    const after = await engine.eventsOf(authority, event.stream.id);
    expect(JSON.stringify(after)).not.toContain(said.slice(0, 60));
    expect(JSON.stringify(foldCase(after))).not.toContain(said.slice(0, 60));
    expect(foldCase(before)?.records.length).toBe(foldCase(after)?.records.length);
  });
});
