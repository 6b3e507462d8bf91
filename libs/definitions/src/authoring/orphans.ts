import { questionsRead } from '../check/condition-walk.ts';
import type { FormOperation, FormOverlayFile, JsonSchema, OverlayFile, QuestionFile, ResolvedForm, ResolvedWorkflow, WorkflowOperation, WorkflowOverlayFile } from '../types.ts';
import type { NationalParts } from './national-fate.ts';
import { withOperations } from './overlay-edit.ts';

/**
 * An overlay without what speaks of things that are not there: an operation on a question that was taken out, a neighbour or a
 * condition that was. Repeats until nothing changes, since what is taken out may have been spoken of too.
 */
export function withoutOrphans<Overlay extends OverlayFile>(overlay: Overlay, { forms, workflows }: NationalParts): Overlay {
  const form = 'form' in overlay ? forms[overlay.form] : undefined;
  const workflow = 'workflow' in overlay ? workflows[overlay.workflow] : undefined;
  if (!form && !workflow) return withOperations(overlay, []);
  const tidied = form ? tidiedForm(overlay as FormOverlayFile, form) : tidiedWorkflow(overlay as WorkflowOverlayFile, workflow!);
  const isSame = tidied.length === overlay.operations.length && tidied.every((one, index) => one === overlay.operations[index]);
  return isSame ? overlay : withoutOrphans(withOperations(overlay, tidied), { forms, workflows, roles: [], clocks: [] });
}

function tidiedForm({ operations }: FormOverlayFile, form: ResolvedForm): readonly FormOperation[] {
  const added = new Set(operations.flatMap((one) => (one.does === 'addQuestion' ? [one.id] : [])));
  const prefixes = operations.flatMap((one) => (one.does === 'addBlock' ? [one.prefix] : []));
  const isAsked = (id: string) => form.questions[id] !== undefined || added.has(id) || prefixes.some((prefix) => id.startsWith(prefix));
  const sections = new Set([...form.sections.map(({ id }) => id), ...operations.flatMap((one) => (one.does === 'addSection' ? [one.id] : []))]);
  return operations.flatMap((one): readonly FormOperation[] => {
    if ('question' in one && typeof one.question === 'string' && !isAsked(one.question)) return [];
    if ('target' in one && ((one.target.question !== undefined && !isAsked(one.target.question)) || (one.target.section !== undefined && !sections.has(one.target.section)))) return [];
    if ('section' in one && !sections.has(one.section)) return [];
    if (one.does === 'requireWhen' && !reads(one.when, isAsked)) return [];
    const isNeighbour = one.does === 'addSection' || one.does === 'moveSection' ? (id: string) => sections.has(id) : isAsked;
    return [soundConditions(soundNeighbour(one, isNeighbour), isAsked)];
  });
}

function soundNeighbour(operation: FormOperation, isThere: (id: string) => boolean): FormOperation {
  if (!('after' in operation) || operation.after === undefined || isThere(operation.after)) return operation;
  const { after: _gone, ...rest } = operation;
  return rest;
}

function soundConditions(operation: FormOperation, isAsked: (id: string) => boolean): FormOperation {
  if (operation.does !== 'addQuestion') return operation;
  const { showWhen, requireWhen, ...rest } = operation.question;
  const unsound = [showWhen, requireWhen].some((condition) => condition && !reads(condition, isAsked));
  if (!unsound) return operation;
  const question: QuestionFile = { ...rest, ...(showWhen && reads(showWhen, isAsked) && { showWhen }), ...(requireWhen && reads(requireWhen, isAsked) && { requireWhen }) };
  return { ...operation, question };
}

function reads(condition: JsonSchema, isAsked: (id: string) => boolean): boolean {
  return [...questionsRead(condition)].every(isAsked);
}

function tidiedWorkflow({ operations }: WorkflowOverlayFile, workflow: ResolvedWorkflow): readonly WorkflowOperation[] {
  const own = operations.flatMap((one) => (one.does === 'addStep' ? [one.next.type] : one.does === 'addTransition' ? [one.type] : one.does === 'insertApproval' ? [`${one.id}.approve`, `${one.id}.return`] : []));
  const guards = new Set([...Object.keys(workflow.guards), ...operations.flatMap((one) => (one.does === 'addGuard' ? [one.name] : []))]);
  const isAction = (type: string) => workflow.actions[type] !== undefined || own.includes(type);
  return operations.flatMap((one): readonly WorkflowOperation[] => {
    if ((one.does === 'addGuard' || one.does === 'narrowRoles') && one.action !== undefined && !isAction(one.action)) return [];
    if ('target' in one && ((one.target.action !== undefined && !isAction(one.target.action)) || (one.target.guard !== undefined && !guards.has(one.target.guard)))) return [];
    if (one.does === 'addTransition' && one.guard !== undefined && !guards.has(one.guard)) return [];
    if (one.does === 'insertApproval' && one.onlyWhen !== undefined && !guards.has(one.onlyWhen)) {
      const { onlyWhen: _gone, ...rest } = one;
      return [rest];
    }
    return [one];
  });
}
