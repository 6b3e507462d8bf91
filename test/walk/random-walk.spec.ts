import type { MachineFile, StateFile } from '#definitions';
import { randomFrom } from '#testing';
import type { EngineInProcess } from '../scenarios/engine-in-process.ts';
import { engineInProcess } from '../scenarios/engine-in-process.ts';
import type { Counts } from './sampler.ts';
import { sampler, tableOf } from './sampler.ts';

/** Steps for each seed; the full run takes 2,000. */
const steps = Number(process.env.WALK_STEPS ?? 300);
const isFull = steps >= 2000;
/** An authority of each pack; WALK_AUTHORITY and WALK_SEEDS walk in some alone. */
const authorities = (process.env.WALK_AUTHORITY ?? 'northshire,thamesbank,glanymor').split(',');
const seeds = (process.env.WALK_SEEDS ?? (isFull ? 'heron,kestrel,plover' : 'heron')).split(',');
const workflow = 'child-in-need';
const minute = 60_000;

/** The places a case can be in, for counting what was never reached; the sampler does not see this. */
const placesOf = (machine: MachineFile): string[] => {
  const leaves = (path: string, state: StateFile): string[] =>
    state.states ? Object.entries(state.states).flatMap(([name, child]) => leaves(path === '' ? name : `${path}.${name}`, child)) : [path];
  return Object.entries(machine.states).flatMap(([region, state]) => leaves('', state).map((leaf) => `${region}.${leaf}`));
};

describe.each(authorities)(`a walk at random over HTTP in %s, ${steps} steps for each of ${seeds.length} seeds`, (authority) => {
  let engine: EngineInProcess;
  const walks: Counts[] = [];
  const drifted: string[] = [];

  beforeAll(async () => {
    engine = await engineInProcess('2026-01-05T09:00:00.000Z');
    const { roles } = engine.running.engine.published(authority)!.current.content;
    const hands = new Set(roles.filter(({ access }) => access === 'casework').map(({ id }) => id));
    const users = (await engine.running.engine.store.users.all(authority)).filter(({ role }) => hands.has(role)).map(({ id }) => id).sort();
    for (const seed of seeds) {
      const random = randomFrom(seed);
      const walk = sampler({ client: engine.client, random, users, workflow, now: () => engine.clock.now().toISOString() });
      for (let step = 1; step <= steps; step += 1) {
        // Days pass now and then, so that limits run out; a session outlives the minutes between.
        engine.clock.pass(random.chance(0.03) ? random.int(1, 20) * 24 * 60 * minute : random.int(0, 2) * minute);
        const id = await walk.step();
        if (id === undefined) continue;
        const { stored, folded } = await engine.drift(authority, id);
        if (JSON.stringify(stored) !== JSON.stringify(folded)) drifted.push(`${seed}, step ${step}: ${id}`);
      }
      walks.push(walk.counts);
      process.stdout.write(`${tableOf(`${authority}, seed ${seed}, ${steps} steps`, walk.counts)}\n`);
    }
  }, 120_000 + steps * seeds.length * 800);
  afterAll(() => engine.stop());

  const machine = () => engine.running.engine.published(authority)?.current.content.workflows[workflow];
  const never = (names: readonly string[], count: (walk: Counts, name: string) => number) => names.filter((name) => walks.every((walk) => count(walk, name) === 0));

  it('is never answered with a fault of the engine', () => {
    expect(walks.flatMap(({ broken }) => broken)).toEqual([]);
  });

  it('meets no open case in which nobody has anything to do', () => {
    expect(walks.flatMap(({ deadEnds }) => deadEnds)).toEqual([]);
  });

  it('leaves every case equal to the fold of its events after each step', () => {
    expect(drifted).toEqual([]);
  });

  it('is accepted at least half the time', () => {
    for (const walk of walks) {
      const { accepted, refused } = walk.steps();
      expect(accepted).toBeGreaterThanOrEqual(refused);
    }
  });

  it('sends nonsense too, and has it refused in several ways', () => {
    for (const walk of walks) expect(walk.codes.entries().length).toBeGreaterThanOrEqual(5);
  });

  it(isFull ? 'takes every action and comes to every state' : 'takes most actions and comes to most states', () => {
    const { actions = {}, machine: drawn } = machine() ?? {};
    const types = Object.entries(actions).filter(([, rule]) => rule.does !== 'open').map(([type]) => type);
    const places = drawn ? placesOf(drawn) : [];
    const untaken = never(types, (walk, type) => walk.accepted.count(type));
    const unreached = never(places, (walk, place) => walk.states.count(place));
    const saying = (type: string) => [type, ...new Set(walks.flatMap(({ said }) => said.get(type) ?? []))].join(' — ');
    process.stdout.write(`${authority}. Never taken: ${untaken.map(saying).join('; ') || 'none'}. Never reached: ${unreached.join(', ') || 'none'}.\n`);
    expect(places.length).toBeGreaterThan(10);
    if (isFull) expect({ untaken, unreached }).toEqual({ untaken: [], unreached: [] });
    else expect(untaken.length + unreached.length).toBeLessThan((types.length + places.length) / 2);
  });

  it('leaves a store that verifies', async () => {
    expect(await engine.verify(authority)).toEqual([]);
  });
});
