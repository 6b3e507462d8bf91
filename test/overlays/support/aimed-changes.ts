import type { FormOverlayFile, NationalBase, Overlays, ResolvedForm, WorkflowOverlayFile } from '#definitions';
import { PASSING_ROLE } from './made-up-overlays.ts';
import type { PackEditor } from './new-pack.ts';
import { addNational, limitNational, moveNational, optionsNational, removeNational, requireNational } from './new-pack.ts';

/** Changes of a pack that meet what an authority changed: each kind of its operations is met where it can be. */
export function aimAtForm(pack: PackEditor, base: NationalBase, { form: id, operations }: FormOverlayFile): void {
  const form = base.content.forms[id]!;
  const touched = new Set<string>();
  const next = <Op extends FormOverlayFile['operations'][number]['does']>(does: Op, fits: (one: Extract<FormOverlayFile['operations'][number], { does: Op }>) => boolean) => {
    const found = operations.find((one): one is Extract<FormOverlayFile['operations'][number], { does: Op }> => one.does === does && fits(one as never) && !touched.has(about(one)));
    if (found) touched.add(about(found));
    return found;
  };
  const national = (question: string | undefined) => question !== undefined && form.questions[question] !== undefined;
  const reworded = next('relabel', ({ target }) => national(target.question) && target.part === 'label' && target.option === undefined);
  if (reworded) pack.form(id, `rewords “${reworded.target.question}”`, (now) => void (now.questions[reworded.target.question!]!.label = { en: 'What the pack asks now', cy: 'Yr hyn a ofynnir bellach' }));
  const hidden = next('hideOptional', ({ question }) => national(question));
  if (hidden) pack.form(id, `requires “${hidden.question}”`, (now) => requireNational(now, hidden.question));
  const gone = next('hideOptional', ({ question }) => national(question) && !isRead(form, question));
  if (gone) pack.form(id, `takes out “${gone.question}”`, (now) => removeNational(now, gone.question));
  const required = next('require', ({ question }) => national(question));
  if (required) pack.form(id, `requires “${required.question}”`, (now) => requireNational(now, required.question));
  const narrowed = next('narrow', ({ question, schema }) => national(question) && schema['maxLength'] !== undefined);
  if (narrowed) pack.form(id, `limits “${narrowed.question}” as we do`, (now) => limitNational(now, narrowed.question, { maxLength: narrowed.schema['maxLength']! }));
  const moved = next('move', ({ question }) => national(question));
  if (moved) pack.form(id, `moves “${moved.question}”`, (now) => moveNational(now, moved.question, now.sections.find((section) => section.id !== moved.section && !section.questions.includes(moved.question))!.id));
  const beside = next('addQuestion', ({ after }) => national(after) && !isRead(form, after!) && !operations.some((one) => 'question' in one && one.question === after));
  if (beside) pack.form(id, `takes out “${beside.after}”`, (now) => removeNational(now, beside.after!));
  const option = next('addOption', ({ question }) => national(question));
  if (option) pack.form(id, `retires the answer “${option.parent}” to “${option.question}”`, (now) => optionsNational(now, option.question, (form.questions[option.question]!.options ?? []).filter(({ code }) => code !== option.parent)));
}

function about(operation: FormOverlayFile['operations'][number]): string {
  return 'target' in operation ? (operation.target.question ?? '') : 'question' in operation && typeof operation.question === 'string' ? operation.question : JSON.stringify(operation);
}

function isRead({ questions, waits }: ResolvedForm, id: string): boolean {
  return JSON.stringify([Object.values(questions).map(({ showWhen, requireWhen }) => [showWhen, requireWhen]), waits]).includes(`"${id}"`);
}

/** Changes of a form that meet nobody's: a pack goes on by itself. */
export function goOn(pack: PackEditor, base: NationalBase, id: string): void {
  const form = base.content.forms[id]!;
  const choice = Object.values(form.questions).find(({ kind, options }) => kind === 'choice' && (options?.length ?? 0) > 2);
  pack.form(id, 'asks something new', (now) => addNational(now, now.sections[0]!.id, 'newlyAsked', { en: 'What has changed since the last visit?', cy: 'Beth sydd wedi newid ers yr ymweliad diwethaf?' }));
  pack.form(id, 'requires something new', (now) => addNational(now, now.sections.at(-1)!.id, 'newlyRequired', { en: 'What would help most?', cy: 'Beth fyddai’n helpu fwyaf?' }, true));
  pack.form(id, 'has a new section', (now) => {
    now.sections.push({ id: 'newSection', title: { en: 'A new section', cy: 'Adran newydd' }, questions: [] });
    addNational(now, 'newSection', 'newlySaid', { en: 'What the family would say of this', cy: 'Yr hyn y byddai’r teulu’n ei ddweud' });
  });
  if (choice) pack.form(id, `adds an answer to “${choice.id}”`, (now) => optionsNational(now, choice.id, [...choice.options!, { code: 'newly', label: { en: 'Newly added', cy: 'Newydd' } }]));
}

/** Changes of a workflow and its limits that meet what an authority changed. */
export function aimAtWorkflow(pack: PackEditor, base: NationalBase, { workflow: id, operations }: WorkflowOverlayFile): void {
  const workflow = base.content.workflows[id]!;
  const approval = operations.find((one) => one.does === 'insertApproval');
  if (approval) {
    const first = workflow.actions[approval.after]!;
    pack.workflow(id, `has a second approval after “${approval.after}”`, (now) => {
      now.actions[`${approval.after.split('.')[0]}.confirm`] = { ...structuredClone(first), label: { en: 'Confirm what was approved', cy: 'Cadarnhau' } } as never;
      if (first.available === undefined) for (const region of Object.values(now.machine.states)) confirmIn(region as never, approval.after);
    });
  }
  const reworded = operations.find((one) => one.does === 'relabel' && one.target.action !== undefined);
  const action = (reworded?.does === 'relabel' ? reworded.target.action : undefined) ?? Object.keys(workflow.actions)[0]!;
  pack.workflow(id, `rewords the button “${action}”`, (now) => void (now.actions[action]!.label = { en: 'Go on nationally', cy: 'Ymlaen' }));
  const narrowed = operations.find((one) => one.does === 'narrowRoles');
  if (narrowed?.does === 'narrowRoles') pack.workflow(id, `leaves “${narrowed.action}” to those to whom we leave it`, (now) => void (now.actions[narrowed.action]!.roles = [...narrowed.roles]));
  if (base.content.roles.includes(PASSING_ROLE)) pack.dropRole(PASSING_ROLE.id);
  const region = Object.keys(workflow.machine.states)[0]!;
  pack.workflow(id, 'has a new state', (now) => {
    (now.machine.states[region]!.states as { [state: string]: object })['newlyWaiting'] = { meta: { label: { en: 'Waiting for something new', cy: 'Yn aros' } } };
  });
  const limit = operations.find((one) => one.does === 'tightenLimit');
  const clock = base.content.clocks.find(({ id: one }) => one === (limit?.does === 'tightenLimit' ? limit.clock : undefined)) ?? base.content.clocks[0]!;
  pack.clock(clock.id, 'is shortened', limit?.does === 'tightenLimit' ? limit.amount : Math.max(1, clock.amount - 1));
}

type Loose = { states?: { [state: string]: Loose }; on?: { [action: string]: unknown } };

function confirmIn(state: Loose, approve: string): void {
  if (state.on?.[approve] !== undefined) state.on[`${approve.split('.')[0]}.confirm`] = structuredClone(state.on[approve]);
  for (const inner of Object.values(state.states ?? {})) confirmIn(inner, approve);
}

/** A next version of a pack, with at least ten changes, most of which meet these overlays. */
export function meet(pack: PackEditor, base: NationalBase, overlays: Overlays, more: readonly string[]): void {
  for (const overlay of Object.values(overlays.forms)) aimAtForm(pack, base, overlay);
  for (const id of more) goOn(pack, base, id);
  for (const overlay of Object.values(overlays.workflows)) aimAtWorkflow(pack, base, overlay);
}
