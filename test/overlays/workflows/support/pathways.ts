import { checkWorkflow } from '#casework';
import { sha256 } from '#definition-files';
import { canonicalJson, type ActionRule, type GuardFile, type NationalBase, type PublicationContent, type ResolvedForm, type ResolvedWorkflow, type RolesFile, type StateFile, type TransitionFile } from '#definitions';
import fc from 'fast-check';

/** Made-up national pathways: papers written, approved and left behind, with ways back, ways on by what is marked, and a second region. */
export interface Plan {
  readonly papers: number;
  /** From the place where one paper is written back to an earlier one. */
  readonly backs: readonly (readonly [number, number])[];
  /** From the place where one paper is written on to a later one, once that was agreed before. */
  readonly ons: readonly (readonly [number, number])[];
  /** Papers whose approval may also end it all. */
  readonly ends: readonly number[];
  /** Papers that lead on by an answer to the one after the next. */
  readonly leaps: readonly number[];
  readonly side: boolean;
  /** Whether the pack says by name what must not be touched; the graph must be proof without it. */
  readonly locks: boolean;
}

const place = fc.nat(4);
const pairs = fc.array(fc.tuple(place, place), { maxLength: 2 });
export const plans: fc.Arbitrary<Plan> = fc.record({ papers: fc.integer({ min: 2, max: 5 }), backs: pairs, ons: pairs, ends: fc.array(place, { maxLength: 2 }), leaps: fc.array(place, { maxLength: 1 }), side: fc.boolean(), locks: fc.boolean() });

const text = (en: string): { readonly en: string } => ({ en });
export const rule = (does: ActionRule['does'], more: Partial<ActionRule> = {}): ActionRule => ({ does, label: text(does), history: text('{actor} did it'), roles: ['worker', 'manager'], ...more });
export const AUTHORITY = 'testshire';
const roles: RolesFile['roles'] = [
  { id: 'worker', label: text('Worker'), access: 'casework' },
  { id: 'manager', label: text('Manager'), access: 'casework', supervises: true },
  { id: 'head', label: text('Head of service'), access: 'casework', supervises: true },
];

interface Open {
  readonly states: { [state: string]: { [action: string]: TransitionFile[] } };
  readonly actions: { [type: string]: ActionRule };
  readonly guards: { [name: string]: GuardFile };
}

/** The workflow of a plan. */
export function pathwayOf(plan: Plan): ResolvedWorkflow {
  const open: Open = { states: {}, actions: {}, guards: { othersRest: { type: 'regionsAtRest', params: { except: ['main'] }, sentence: text('Something else is open.') } } };
  for (let paper = 0; paper < plan.papers; paper += 1) addPaper(open, plan, paper);
  for (const [from, to] of plan.backs) if (to < from && from < plan.papers) way(open, `w${from}`, `back.to${to}`, { target: `w${to}` }, rule('move'));
  for (const [from, to] of plan.ons) if (from < to && to < plan.papers) way(open, `w${from}`, `on.to${to}`, { target: `w${to}`, guard: `agreed${to}` }, rule('move'));
  open.actions['case.open'] = rule('open');
  open.actions['case.reopen'] = rule('reopen');
  const closed: StateFile = { tags: ['rest', 'stage:closed'], meta: { label: text('Closed') }, on: { 'case.reopen': { target: 'w0' } } };
  const main: StateFile = { initial: 'w0', meta: { label: text('Main') }, states: { ...statesOf(open, 'stage:assessment'), closed } };
  const states = { main, ...(plan.side ? { side: sideRegion(open) } : {}) };
  const locked = plan.locks ? ['main.closed', ...Object.keys(open.states).flatMap((name) => (name.startsWith('a') ? [`main.${name}`] : [])), ...Object.keys(open.actions).filter((type) => open.actions[type]?.does === 'approve' || open.actions[type]?.does === 'begin')] : Object.keys(open.actions).filter((type) => open.actions[type]?.does === 'begin');
  const content = { id: 'pathway', version: '1.0.0', title: text('Pathway'), machine: { id: 'pathway', type: 'parallel' as const, states }, actions: open.actions, guards: usedGuards(open, states), locked };
  return { ...content, digest: sha256(canonicalJson(content)) };
}

function addPaper(open: Open, { papers, ends, leaps }: Plan, paper: number): void {
  const [submit, approve, back, form] = [`p${paper}.submit`, `p${paper}.approve`, `p${paper}.return`, `p${paper}`];
  open.guards[`notOwn${paper}`] = { type: 'actorDidNotContribute', params: { form }, sentence: text('You wrote it.') };
  open.guards[`agreed${paper}`] = { type: 'marked', params: { any: [`agreed-${paper}`] }, sentence: text('It was not agreed.') };
  open.guards[`wanted${paper}`] = { type: 'answered', params: { form, question: 'wanted', is: [true] }, sentence: text('It is not wanted.') };
  way(open, `w${paper}`, submit, { target: `a${paper}` }, rule('submit', { form }));
  const end = { target: 'closed', guard: 'othersRest' };
  const next = { target: `w${paper + 1}` };
  const leap = leaps.includes(paper) && paper + 2 < papers ? [{ target: `w${paper + 2}`, guard: `wanted${paper}` }] : [];
  const ways = paper === papers - 1 ? [end] : ends.includes(paper) && leap.length === 0 ? [{ ...next, guard: `wanted${paper}` }, end] : [...leap, next];
  for (const one of ways) way(open, `a${paper}`, approve, one, rule('approve', { form: 'decision', decides: form, roles: ['manager'], guards: [`notOwn${paper}`], marks: [`agreed-${paper}`] }));
  way(open, `a${paper}`, back, { target: `w${paper}` }, rule('return', { form: 'decision', decides: form, roles: ['manager'] }));
}

function sideRegion(open: Open): StateFile {
  const begin = { 'side.begin': { target: 'write' } };
  open.actions['side.begin'] = rule('begin', { concurrent: true });
  open.actions['side.submit'] = rule('submit', { form: 'side' });
  open.guards['notOwnSide'] = { type: 'actorDidNotContribute', params: { form: 'side' }, sentence: text('You wrote it.') };
  open.actions['side.approve'] = rule('approve', { form: 'decision', decides: 'side', roles: ['manager'], guards: ['notOwnSide'], marks: ['side-agreed'] });
  open.actions['side.return'] = rule('return', { form: 'decision', decides: 'side', roles: ['manager'] });
  open.actions['side.end'] = rule('move');
  const state = (label: string, on: StateFile['on'], tags?: readonly string[]): StateFile => ({ meta: { label: text(label) }, ...(tags && { tags }), on: { ...begin, ...on } });
  return {
    initial: 'none',
    meta: { label: text('Side') },
    states: {
      none: state('None', {}, ['rest']),
      write: state('Writing', { 'side.submit': { target: 'wait' } }),
      wait: state('Waiting', { 'side.approve': { target: 'plan' }, 'side.return': { target: 'write' } }),
      plan: state('Plan', { 'side.end': { target: 'none' } }),
    },
  };
}

function way(open: Open, state: string, type: string, to: TransitionFile, action: ActionRule): void {
  const on = (open.states[state] ??= {});
  const before = on[type] ?? [];
  if (!before.some(({ target, guard }) => target === to.target && guard === to.guard)) on[type] = [...before, to];
  open.actions[type] = action;
}

function statesOf({ states }: Open, stage: string): { readonly [state: string]: StateFile } {
  return Object.fromEntries(Object.entries(states).map(([name, on]) => [name, { tags: [stage], meta: { label: text(name) }, on: Object.fromEntries(Object.entries(on).map(([type, ways]) => [type, ways.length === 1 ? (ways[0] as TransitionFile) : ways])) }]));
}

function usedGuards({ guards, actions }: Open, states: unknown): Open['guards'] {
  const named = JSON.stringify([states, actions]);
  return Object.fromEntries(Object.entries(guards).filter(([name]) => named.includes(`"${name}"`)));
}

function form(id: string, kind: ResolvedForm['kind']): ResolvedForm {
  const schema = { type: 'object', properties: { wanted: { type: 'boolean' } }, required: [], unevaluatedProperties: false };
  return { id, version: '1.0.0', ref: `${id}@1.0.0+${AUTHORITY}.0`, digest: id, title: text(id), purpose: text(id), kind, schema, uiSchema: {}, sections: [{ id: 'all', title: text('All'), questions: ['wanted'] }], questions: { wanted: { id: 'wanted', label: text('Wanted?'), kind: 'yesNo', required: false } } };
}

/** The pack of a plan, as an authority takes it. */
export function baseOf(workflow: ResolvedWorkflow): NationalBase {
  const forms = [form('decision', 'decision'), form('minutes', 'record'), ...[...new Set(Object.values(workflow.actions).flatMap(({ decides }) => decides ?? []))].map((id) => form(id, 'record'))];
  const marks = [...new Set(Object.values(workflow.actions).flatMap((one) => one.marks ?? []))].map((id) => ({ id, label: text(id) }));
  const content: PublicationContent = {
    authority: { id: AUTHORITY, name: text('Testshire'), shape: text('Invented'), pack: 'test', jurisdiction: 'england', languages: ['en'], calendar: 'none', teams: [] },
    workflows: { [workflow.id]: workflow },
    forms: Object.fromEntries(forms.map((one) => [one.id, one])),
    ...{ roles, marks, clocks: [], calendars: [], dimensions: { domains: [], dimensions: [], source: text('none') as never }, access: { rows: [] } },
  };
  return { authority: AUTHORITY, content, shelf: { block: () => undefined, codes: () => undefined, dimensions: undefined } as never, codeLists: [], blocks: [], dataItems: [] };
}

/** Plans whose pathway has no fault of its own. */
export const pathways: fc.Arbitrary<ResolvedWorkflow> = plans.map(pathwayOf).filter((workflow) => checkWorkflow(workflow).length === 0);
