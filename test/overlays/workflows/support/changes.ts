import type { ActionRule, GuardFile, ResolvedWorkflow, WorkflowOperation } from '#definitions';
import fc from 'fast-check';
import { AUTHORITY, rule } from './pathways.ts';

/** Changes at random to a pathway, most of them by somebody who wants to get past its approvals. */
export function changesTo(workflow: ResolvedWorkflow): fc.Arbitrary<readonly WorkflowOperation[]> {
  const guard = fc.constantFrom(...Object.keys(workflow.guards));
  const steps = fc.uniqueArray(fc.tuple(fc.constantFrom(...waysOf(workflow)), actionRules), { maxLength: 2, selector: ([[from, action]]) => `${from} ${action}` });
  const further = fc.uniqueArray(fc.tuple(fc.constantFrom(...approvalsOf(workflow)), fc.option(guard, { nil: undefined })), { maxLength: 1 });
  return fc.tuple(steps, further, tightenings(workflow)).chain(([chosen, [second], tighter]) => {
    const added = chosen.map(([[from, action], made], index): WorkflowOperation => ({ does: 'addStep', from, action, state: { id: `${AUTHORITY}-step${index}`, label: { en: 'A step' } }, next: { type: `${AUTHORITY}-step.next${index}`, rule: made } }));
    const places = [...placesOf(workflow), ...chosen.map(([[from]], index) => `${from.split('.')[0]}.${AUTHORITY}-step${index}`), ...(second ? [`${second[0].startsWith('side') ? 'side' : 'main'}.${approvalId(second[0])}`] : [])];
    return waysRound(places, guard).map((ways) => [...added, ...(second ? [approval(...second)] : []), ...ways, ...tighter]);
  });
}

/** One new way, two or three, from anywhere to anywhere; of one type each, now and then of the same. */
function waysRound(places: readonly string[], guards: fc.Arbitrary<string>): fc.Arbitrary<readonly WorkflowOperation[]> {
  const within = (region: string) => fc.constantFrom(...places.filter((one) => one.startsWith(`${region}.`)));
  const written = fc.constantFrom(...places.filter((one) => !/\.(a\d+|closed|wait)$/.test(one) && one.startsWith('main.')));
  const ends = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(written, within('main')) },
    { weight: 3, arbitrary: fc.tuple(within('main'), within('main')) },
    ...(places.some((one) => one.startsWith('side.')) ? [{ weight: 1, arbitrary: fc.tuple(within('side'), within('side')) }, { weight: 1, arbitrary: fc.tuple(within('main'), within('side')) }] : []),
  );
  const way = fc.tuple(fc.integer({ min: 1, max: 12 }), ends, fc.option(guards, { nil: undefined, freq: 2 }), actionRules);
  return fc.array(way, { minLength: 1, maxLength: 3 }).map((ways) => ways.map(([number, [from, to], guard, made]) => ({ does: 'addTransition', from, to, type: `${AUTHORITY}-way.to${number}`, rule: made, ...(guard !== undefined && { guard }) })));
}

function tightenings(workflow: ResolvedWorkflow): fc.Arbitrary<readonly WorkflowOperation[]> {
  const actions = fc.constantFrom(...Object.keys(workflow.actions));
  const narrowed = fc.tuple(actions, fc.constantFrom(['worker'], ['manager'], ['head'], [])).map(([action, roles]): WorkflowOperation => ({ does: 'narrowRoles', action, roles }));
  const guarded = fc.tuple(actions, ownGuards(workflow)).map(([action, [name, guard]]): WorkflowOperation => ({ does: 'addGuard', action, name, guard }));
  return fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.tuple(fc.oneof(narrowed, guarded)) });
}

/** Changes that take nothing from anybody: further decisions, conditions that can be met, ways back to where a paper is written. */
export function harmlessChangesTo(workflow: ResolvedWorkflow): fc.Arbitrary<readonly WorkflowOperation[]> {
  const papers = Object.keys(workflow.machine.states['main']?.states ?? {}).filter((name) => name.startsWith('w')).length;
  const back = fc.tuple(fc.integer({ min: 0, max: papers - 1 }), fc.integer({ min: 0, max: papers - 1 })).map(([a, b]): WorkflowOperation => ({ does: 'addTransition', from: `main.w${Math.max(a, b)}`, to: `main.w${Math.min(a, b)}`, type: `${AUTHORITY}-back.from${Math.max(a, b)}to${Math.min(a, b)}`, rule: rule('move') }));
  const free = waysOf(workflow).filter(([from, action]) => ['approve', 'move'].includes(workflow.actions[action]?.does ?? '') && !workflow.locked.includes(from) && !workflow.locked.includes(action));
  const step = fc.nat(Math.max(0, free.length - 1)).map((index): WorkflowOperation => {
    const [from, action] = free[index] ?? ['main.w0', 'p0.submit'];
    return { does: 'addStep', from, action, state: { id: `${AUTHORITY}-read${index}`, label: { en: 'It is read' } }, next: { type: `${AUTHORITY}-read.done${index}`, rule: rule('move') } };
  });
  const further = fc.tuple(fc.constantFrom(...approvalsOf(workflow)), fc.constantFrom(undefined, ...Object.keys(workflow.guards).filter((name) => name !== 'othersRest'))).map(([after, onlyWhen]) => approval(after, onlyWhen));
  const fewer = fc.integer({ min: 0, max: papers - 1 }).map((paper): WorkflowOperation => ({ does: 'narrowRoles', action: `p${paper}.submit`, roles: ['worker'] }));
  return fc.uniqueArray(fc.oneof(back, further, fewer, ...(free.length ? [step] : [])), { minLength: 1, maxLength: 4, selector: (one) => JSON.stringify([one.does, 'after' in one ? one.after : '', 'from' in one ? one.from : '', 'action' in one ? one.action : '', 'to' in one ? one.to : '']) }).filter((operations) => papers > 0 && !operations.some((one) => one.does === 'addTransition' && one.from === one.to));
}

export function approvalsOf({ actions }: ResolvedWorkflow): readonly string[] {
  return Object.keys(actions).filter((type) => actions[type]?.does === 'approve');
}

function approvalId(type: string): string {
  return `${AUTHORITY}-second${type.split('.')[0] ?? ''}`;
}

function approval(after: string, onlyWhen: string | undefined): WorkflowOperation {
  return { does: 'insertApproval', after, id: approvalId(after), label: { en: 'A further approval' }, roles: ['head'], ...(onlyWhen !== undefined && { onlyWhen }) };
}

/** Mostly what an action of one's own may be; now and then what it may not. */
const actionRules: fc.Arbitrary<ActionRule> = fc.oneof(
  { weight: 18, arbitrary: fc.constant(rule('move')) },
  { weight: 1, arbitrary: fc.constant(rule('begin', { concurrent: true })) },
  { weight: 1, arbitrary: fc.constantFrom(rule('move', { marks: ['agreed-1'] }), rule('approve', { form: 'decision', decides: 'p1' }), rule('move', { form: 'p1' }), rule('reopen')) },
);

function ownGuards(workflow: ResolvedWorkflow): fc.Arbitrary<readonly [string, GuardFile]> {
  const sentence = { en: 'Not yet.' };
  const made: readonly (readonly [string, GuardFile])[] = [
    [`${AUTHORITY}Agreed`, { type: 'marked', params: { any: ['agreed-0'] }, sentence }],
    [`${AUTHORITY}Elsewhere`, { type: 'inState', params: { state: 'main.w1' }, sentence }],
    [`${AUTHORITY}Resting`, { type: 'regionsAtRest', params: { except: ['main'] }, sentence }],
    [`${AUTHORITY}Not`, { type: 'not', params: { of: Object.keys(workflow.guards)[0] ?? '' }, sentence }],
  ];
  return fc.constantFrom(...made);
}

function placesOf({ machine }: ResolvedWorkflow): readonly string[] {
  return Object.entries(machine.states).flatMap(([region, { states = {} }]) => Object.keys(states).map((name) => `${region}.${name}`));
}

function waysOf({ machine }: ResolvedWorkflow): readonly (readonly [string, string])[] {
  return Object.entries(machine.states).flatMap(([region, { states = {} }]) => Object.entries(states).flatMap(([name, { on = {} }]) => Object.keys(on).map((action) => [`${region}.${name}`, action] as const)));
}
