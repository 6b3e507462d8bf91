import type { CaseEvent, PersonState } from '#casework';
import { eraseAnswers, evolvePerson, foldCase, redecide, sealEvent, verifyStream } from '#casework';
import type { FolderPublications } from '#definition-files';
import { publicationsFrom } from '#definition-files';
import type { CoreWorld, ScenarioOfWorkflow, Walked } from '#testing';
import { coreWorld, loadScenarios, sha256, walkScenario } from '#testing';

const home = process.cwd();
const start = '2026-03-02';

const read = async (): Promise<FolderPublications> => {
  const published = await publicationsFrom(home);
  if ('findings' in published) throw new Error(JSON.stringify(published.findings.slice(0, 3)));
  return published;
};

interface Story {
  readonly scenario: ScenarioOfWorkflow;
  readonly world: CoreWorld;
  readonly walked: Walked;
}

const streamsOf = ({ world }: Story): (readonly CaseEvent[])[] => [...world.cases.values()].map(({ events }) => events);

/** Words that nobody else would write by chance. */
const isSentence = (value: unknown): value is string => typeof value === 'string' && value.length > 60;

const changed = (events: readonly CaseEvent[], at: number, change: (event: CaseEvent) => CaseEvent): CaseEvent[] =>
  events.map((event, index) => (index === at ? change(event) : event));

describe('every scenario of this repository, in the core', () => {
  const stories: Story[] = [];

  beforeAll(async () => {
    const published = await read();
    for (const scenario of await loadScenarios(home)) {
      const world = coreWorld(published, scenario.id);
      stories.push({ scenario, world, walked: await walkScenario(scenario, world, { start, now: `${start}T09:00:00.000Z` }) });
    }
  }, 300_000);

  it('is there', () => {
    expect(stories.length).toBeGreaterThanOrEqual(3);
    expect(stories.map(({ scenario }) => scenario.id)).toContain('gail-and-mark');
  });

  it('goes as it is written, step by step', () => {
    expect(stories.flatMap(({ walked }) => walked.faults)).toEqual([]);
  });

  it('records one event for each step that is not refused, and one for each case opened', () => {
    for (const { scenario, world } of stories) {
      const accepted = scenario.steps.filter(({ expect: expected, action }) => expected?.refused === undefined && action !== scenario.opening).length;
      const recorded = [...world.cases.values()].reduce((sum, { events }) => sum + events.length, 0);
      expect({ scenario: scenario.id, recorded }).toEqual({ scenario: scenario.id, recorded: accepted + Object.keys(scenario.cases).length });
    }
  });

  it('is decided the same when every event is decided again from its record', () => {
    for (const story of stories) {
      for (const { state, events } of story.world.cases.values()) {
        const personAt = (id: string, revision: number): PersonState | undefined =>
          story.world.people.get(id)?.events.slice(0, revision).reduce<PersonState | undefined>(evolvePerson, undefined);
        const outcomes = redecide(() => story.world.rulesOf(state), events, personAt).filter(({ outcome }) => outcome !== 'same');
        expect({ scenario: story.scenario.id, outcomes }).toEqual({ scenario: story.scenario.id, outcomes: [] });
      }
    }
  });

  it('folds to the state it was left in', () => {
    for (const { world } of stories) for (const { state, events } of world.cases.values()) expect(foldCase(events)).toEqual(state);
  });

  it('leaves streams in which nothing has been altered', () => {
    expect(stories.flatMap((story) => streamsOf(story).flatMap((events) => verifyStream(events, sha256)))).toEqual([]);
  });
});

describe('a stream that somebody altered', () => {
  let events: readonly CaseEvent[];
  let at: number;

  beforeAll(async () => {
    const scenario = (await loadScenarios(home)).find(({ id }) => id === 'gail-and-mark') as ScenarioOfWorkflow;
    const world = coreWorld(await read());
    await walkScenario(scenario, world, { start, now: `${start}T09:00:00.000Z` });
    events = [...world.cases.values()][0]?.events ?? [];
    at = events.findIndex(({ answers }, index) => index > 3 && Object.values(answers?.data ?? {}).some(isSentence));
  });

  const revision = () => events[at]?.revision;
  const faultsOf = (altered: readonly CaseEvent[]) => verifyStream(altered, sha256).map(({ stream, revision: where, fault }) => ({ stream, where, fault }));
  const stream = () => `case:${events[0]?.stream.id}`;

  it('by one answer is named by stream and revision', () => {
    const altered = changed(events, at, (event) => {
      const [question] = Object.entries(event.answers?.data ?? {}).find(([, value]) => typeof value === 'string') ?? ['none'];
      return { ...event, answers: { salt: event.answers?.salt ?? '', data: { ...event.answers?.data, [question]: 'Something nicer.' } } };
    });
    expect(faultsOf(altered)).toEqual([{ stream: stream(), where: revision(), fault: 'answers' }]);
  });

  it.each<[string, (event: CaseEvent) => CaseEvent]>([
    ['who acted', (event) => ({ ...event, actor: { ...event.actor, id: 'somebody.else@northshire' } })],
    ['when it was recorded', (event) => ({ ...event, at: '2020-01-01T00:00:00.000Z' })],
    ['when it happened', (event) => ({ ...event, happenedOn: '2020-01-01' })],
    ['what was done', (event) => ({ ...event, type: `${event.type}.not` })],
    ['where the case came to', (event) => ({ ...event, body: { ...event.body, status: 'closed' } })],
    ['its marks', (event) => ({ ...event, body: { ...event.body, marks: ['made-up'] } })],
  ])('in an envelope, by %s, is named by stream and revision', (_, change) => {
    expect(faultsOf(changed(events, at, change))).toContainEqual({ stream: stream(), where: revision(), fault: 'digest' });
  });

  it('by an erasure that is recorded has no fault, and the words are gone', () => {
    const state = foldCase(events);
    const event = events[at];
    if (!state || !event) throw new Error('The story has no events');
    const [, words] = Object.entries(event.answers?.data ?? {}).find(([, value]) => isSentence(value)) ?? [];
    const moment = { now: events.at(-1)?.at ?? '', today: start };
    const unsealed = eraseAnswers(state, [event.actionId], { actionId: 'e5a3c1d4-0000-4000-8000-000000000001', actor: { id: 'admin@northshire', role: 'admin' }, moment });
    const { answers: _, ...bare } = event;
    const erased = [...changed(events, at, () => bare), sealEvent<CaseEvent>(unsealed, events.at(-1)?.digest, sha256)];
    expect(faultsOf(erased)).toEqual([]);
    const holds = (list: readonly CaseEvent[]) => JSON.stringify(foldCase(list)).includes(JSON.stringify(words));
    expect([holds(events), holds(erased)]).toEqual([true, false]);
  });

  it('by taking an event out is named', () => {
    expect(faultsOf(events.filter((_, index) => index !== at)).map(({ fault }) => fault)).toContain('gap');
  });

  it('by taking answers out without an erasure is named', () => {
    const { answers: _, ...bare } = events[at] as CaseEvent;
    expect(faultsOf(changed(events, at, () => bare))).toEqual([{ stream: stream(), where: revision(), fault: 'answers' }]);
  });
});
