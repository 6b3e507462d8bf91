import type { ActionRule, GuardFile, ResolvedWorkflow, StateFile } from '#definitions';

/** Made-up workflows of several regions, for walking: each region a chain of papers written, approved and left behind. */
const text = (en: string): { readonly en: string } => ({ en });
const rule = (does: ActionRule['does'], more: Partial<ActionRule> = {}): ActionRule => ({ does, label: text(does), history: text('{actor} did'), roles: ['worker'], ...more });
let made = 0;

/**
 * Regions by the number of papers each asks for; the first one closes the case, when all others rest. Every other begins at
 * rest, may be begun at any time (its beginning is locked), and comes to rest after its last paper.
 */
export function chainWorkflow(papers: readonly number[]): ResolvedWorkflow {
  const actions: { [type: string]: ActionRule } = {};
  const states = Object.fromEntries(papers.map((count, region) => [`r${region}`, chain(region, count, actions)]));
  const guards: { [name: string]: GuardFile } = {
    othersRest: { type: 'regionsAtRest', params: { except: ['r0'] }, sentence: text('Others are open.') },
    wanted: { type: 'answered', params: { form: 'paper', question: 'wanted', is: ['true'] }, sentence: text('It is not wanted.') },
  };
  const locked = Object.keys(actions).filter((type) => actions[type]?.does === 'begin');
  return { id: 'chains', version: '1.0.0', digest: `chains-${(made += 1)}`, title: text('Chains'), machine: { id: 'chains', type: 'parallel', states }, actions, guards, locked };
}

/** The workflow with the ways out of one state changed. */
export function withWays(workflow: ResolvedWorkflow, region: string, state: string, on: StateFile['on'], actions: ResolvedWorkflow['actions'] = {}): ResolvedWorkflow {
  const root = workflow.machine.states[region] as StateFile;
  const states = { ...root.states, [state]: { ...root.states?.[state], on: { ...root.states?.[state]?.on, ...on } } };
  const machine = { ...workflow.machine, states: { ...workflow.machine.states, [region]: { ...root, states } } };
  return { ...workflow, digest: `chains-${(made += 1)}`, machine, actions: { ...workflow.actions, ...actions } };
}

/** The workflow with a state added, and nothing that leads to it. */
export function withState(workflow: ResolvedWorkflow, region: string, name: string, state: StateFile): ResolvedWorkflow {
  const root = workflow.machine.states[region] as StateFile;
  const machine = { ...workflow.machine, states: { ...workflow.machine.states, [region]: { ...root, states: { ...root.states, [name]: state } } } };
  return { ...workflow, digest: `chains-${(made += 1)}`, machine };
}

function chain(region: number, count: number, actions: { [type: string]: ActionRule }): StateFile {
  const closes = region === 0;
  const states: { [name: string]: StateFile } = {};
  const begin = `r${region}.begin`;
  const again = closes ? {} : { [begin]: { target: 'w0' } };
  for (let paper = 0; paper < count; paper += 1) {
    const [submit, approve, back] = [`r${region}.submit${paper}`, `r${region}.approve${paper}`, `r${region}.return${paper}`];
    const last = paper === count - 1;
    const end = { target: 'end', ...(closes ? { guard: 'othersRest' } : {}) };
    states[`w${paper}`] = { on: { [submit]: { target: `a${paper}` }, ...stay(closes, begin, `w${paper}`) } };
    states[`a${paper}`] = {
      on: { [approve]: last ? end : [{ target: `w${paper + 1}`, guard: 'wanted' }, end], [back]: { target: `w${paper}` }, ...stay(closes, begin, `a${paper}`) },
    };
    const form = `p${region}-${paper}`;
    actions[submit] = rule('submit', { form });
    actions[approve] = rule('approve', { decides: form });
    actions[back] = rule('return', { decides: form });
  }
  states['end'] = closes ? { tags: ['rest', 'stage:closed'], on: { 'r0.reopen': { target: 'w0' } } } : { tags: ['rest'], on: again };
  actions[closes ? 'r0.reopen' : begin] = closes ? rule('reopen') : rule('begin', { concurrent: true });
  return { initial: closes ? 'w0' : 'end', states };
}

/** Begun while it is under way, nothing of it is lost. */
function stay(closes: boolean, begin: string, state: string): NonNullable<StateFile['on']> {
  return closes ? {} : { [begin]: { target: state } };
}
