import type { FolderPublications } from '#definition-files';
import type { ResolvedWorkflow, StateFile, TransitionFile } from '#definitions';
import { ourDefinitions } from './pathway-story.ts';

/** A state without states of its own, what is said of it, and where each action may lead from it. */
interface Leaf {
  readonly path: string;
  readonly tags: readonly string[];
  readonly exits: readonly { readonly action: string; readonly to: string }[];
}

const listed = (to: TransitionFile | readonly TransitionFile[]): readonly TransitionFile[] => (Array.isArray(to) ? to : [to as TransitionFile]);

/** The first leaf below a path. */
const entered = (workflow: ResolvedWorkflow, path: string): string => {
  const state = path.split('.').reduce<StateFile | undefined>((at, name) => at?.states?.[name], { states: workflow.machine.states });
  return state?.initial === undefined ? path : entered(workflow, `${path}.${state.initial}`);
};

const leavesOf = (workflow: ResolvedWorkflow, region: string): readonly Leaf[] => {
  const below = (path: string, state: StateFile, inherited: Leaf['exits']): readonly Leaf[] => {
    const own = Object.entries(state.on ?? {}).flatMap(([action, to]) =>
      listed(to).map(({ target }) => ({
        action,
        to: entered(workflow, target.startsWith('#') ? target.slice(workflow.machine.id.length + 2) : `${path.slice(0, path.lastIndexOf('.'))}.${target}`),
      })),
    );
    const exits = [...own, ...inherited];
    const children = Object.entries(state.states ?? {});
    return children.length > 0 ? children.flatMap(([name, child]) => below(`${path}.${name}`, child, exits)) : [{ path, tags: state.tags ?? [], exits }];
  };
  return below(region, workflow.machine.states[region] as StateFile, []);
};

/** Leaves from which fewer actions than `within` do not come to what is wanted. */
const tooFar = (leaves: readonly Leaf[], wanted: (leaf: Leaf) => boolean, within: number): readonly string[] => {
  let near = new Set(leaves.filter(wanted).map(({ path }) => path));
  for (let step = 0; step < within; step += 1) near = new Set(leaves.filter(({ path, exits }) => near.has(path) || exits.some(({ to }) => near.has(to))).map(({ path }) => path));
  return leaves.filter(({ path }) => !near.has(path)).map(({ path }) => path);
};

let published: FolderPublications;
beforeAll(async () => {
  published = await ourDefinitions();
}, 120_000);

describe.each(['northshire', 'thamesbank', 'glanymor'])('whatever form is unfinished in %s', (authority) => {
  let workflow: ResolvedWorkflow;
  beforeAll(() => {
    workflow = published.publications[authority]?.workflows['child-in-need'] as ResolvedWorkflow;
  });
  /** Takes no notice of what else was done since, and asks for no form to be finished first. */
  const isFree = (type: string) => workflow.actions[type]?.concurrent === true;
  const open = (leaf: Leaf) => !leaf.tags.includes('stage:closed');

  it('a strategy discussion starts in one action, from every state of the protection of a child', () => {
    expect(isFree('strategy-discussion.start')).toBe(true);
    const leaves = leavesOf(workflow, 'protection');
    expect(leaves.length).toBeGreaterThan(10);
    expect(leaves.filter(({ exits }) => !exits.some(({ action }) => action === 'strategy-discussion.start')).map(({ path }) => path)).toEqual([]);
  });

  it('an emergency placement starts in one action where the child is not placed, and another where the child is', () => {
    expect([isFree('placement.start'), isFree('placement.change')]).toEqual([true, true]);
    const within = (type: string) => leavesOf(workflow, 'lookedAfter').filter(({ exits }) => exits.some(({ action }) => action === type)).map(({ path }) => path);
    expect(within('placement.start')).toEqual(['lookedAfter.none', 'lookedAfter.shortBreaks']);
    expect(within('placement.change')).toEqual(['lookedAfter.placed']);
  });

  it('a visit is recorded in one action in every open case', () => {
    expect(workflow.actions['visit.record']).toMatchObject({ available: 'whileOpen', concurrent: true });
  });

  it('a change of the plan is begun within two actions wherever there may be a plan', () => {
    const leaves = leavesOf(workflow, 'need');
    const planless = (leaf: Leaf) => leaf.tags.includes('stage:contact') || leaf.tags.includes('stage:referral');
    const planned = leaves.filter((leaf) => open(leaf) && !planless(leaf));
    expect(planned.length).toBeGreaterThan(7);
    expect(tooFar(planned, ({ path }) => path === 'need.planning.writing', 2)).toEqual([]);
    // The measure tells one action from two.
    expect(tooFar(planned, ({ path }) => path === 'need.planning.writing', 1)).not.toEqual([]);
  });
});
