import type { ActionRule, ResolvedWorkflow, StateFile } from '#definitions';
import { machineOf, nextValue, type Machine } from './machine.ts';
import { placeOf, type Candidate } from './place.ts';
import type { StateValue } from './types.ts';

/** A fault in a workflow, found by walking it. `path` is a JSON pointer into workflow.json. */
export interface WorkflowFinding {
  readonly rule:
    | 'machine-broken'
    | 'state-unreachable'
    | 'state-stuck'
    | 'cannot-close'
    | 'approval-bypassed'
    | 'nobody-decides'
    | 'closes-over-others'
    | 'concurrent-not-everywhere';
  readonly path: string;
  readonly message: string;
}

/** A state without states of its own, as the walk met it. */
interface Leaf {
  readonly path: string;
  readonly tags: ReadonlySet<string>;
  readonly waitsFor: readonly string[];
  readonly exits: readonly Exit[];
}
/** A way out of a leaf; `holding` is the one guard that was taken to hold. */
interface Exit {
  readonly action: string;
  readonly to: string;
  readonly holding: string | undefined;
}
interface Walk {
  readonly region: string;
  readonly leaves: ReadonlyMap<string, Leaf>;
}

/**
 * Walks every region of a workflow, taking each guard as free to hold or not, and reports: states that cannot be reached,
 * states that nobody may leave, states from which the case can never close, ways to close over what other regions still
 * have open, approvals that can be passed by, records that nobody decides, and concurrent beginnings that some open state
 * lacks. Names, shapes and own work are checked before, by `checkDefinitions`.
 */
export function checkWorkflow(workflow: ResolvedWorkflow): readonly WorkflowFinding[] {
  const machine = buildOrSay(workflow);
  if ('rule' in machine) return [machine];
  const walks = Object.keys(workflow.machine.states).map((region) => walk(workflow, machine, region));
  const findings = [
    ...walks.flatMap((one) => [...unreachable(workflow, one), ...stuck(one), ...unclosable(one), ...bypassed(workflow, one)]),
    ...walks.flatMap((one) => closingOver(workflow, one, walks)),
    ...beginnings(workflow, walks),
  ];
  // Several outcomes of one action may show the same fault.
  return [...new Map(findings.map((finding) => [`${finding.rule} ${finding.path}`, finding])).values()];
}

function buildOrSay(workflow: ResolvedWorkflow): Machine | WorkflowFinding {
  const broken = (error: unknown): WorkflowFinding => ({
    rule: 'machine-broken',
    path: '/machine',
    message: error instanceof Error ? error.message : String(error),
  });
  try {
    const machine = machineOf(workflow);
    return placeOf(workflow, machine.initial) ? machine : broken('The machine does not begin at a state in every region; give each an "initial".');
  } catch (error) {
    return broken(error);
  }
}

function walk(workflow: ResolvedWorkflow, machine: Machine, region: string): Walk {
  const leaves = new Map<string, Leaf>();
  const queue: StateValue[] = [machine.initial];
  for (let value = queue.shift(); value !== undefined; value = queue.shift()) {
    const place = placeOf(workflow, value);
    const here = place?.regions.find((one) => one.id === region);
    if (!place || !here || leaves.has(here.path)) continue;
    const exits: Exit[] = [];
    for (const [action, candidates] of place.candidates) {
      for (const { next, holding } of outcomes(machine, value, action, candidates.filter((one) => one.region === region))) {
        const to = placeOf(workflow, next)?.regions.find((one) => one.id === region);
        if (!to) continue;
        exits.push({ action, to: to.path, holding });
        // The other regions stay where they began: no region's transitions depend on another's, only its guards, which are free.
        queue.push(next);
      }
    }
    leaves.set(here.path, { path: here.path, tags: here.tags, waitsFor: here.waitsFor, exits });
  }
  return { region, leaves };
}

/** Where an action may lead when any one of its guards holds alone, and when none does. */
function outcomes(machine: Machine, value: StateValue, action: string, candidates: readonly Candidate[]): readonly { readonly next: StateValue; readonly holding: string | undefined }[] {
  if (candidates.length === 0) return [];
  const guards = [...new Set([...candidates.map((one) => one.guard), undefined])];
  return guards.flatMap((holding) => {
    const next = nextValue(machine, value, action, (name) => name === holding);
    return next === undefined ? [] : [{ next, holding }];
  });
}

function unreachable(workflow: ResolvedWorkflow, { region, leaves }: Walk): readonly WorkflowFinding[] {
  const root = workflow.machine.states[region];
  return leafPaths(root ?? {}, [])
    .filter((path) => !leaves.has(path.join('.')))
    .map((path) => ({
      rule: 'state-unreachable',
      path: pointer(region, path.join('.')),
      message: `No action leads to "${region}.${path.join('.')}". Add a transition to it, or remove it.`,
    }));
}

function stuck({ region, leaves }: Walk): readonly WorkflowFinding[] {
  return [...leaves.values()]
    .filter((leaf) => !leaf.tags.has('rest') && leaf.exits.every((exit) => exit.to === leaf.path))
    .map((leaf) => ({
      rule: 'state-stuck',
      path: pointer(region, leaf.path),
      message: `Nobody can leave "${region}.${leaf.path}". Add an action that leads on, or tag it "rest" if the region may stay there.`,
    }));
}

function unclosable({ region, leaves }: Walk): readonly WorkflowFinding[] {
  const closes = [...leaves.values()].some((leaf) => leaf.tags.has('stage:closed'));
  const isEnd = (leaf: Leaf): boolean => leaf.tags.has('rest') && (!closes || leaf.tags.has('stage:closed'));
  const reaching = new Set([...leaves.values()].filter(isEnd).map((leaf) => leaf.path));
  for (let grew = true; grew; ) {
    const before = reaching.size;
    for (const leaf of leaves.values()) if (leaf.exits.some((exit) => reaching.has(exit.to))) reaching.add(leaf.path);
    grew = reaching.size > before;
  }
  return [...leaves.values()]
    .filter((leaf) => !reaching.has(leaf.path))
    .map((leaf) => ({
      rule: 'cannot-close',
      path: pointer(region, leaf.path),
      message: `From "${region}.${leaf.path}" no sequence of actions lets the case close. Add a way to a state tagged "rest"${closes ? ' and "stage:closed"' : ''}.`,
    }));
}

/** A state that waits for a decision may be left only by one, or back to where the same form is written and nothing else leads on. */
function bypassed(workflow: ResolvedWorkflow, { region, leaves }: Walk): readonly WorkflowFinding[] {
  const findings: WorkflowFinding[] = [];
  for (const leaf of leaves.values()) {
    const decided = new Set(leaf.exits.flatMap((exit) => ruleOf(workflow, exit.action)?.decides ?? []));
    for (const exit of leaf.exits) {
      const rule = ruleOf(workflow, exit.action);
      const to = leaves.get(exit.to);
      if (rule?.does === 'submit' && !decides(workflow, to, rule.form)) findings.push(undecided(region, leaf, exit.action, exit.to));
      if (decided.size === 0 || rule?.does === 'approve' || rule?.does === 'return' || exit.to === leaf.path) continue;
      if (to && [...decided].some((form) => onlyWrites(workflow, to, form))) continue;
      findings.push({
        rule: 'approval-bypassed',
        path: `${pointer(region, leaf.path)}/on/${escape(exit.action)}`,
        message: `"${exit.action}" leaves "${region}.${leaf.path}" without the decision that it waits for. Leave it only by an action that approves or returns.`,
      });
    }
  }
  return findings;
}

function undecided(region: string, leaf: Leaf, action: string, to: string): WorkflowFinding {
  return {
    rule: 'nobody-decides',
    path: `${pointer(region, leaf.path)}/on/${escape(action)}`,
    message: `"${action}" hands a record in, but in "${region}.${to}" no action approves or returns it. Lead to a state where it is decided.`,
  };
}

function decides(workflow: ResolvedWorkflow, leaf: Leaf | undefined, form: string | undefined): boolean {
  return leaf?.exits.some((exit) => ruleOf(workflow, exit.action)?.decides === form) ?? false;
}

function onlyWrites(workflow: ResolvedWorkflow, leaf: Leaf, form: string): boolean {
  const onward = leaf.exits.filter((exit) => exit.to !== leaf.path).map((exit) => ruleOf(workflow, exit.action));
  return onward.length > 0 && onward.every((rule) => rule?.does === 'submit' && rule.form === form);
}

/** A region may close only where a guard makes sure that every other rests, on the action or on the way that it takes. */
function closingOver(workflow: ResolvedWorkflow, { region, leaves }: Walk, walks: readonly Walk[]): readonly WorkflowFinding[] {
  const others = walks.filter((one) => one.region !== region && [...one.leaves.values()].some((leaf) => !leaf.tags.has('rest'))).map((one) => one.region);
  const findings: WorkflowFinding[] = [];
  for (const leaf of leaves.values()) {
    for (const { action, to, holding } of leaf.exits) {
      if (leaf.tags.has('stage:closed') || !leaves.get(to)?.tags.has('stage:closed')) continue;
      const guards = [...(ruleOf(workflow, action)?.guards ?? []), ...(holding === undefined ? [] : [holding])];
      const open = others.filter((other) => !guards.some((name) => keepsAtRest(workflow, name, other)));
      if (open.length === 0) continue;
      findings.push({
        rule: 'closes-over-others',
        path: `${pointer(region, leaf.path)}/on/${escape(action)}`,
        message: `"${action}" closes "${region}" while "${open.join('", "')}" may still be open. Add a guard of type "regionsAtRest" to it.`,
      });
    }
  }
  return findings;
}

function keepsAtRest(workflow: ResolvedWorkflow, name: string, region: string): boolean {
  const guard = Object.hasOwn(workflow.guards, name) ? workflow.guards[name] : undefined;
  const named = (key: string): readonly string[] => (Array.isArray(guard?.params?.[key]) ? guard.params[key].map(String) : []);
  if (guard?.type === 'regionsAtRest') return !named('except').includes(region);
  return guard?.type === 'all' && named('of').some((part) => keepsAtRest(workflow, part, region));
}

/** What may begin at any time (a strategy discussion) must be possible in every open state of its region. */
function beginnings(workflow: ResolvedWorkflow, walks: readonly Walk[]): readonly WorkflowFinding[] {
  const begins = Object.entries(workflow.actions).filter(([, rule]) => rule.does === 'begin' && rule.concurrent === true && rule.available === undefined);
  return begins.flatMap(([type]) => {
    const walked = walks.filter((one) => [...one.leaves.values()].some((leaf) => leaf.exits.some((exit) => exit.action === type)));
    return walked.flatMap(({ region, leaves }) =>
      [...leaves.values()]
        .filter((leaf) => !leaf.tags.has('stage:closed') && !leaf.exits.some((exit) => exit.action === type))
        .map((leaf) => ({
          rule: 'concurrent-not-everywhere' as const,
          path: `/actions/${escape(type)}`,
          message: `"${type}" may begin at any time, but not in "${region}.${leaf.path}". Add a transition for it there.`,
        })),
    );
  });
}

function ruleOf(workflow: ResolvedWorkflow, action: string): ActionRule | undefined {
  return Object.hasOwn(workflow.actions, action) ? workflow.actions[action] : undefined;
}

function leafPaths(state: StateFile, path: readonly string[]): readonly (readonly string[])[] {
  const children = Object.entries(state.states ?? {});
  return children.length === 0 ? [path] : children.flatMap(([name, child]) => leafPaths(child, [...path, name]));
}

function pointer(region: string, path: string): string {
  const below = path === '' ? [] : path.split('.');
  return ['/machine', region, ...below].join('/states/');
}

/** As JSON Pointer has it, RFC 6901. */
function escape(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}
