import type { ActionRule, FormMigrationFile, ResolvedForm, ResolvedWorkflow, StateFile, WorkflowMigrationFile } from '#definitions';
import type { CaseRules } from '../types.ts';
import { forms, testForm, workflow } from './family-support.ts';
import { rules } from './story.ts';

/** The invented workflow in its next version: a state, an action, a form and a question of other names, and a region that is new. */
const words = { type: 'string', minLength: 1 } as const;
const as = (form: ResolvedForm, version: string): ResolvedForm => ({ ...form, version, ref: `${form.id}@${version}+testshire.0`, digest: `${form.digest} ${version}` });
const wants = as(testForm('wants', { story: words, outcome: { enum: ['plan', 'nothing'] }, metOn: words }, ['story', 'outcome']), '2.0.0');

export const formMigrations: readonly FormMigrationFile[] = [
  { form: 'wants', from: '1.0.0', to: '2.0.0', moves: [{ question: 'summary', to: 'story' }, { question: 'seenOn', to: 'metOn' }] },
];
export const workflowMigrations: readonly WorkflowMigrationFile[] = [
  {
    workflow: 'family-support', from: '1.0.0', to: '2.0.0',
    states: { 'need.assessing.awaiting': 'need.assessing.deciding' }, actions: { 'needs.submit': 'wants.send', 'needs.approve': 'wants.approve', 'needs.return': 'wants.return' }, forms: { needs: 'wants' },
  },
];

/** A workflow with its states changed; the names of actions and forms are put right everywhere. */
export function changedWorkflow(digest: string, change: (states: { [region: string]: StateFile }) => void, more: Partial<ResolvedWorkflow> = {}): ResolvedWorkflow {
  const copy = structuredClone(workflow) as ResolvedWorkflow & { readonly machine: { readonly states: { [region: string]: StateFile } } };
  change(copy.machine.states);
  return { ...copy, version: '2.0.0', digest, ...more };
}

function renamed(): ResolvedWorkflow {
  const text = JSON.stringify(workflow)
    .replaceAll('"needs.submit"', '"wants.send"').replaceAll('"needs.approve"', '"wants.approve"').replaceAll('"needs.return"', '"wants.return"')
    .replaceAll('"awaiting":{"meta":{"label":{"en":"Needs', '"deciding":{"meta":{"label":{"en":"Needs')
    .replaceAll('"wants.send":{"target":"awaiting"}', '"wants.send":{"target":"deciding"}')
    .replaceAll('"form":"needs"', '"form":"wants"').replaceAll('"decides":"needs"', '"decides":"wants"').replaceAll('"needs":{"type"', '"wants":{"type"').replaceAll('"required":["needs"]', '"required":["wants"]')
    .replaceAll('"happenedOn":"seenOn"', '"happenedOn":"metOn"');
  const next = JSON.parse(text) as ResolvedWorkflow;
  const feedback: StateFile = { initial: 'none', meta: { label: { en: 'Feedback' } }, states: { none: { tags: ['rest'], meta: { label: { en: 'Not asked' } }, on: { 'feedback.ask': { target: 'asked' } } }, asked: { meta: { label: { en: 'Asked' } } } } };
  const ask: ActionRule = { does: 'begin', label: { en: 'Ask the family' }, history: { en: '{actor} asked the family' }, roles: ['worker', 'manager'] };
  return { ...next, version: '2.0.0', digest: 'workflow-next', machine: { ...next.machine, states: { ...next.machine.states, feedback } }, actions: { ...next.actions, 'feedback.ask': ask } };
}

const all: { readonly [id: string]: ResolvedForm } = { ...forms, wants };
const { needs: _renamed, ...others } = forms;
const form = (idOrRef: string): ResolvedForm | undefined => all[idOrRef.split('@')[0] ?? ''];
const migrations = { forms: formMigrations, workflows: workflowMigrations };

/** The rules of the first publication, once the second is there, and those of the second. */
export const firstRules: CaseRules = { ...rules, form, forms, migrations };
export const nextRules: CaseRules = { ...rules, publication: 'testshire-2', workflow: renamed(), form, forms: { ...others, wants }, migrations };

/** The rules of a third publication with that workflow. */
export function rulesWith(workflow_: ResolvedWorkflow, states: WorkflowMigrationFile['states'] = {}, more: Partial<WorkflowMigrationFile> = {}): CaseRules {
  const file = { workflow: workflow_.id, from: '1.0.0', to: '2.0.0', states, ...more };
  return { ...rules, publication: 'testshire-3', workflow: workflow_, forms, migrations: { forms: [], workflows: [file] } };
}
