import type { ResolvedForm, ResolvedQuestion, ResolvedWorkflow, StateFile, Text, TextTarget, WorkflowTextTarget } from '../types.ts';

/** The words that stand at a place of a form; undefined where there are none, or no such place. */
export function textOfForm(form: ResolvedForm, target: TextTarget): Text | undefined {
  if (target.question !== undefined) return textOfQuestion(form.questions[target.question] ?? form.retired?.[target.question], target);
  if (target.section !== undefined) return pick(form.sections.find(({ id }) => id === target.section), target.part);
  return pick(form, target.part);
}

function textOfQuestion(question: ResolvedQuestion | undefined, target: TextTarget): Text | undefined {
  const one = target.row === undefined ? question : question?.row?.find(({ id }) => id === target.row);
  return target.option === undefined ? pick(one, target.part) : one?.options?.find(({ code }) => code === target.option)?.label;
}

/** The words that stand at a place of a workflow; undefined where there are none, or no such place. */
export function textOfWorkflow(workflow: ResolvedWorkflow, target: WorkflowTextTarget): Text | undefined {
  if (target.state !== undefined) return stateAt(workflow, target.state)?.meta?.label;
  if (target.action !== undefined) return pick(workflow.actions[target.action], target.part);
  if (target.guard !== undefined) return workflow.guards[target.guard]?.sentence;
  return pick(workflow, target.part);
}

/** The state at `<region>.<path>`, or the region itself. */
export function stateAt(workflow: Pick<ResolvedWorkflow, 'machine'>, path: string): StateFile | undefined {
  const [region = '', ...steps] = path.split('.');
  return steps.reduce<StateFile | undefined>((state, step) => state?.states?.[step], workflow.machine.states[region]);
}

function pick(from: object | undefined, part: string): Text | undefined {
  const found = (from as { readonly [part: string]: unknown } | undefined)?.[part];
  return typeof found === 'object' && found !== null && 'en' in found ? (found as Text) : undefined;
}

/** The words alone, as an author writes them, spaces at their ends and all: somebody may still be typing. A blank Welsh is none. */
export function words({ en, cy }: Text): Text {
  return { en, ...(cy !== undefined && cy.trim() !== '' && { cy }) };
}

/** True of two texts that say the same in both languages. */
export function sameText(one: Text | undefined, other: Text | undefined): boolean {
  return one?.en === other?.en && one?.cy === other?.cy;
}
