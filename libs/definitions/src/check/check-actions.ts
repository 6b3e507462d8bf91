import type { ActionDoes, ActionRule, Finding, JsonSchema, WorkflowFile } from '../types.ts';
import type { FactNames } from './check-facts.ts';
import { checkFacts } from './check-facts.ts';
import { parts } from './check-guards.ts';
import { didYouMean, finding, unknownNames } from './finding.ts';
import { statesOf } from './machine-states.ts';

/** What each kind of doing needs of its rule. */
const NEEDS: { readonly [does in ActionDoes]: { readonly form?: true; readonly decides?: true; readonly available?: true; readonly asks?: readonly string[] } } = {
  open: {},
  submit: { form: true },
  approve: { form: true, decides: true },
  return: { form: true, decides: true },
  note: { form: true, available: true },
  assign: { form: true, available: true, asks: ['worker', 'team', 'manager'] },
  explain: { form: true, available: true, asks: ['clock', 'instance', 'reason'] },
  begin: {},
  move: {},
  reopen: {},
  accept: { decides: true },
  acknowledge: { available: true },
  correct: { form: true, available: true, asks: ['corrects', 'correctDate', 'reason'] },
};

/** The questions that an action of this kind reads from its form. */
export function asksOf(does: ActionDoes): readonly string[] {
  return NEEDS[does].asks ?? [];
}

/** Faults of the action rules. */
export function checkActions(path: string, workflow: WorkflowFile, roles: readonly string[] | undefined, facts: FactNames): readonly Finding[] {
  const opening = Object.values(workflow.actions).filter(({ does }) => does === 'open').length;
  return [
    ...(opening === 1 ? [] : [finding(path, ['actions'], 'opening', `A case is opened by one action that does open; here ${opening === 0 ? 'is none' : `are ${opening}`}.`)]),
    ...Object.entries(workflow.actions).flatMap(([type, rule]) => [
      ...checkNames(path, workflow, type, rule, roles, facts),
      ...checkShape(path, type, rule, facts),
      ...checkOwnWork(path, workflow, type, rule),
      ...(rule.marksWhen ?? []).flatMap(({ when }, index) => checkWhen(path, workflow, ['actions', type, 'marksWhen', index, 'when'], when, facts)),
    ]),
  ];
}

function checkWhen(path: string, { guards }: WorkflowFile, at: readonly (string | number)[], when: JsonSchema | string, facts: FactNames): readonly Finding[] {
  return typeof when === 'string' ? unknownNames(path, [{ name: when, at }], Object.keys(guards ?? {}), 'guard-unknown', 'guard') : checkFacts(path, at, when, facts);
}

function checkNames(path: string, workflow: WorkflowFile, type: string, rule: ActionRule, roles: readonly string[] | undefined, facts: FactNames): readonly Finding[] {
  const at = ['actions', type];
  const marks = [...(rule.marks ?? []).map((name, index) => ({ name, at: [...at, 'marks', index] })), ...(rule.marksWhen ?? []).map(({ mark }, index) => ({ name: mark, at: [...at, 'marksWhen', index, 'mark'] }))];
  const forms = [...(rule.form === undefined ? [] : [{ name: rule.form, at: [...at, 'form'] }]), ...(rule.decides === undefined ? [] : [{ name: rule.decides, at: [...at, 'decides'] }])];
  const states = typeof rule.available === 'object' ? [{ name: rule.available.in, at: [...at, 'available', 'in'] }] : [];
  return [
    ...unknownNames(path, rule.roles.map((name, index) => ({ name, at: [...at, 'roles', index] })), roles, 'role-unknown', 'role'),
    ...unknownNames(path, marks, facts.marks, 'mark-unknown', 'mark'),
    ...unknownNames(path, forms, facts.forms, 'form-unknown', 'form'),
    ...unknownNames(path, (rule.guards ?? []).map((name, index) => ({ name, at: [...at, 'guards', index] })), Object.keys(workflow.guards ?? {}), 'guard-unknown', 'guard'),
    ...unknownNames(path, states, statesOf(workflow.machine).map((state) => state.path), 'state-unknown', 'state'),
    ...happenedOn(path, at, rule, facts),
    ...decidesNothing(path, workflow, at, rule),
  ];
}

function happenedOn(path: string, at: readonly string[], { form, happenedOn: question }: ActionRule, facts: FactNames): readonly Finding[] {
  if (question === undefined) return [];
  const place = [...at, 'happenedOn'];
  if (form === undefined) return [finding(path, place, 'action-shape', 'happenedOn is a question of the action’s form, and this action has none: take it out.')];
  const expanded = facts.form(form);
  if (!expanded) return [];
  const questions = Object.keys(expanded.properties);
  if (!questions.includes(question)) return [finding(path, place, 'question-unknown', `The form '${form}' has no question '${question}'.${didYouMean(question, questions)}`)];
  const format = expanded.properties[question]?.['format'];
  return format === 'date' || format === 'date-time' ? [] : [finding(path, place, 'happened-on', `'${question}' of '${form}' is not a date: name one that is.`)];
}

function decidesNothing(path: string, { actions }: WorkflowFile, at: readonly string[], { decides }: ActionRule): readonly Finding[] {
  if (decides === undefined || Object.values(actions).some((rule) => rule.does === 'submit' && rule.form === decides)) return [];
  return [finding(path, [...at, 'decides'], 'decides-nothing', `No action hands in '${decides}', so there is never anything to decide: add one that does submit.`)];
}

function checkShape(path: string, type: string, rule: ActionRule, facts: FactNames): readonly Finding[] {
  const needs = NEEDS[rule.does];
  const at = ['actions', type];
  const fault = (message: string, key?: string) => finding(path, key === undefined ? at : [...at, key], 'action-shape', message);
  const asked = rule.form === undefined ? undefined : facts.form(rule.form);
  const missing = asked ? (needs.asks ?? []).filter((question) => !(question in asked.properties)) : [];
  return [
    ...(needs.form && rule.form === undefined ? [fault(`An action that does ${rule.does} needs a form: add form.`)] : []),
    ...(needs.decides && rule.decides === undefined ? [fault(`An action that does ${rule.does} decides a form: add decides.`)] : []),
    ...(!needs.decides && rule.decides !== undefined ? [fault(`An action that does ${rule.does} decides nothing: take decides out.`, 'decides')] : []),
    ...(needs.available && rule.available === undefined ? [fault(`An action that does ${rule.does} moves nothing: say where it is available.`)] : []),
    ...(rule.again && rule.does !== 'note' ? [fault(`Only a note is written on: take again out, or let it do note.`, 'again')] : []),
    ...missing.map((question) => fault(`An action that does ${rule.does} reads '${question}', and the form '${rule.form ?? ''}' does not ask it: add the question, or name another form.`, 'form')),
  ];
}

/** Nobody approves her own work: every approval carries the guard for the form that it decides. */
function checkOwnWork(path: string, workflow: WorkflowFile, type: string, rule: ActionRule): readonly Finding[] {
  const { decides } = rule;
  if ((rule.does !== 'approve' && rule.does !== 'accept') || decides === undefined) return [];
  if ((rule.guards ?? []).some((name) => keepsOwnWork(workflow, name, decides, rule.does))) return [];
  return [finding(path, ['actions', type], 'own-work', `Whoever wrote '${decides}' could approve it here: add to guards one of type actorDidNotContribute with form '${decides}'.`)];
}

/** Who accepts in the name of the team that was asked is another than who asked. */
function keepsOwnWork(workflow: WorkflowFile, name: string, form: string, does: ActionDoes, depth = 0): boolean {
  const guard = workflow.guards?.[name];
  // What may be passed over with a reason keeps nobody from her own work.
  if (!guard || depth > 10 || guard.exception === true) return false;
  if (guard.type === 'actorDidNotContribute') return guard.params?.['form'] === form;
  if (does === 'accept' && guard.type === 'actorInNamedTeam') return guard.params?.['form'] === form;
  return guard.type === 'all' && parts(guard).some((part) => keepsOwnWork(workflow, part, form, does, depth + 1));
}
