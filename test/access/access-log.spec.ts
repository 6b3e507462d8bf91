import { jest } from '@jest/globals';
import type { AccessEntry } from '#store';
import { signedIn } from '../api/support/test-engine.ts';
import { callers } from './support/calls.ts';
import { routesSaid, type RouteSaid } from './support/routes.ts';
import { show } from './support/table.ts';
import { makeWorld, marker, type Child, type Reader, type World } from './support/world.ts';

let world: World;
let views: readonly RouteSaid[];
let worker: Reader;
let otherTeam: Reader;
let child: Child;
beforeAll(async () => {
  world = await makeWorld();
  views = (await routesSaid(world.engine)).filter(({ about, method }) => about && method === 'get');
  child = world.child('fenbridge');
}, 120_000);
afterAll(() => world.engine.end());
afterEach(() => jest.restoreAllMocks());
beforeEach(async () => {
  world.engine.clock.pass(6 * 60_000);
  [worker, otherTeam] = [await signedInNow('manager'), await signedInNow('manager2')];
});

/** Minutes pass between these tests, and a session lasts for thirty. */
async function signedInNow(name: string): Promise<Reader> {
  const id = `${name}@northshire`;
  return { ...world.reader(id), as: await signedIn(world.engine, id) };
}

const log = () => world.engine.engine.store.accessLog;
async function entriesAfter(person: string, requests: () => Promise<unknown>): Promise<AccessEntry[]> {
  const before = (await log().about('northshire', person)).length;
  await requests();
  return (await log().about('northshire', person)).slice(before);
}
async function look({ operation }: RouteSaid, reader = worker, at = child) {
  const [call] = [await callers[operation]!(at, world, reader)].flat();
  return reader.as(call!.method, call!.url);
}

test('each page of a child leaves exactly one entry: who, whom, which view', async () => {
  expect(views.map(({ operation }) => operation).sort()).toEqual(['case', 'caseEvents', 'caseMigration', 'chronology', 'draft', 'person', 'record', 'shares']);
  const lines: string[][] = [];
  for (const view of views) {
    world.engine.clock.pass(6 * 60_000);
    const counts: number[] = [];
    const twice = await entriesAfter(child.person, async () => {
      expect((await look(view)).status).toBe(200);
      expect((await look(view)).status).toBe(200);
    });
    expect(twice).toEqual([expect.objectContaining({ actor: worker.id, role: 'manager', person: child.person, view: view.resource, outcome: 'shown', ...(view.about === 'case' && { case: child.case }) })]);
    counts.push(twice.length);
    for (const minutes of [4, 2]) {
      world.engine.clock.pass(minutes * 60_000);
      counts.push((await entriesAfter(child.person, () => look(view))).length);
    }
    expect(counts).toEqual([1, 0, 1]);
    lines.push([view.operation, view.resource, ...counts.map(String)]);
  }
  show('Entries in the access log for each page', ['page', 'view', 'opened twice at once', 'again after 4 minutes', 'again after 6 minutes'], lines);
});

test('ten requests at the same moment leave one entry', async () => {
  const [view] = views;
  expect(await entriesAfter(child.person, () => Promise.all(Array.from({ length: 10 }, () => look(view!))))).toHaveLength(1);
});

test('two people who open the same page leave an entry each', async () => {
  const [view] = views;
  const colleague = await signedInNow('practitioner');
  const entries = await entriesAfter(child.person, () => Promise.all([look(view!), look(view!, colleague)]));
  expect(entries.map(({ actor }) => actor).sort()).toEqual(['manager@northshire', 'practitioner@northshire']);
});

test('the reason that was given stands beside each view that it opened', async () => {
  const purpose = marker('Purpose');
  const refused = await entriesAfter(child.person, () => look(views[0]!, otherTeam));
  expect(refused).toEqual([expect.objectContaining({ actor: otherTeam.id, outcome: 'refused' })]);
  await otherTeam.as('POST', `/api/cases/${child.case}/reasons`, { purpose });
  const shown = await entriesAfter(child.person, async () => {
    for (const view of views) await look(view, otherTeam);
  });
  expect(shown.map(({ view, outcome }) => `${view} ${outcome}`)).toEqual([...new Set(views.map(({ resource }) => `${resource} shown`))]);
  expect(shown.every((entry) => entry.purpose === purpose)).toBe(true);
});

test('refusals are written down too, of a restricted child as well, and of those whose role never sees anybody', async () => {
  const restricted = world.child('restricted');
  const page = views.find(({ operation }) => operation === 'case')!;
  const analyst = await signedInNow('analyst');
  const refused = await entriesAfter(restricted.person, async () => {
    for (const reader of [worker, analyst]) expect((await look(page, reader, restricted)).status).toBe(404);
  });
  expect(refused.map(({ actor, outcome }) => `${actor} ${outcome}`)).toEqual(['manager@northshire refused', 'analyst@northshire refused']);
});

test('what is done to a child is written down as a view of what it answers, once', async () => {
  const written = [];
  for (const operation of ['actOnCase', 'actOnPerson', 'saveDraft', 'discardDraft', 'giveCaseReason', 'openCase']) {
    world.engine.clock.pass(6 * 60_000);
    const [call] = [await callers[operation]!(child, world, worker)].flat();
    const entries = await entriesAfter(child.person, () => worker.as(call!.method, call!.url, call!.body));
    written.push([operation, entries.map(({ view, outcome }) => `${view} ${outcome}`).join(', ')]);
  }
  show('Entries in the access log for each change', ['change', 'entries'], written);
  expect(written.map(([, entries]) => entries)).toEqual(['case shown', 'person shown', 'draft shown', 'draft shown', 'openings shown', 'case shown']);
});

test('lists say whom they showed, and nobody else', async () => {
  const lists = { worklist: 'worklist', searchPeople: 'search', matchPeople: 'matches', openings: 'openings' };
  for (const [operation, view] of Object.entries(lists)) {
    const since = world.engine.clock.now().toISOString();
    const [call] = [await callers[operation]!(child, world, worker)].flat();
    const { body } = await worker.as(call!.method, call!.url, call!.body);
    const entries = (await log().by('northshire', worker.id, since)).filter((entry) => entry.view === view);
    const shown = world.children.map(({ person }) => person).filter((person) => JSON.stringify(body).includes(person));
    expect({ view, shown: entries.map((entry) => [...(entry.shown ?? [])].sort()) }).toEqual({ view, shown: [shown.sort()] });
  }
});

test('when the log cannot be written, nobody sees anything and nothing is changed', async () => {
  const routes = (await routesSaid(world.engine)).filter(({ about, operation }) => about || ['worklist', 'searchPeople', 'matchPeople', 'openings', 'openCase'].includes(operation));
  const revision = (await world.engine.engine.store.cases.find('northshire', child.case))!.revision;
  const calls = [];
  for (const { operation } of routes) calls.push({ operation, call: [await callers[operation]!(child, world, worker)].flat()[0]! });
  jest.spyOn(log(), 'write').mockRejectedValue(new Error(`disk full at ${child.name}`));
  const answers = [];
  for (const { operation, call } of calls) {
    const { status, body } = await worker.as(call.method, call.url, call.body);
    answers.push({ operation, status, code: body['code'], isSilent: ![child.name, ...child.inside].some((word) => JSON.stringify(body).includes(word)) });
  }
  expect(answers).toEqual(routes.map(({ operation }) => ({ operation, status: 503, code: 'no-access-log', isSilent: true })));
  jest.restoreAllMocks();
  await world.engine.engine.background.settled();
  expect((await world.engine.engine.store.cases.find('northshire', child.case))!.revision).toBe(revision);
  expect((await look(views[0]!)).status).toBe(200);
  expect(world.engine.lines.join('')).not.toContain(child.name);
});
