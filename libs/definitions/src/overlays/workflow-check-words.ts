import { finding } from '../check/finding.ts';
import type { Finding, WorkflowTextTarget } from '../types.ts';
import type { WorkflowCheck } from './workflow-check-context.ts';
import { checkText, placeIn } from './workflow-check-context.ts';
import type { PlacedOperation } from './workflow-order.ts';
import { workflowOperationKey } from './workflow-order.ts';
import { textAt } from './workflow-words.ts';

/** What is wrong with other words. */
export function checkRelabel(check: WorkflowCheck, { index, operation }: PlacedOperation<'relabel'>): readonly Finding[] {
  const { target, text } = operation;
  const unknown = checkTarget(check, index, target);
  const translated = check.operations.some((one) => one.does === 'translate' && workflowOperationKey(one) === workflowOperationKey({ does: 'translate', target, cy: '' }));
  return [
    ...unknown,
    ...checkText(check, placeIn(index, 'text'), translated ? { cy: 'beside', ...text } : text),
    ...(unknown.length ? [] : checkGaps(check, index, target, [['text', 'en', text.en], ['text', 'cy', text.cy]])),
  ];
}

/** What is wrong with Welsh of one's own. */
export function checkTranslation(check: WorkflowCheck, { index, operation: { target, cy } }: PlacedOperation<'translate'>): readonly Finding[] {
  const unknown = checkTarget(check, index, target);
  return [
    ...unknown,
    ...(cy.trim() === '' ? [finding(check.file, placeIn(index, 'cy'), 'text-missing', 'There is no Welsh here yet: write it, or take this away.')] : []),
    ...(unknown.length ? [] : checkGaps(check, index, target, [['cy', '', cy]])),
  ];
}

function checkTarget({ file, local }: WorkflowCheck, index: number, target: WorkflowTextTarget): readonly Finding[] {
  if (textAt(local, target)) return [];
  const { state, action, guard, part } = target;
  const names = [...(state === undefined ? [] : [`the state '${state}'`]), ...(action === undefined ? [] : [`the action '${action}'`]), ...(guard === undefined ? [] : [`the guard '${guard}'`])];
  const what = names.length > 1 ? `'${names.join(' and ')}' are two things: name one of them.` : `There is no ${part} of ${names[0] ?? 'the workflow'}.`;
  return [finding(file, placeIn(index, 'target'), 'target-unknown', what)];
}

/** What is filled in, `{actor}`, stands in the new words as in the old. */
function checkGaps({ file, local }: WorkflowCheck, index: number, target: WorkflowTextTarget, said: readonly (readonly [string, string, string | undefined])[]): readonly Finding[] {
  const gaps = gapsIn(target.part === 'history' ? '{actor}' : (textAt(local, target)?.en ?? ''));
  return said.flatMap(([key, language, words]) => {
    if (words === undefined || words.trim() === '' || gapsIn(words) === gaps) return [];
    const at = placeIn(index, ...[key, language].filter((one) => one !== ''));
    return [finding(file, at, 'words-gaps', gaps === '' ? 'Nothing is filled in here: take out what stands in braces.' : `${gaps} is filled in here: let it stand in these words too.`)];
  });
}

function gapsIn(words: string): string {
  return [...new Set(words.match(/\{[^}]*\}/g) ?? [])].sort().join(' ');
}
