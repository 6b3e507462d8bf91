import type { FormOperation, TextTarget, WorkflowOperation, WorkflowTextTarget } from '../types.ts';

export type Operation = FormOperation | WorkflowOperation;
export type Target = TextTarget & WorkflowTextTarget;

/**
 * What an operation is about, as one word: two operations of the same key cannot both be in an overlay. Two authors who
 * changed operations of different keys did not meet.
 */
export function operationKey(operation: Operation): string {
  return [operation.does, ...about(operation)].join(' ');
}

function about(operation: Operation): readonly string[] {
  switch (operation.does) {
    case 'addSection':
    case 'addQuestion':
    case 'insertApproval':
      return [operation.id];
    case 'addBlock':
      return [operation.prefix, operation.block, ...Object.values(operation.with ?? {})];
    case 'addOption':
      return [operation.question, operation.code];
    case 'relabel':
    case 'translate':
      return [targetKey(operation.target)];
    case 'moveSection':
      return [operation.section];
    case 'move':
    case 'require':
    case 'requireWhen':
    case 'narrow':
    case 'hideOptional':
    case 'retire':
      return [operation.question];
    case 'addRole':
      return [operation.role.id];
    case 'addStep':
      return [operation.state.id];
    case 'addTransition':
      return [operation.from, operation.type];
    case 'addGuard':
      return [...(operation.action === undefined ? [] : [operation.action]), operation.name];
    case 'narrowRoles':
      return [operation.action];
    case 'tightenLimit':
      return [operation.clock, operation.validFrom];
    default:
      return operation satisfies never;
  }
}

const PLACES = ['section', 'question', 'row', 'option', 'state', 'action', 'guard'] as const;

/** Where words stand, as one word: `question=seen hint`. */
export function targetKey(target: TextTarget | WorkflowTextTarget): string {
  const places: { readonly [place: string]: string | undefined } = { ...target };
  return [...PLACES.flatMap((place) => (places[place] === undefined ? [] : [`${place}=${places[place]}`])), target.part].join(' ');
}
