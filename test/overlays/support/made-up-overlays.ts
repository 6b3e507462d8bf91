import type { NationalBase, Overlays, ResolvedForm, ResolvedQuestion } from '#definitions';
import { checkOverlays } from '#definitions';
import type { FormOperation, FormOverlayFile, WorkflowOperation, WorkflowOverlayFile } from '#definitions';

/** A role that a pack has for one version only. */
export const PASSING_ROLE = { id: 'reviewer', label: { en: 'Independent reviewer', cy: 'Adolygydd annibynnol' }, access: 'casework', supervises: true } as const;

/** The pack with that role. */
export function withPassingRole(base: NationalBase): NationalBase {
  return { ...base, content: { ...base.content, roles: [...base.content.roles, PASSING_ROLE] } };
}

const both = (en: string) => ({ en, cy: `${en} (Cymraeg)` });

/** Overlays with every kind of operation, several of each, on one form and one workflow of a pack; what the pack does not admit is left out. */
export function madeUpOverlays(base: NationalBase, formId: string, workflowId: string): Overlays {
  const form = base.content.forms[formId]!;
  const workflow = base.content.workflows[workflowId]!;
  const forms = { form: formId, base: form.version, version: 3, operations: formOperations(form, base.authority) };
  const workflows = { workflow: workflowId, base: workflow.version, version: 2, operations: workflowOperations(base, workflowId) };
  return { forms: { [formId]: sound(base, forms) }, workflows: { [workflowId]: sound(base, workflows) } };
}

/** Without the operations that have a finding, until none has. */
function sound<Overlay extends FormOverlayFile | WorkflowOverlayFile>(base: NationalBase, overlay: Overlay): Overlay {
  const overlays = 'form' in overlay ? { forms: { [overlay.form]: overlay }, workflows: {} } : { forms: {}, workflows: { [overlay.workflow]: overlay } };
  const faulty = new Set(checkOverlays(base, overlays as Overlays).flatMap(({ path }) => /^\/operations\/(\d+)/.exec(path)?.[1] ?? []));
  if (faulty.size === 0) return overlay;
  return sound(base, { ...overlay, operations: overlay.operations.filter((_, index) => !faulty.has(String(index))) } as Overlay);
}

function formOperations(form: ResolvedForm, authority: string): readonly FormOperation[] {
  const questions = form.sections.flatMap((section) => section.questions.map((id) => ({ section: section.id, question: form.questions[id]! })));
  const of = (...kinds: readonly ResolvedQuestion['kind'][]) => questions.filter(({ question }) => kinds.includes(question.kind));
  const texts = of('narrative');
  const choices = of('choice', 'choices');
  const own = `${authority}.extra`;
  const [first, second] = form.sections;
  return [
    { does: 'addSection', id: `${authority}.thresholds`, title: both('Thresholds'), after: first!.id },
    { does: 'addQuestion', id: own, section: second!.id, after: second!.questions[0]!, schema: { type: 'boolean' }, question: { label: both('Was an interpreter needed?') } },
    { does: 'addQuestion', id: `${authority}.which`, section: second!.id, after: own, schema: { type: 'string', maxLength: 200 }, question: { label: both('Which language was it?'), showWhen: { type: 'object', properties: { [own]: { const: true } }, required: [own] } } },
    { does: 'addQuestion', id: `${authority}.level`, section: `${authority}.thresholds`, schema: { type: 'string', enum: ['one', 'two'] }, question: { label: both('Which level of need is this?'), options: { one: both('One'), two: both('Two') } }, required: true },
    ...choices.slice(0, 3).map(({ section, question }, index): FormOperation => ({ does: 'addQuestion', id: `${authority}.more-${index}`, section, after: question.id, schema: { type: 'string', maxLength: 4000 }, question: { label: both(`What more is to be said of ${index}?`), showWhen: { type: 'object', properties: { [question.id]: { const: question.options?.at(-1)?.code ?? '' } }, required: [question.id] } } })),
    ...texts.slice(13, 16).map(({ section, question }, index): FormOperation => ({ does: 'addQuestion', id: `${authority}.beside-${index}`, section, after: question.id, schema: { type: 'string', maxLength: 4000 }, question: { label: both(`What did the neighbours say of ${index}?`) } })),
    ...choices.slice(0, 4).map(({ question }): FormOperation => ({ does: 'addOption', question: question.id, code: `${authority}-own`, label: both('Another of ours'), parent: question.options?.at(-1)?.code ?? '' })),
    ...texts.slice(0, 4).map(({ question }): FormOperation => ({ does: 'relabel', target: { question: question.id, part: 'label' }, text: both(`In ${authority}: ${question.label.en}`) })),
    ...questions.slice(-3).map(({ question }): FormOperation => ({ does: 'translate', target: { question: question.id, part: 'label' }, cy: `${question.label.cy ?? question.label.en} yma` })),
    ...texts.slice(4, 7).map(({ question }): FormOperation => ({ does: 'move', question: question.id, section: first!.id })),
    { does: 'moveSection', section: form.sections.at(-2)!.id },
    ...questions.filter(({ question }) => !question.required).slice(0, 12).map(({ question }): FormOperation => ({ does: 'require', question: question.id })),
    ...texts.slice(7, 12).map(({ question }): FormOperation => ({ does: 'requireWhen', question: question.id, when: { type: 'object', properties: { [own]: { const: true } }, required: [own] } })),
    ...texts.slice(0, 6).map(({ question }): FormOperation => ({ does: 'narrow', question: question.id, schema: { maxLength: 5000 } })),
    ...questions.filter(({ question }) => !question.required).slice(12, 30).map(({ question }): FormOperation => ({ does: 'hideOptional', question: question.id })),
  ];
}

function workflowOperations({ authority, content }: NationalBase, id: string): readonly WorkflowOperation[] {
  const { actions } = content.workflows[id]!;
  const approvals = Object.entries(actions).filter(([, rule]) => rule.does === 'approve');
  const several = Object.entries(actions).filter(([, rule]) => rule.roles.length > 1);
  const role = `${authority}-head`;
  const guard = { type: 'regionsAtRest', params: {}, sentence: both('Everything else must rest first.'), resolvedBy: ['manager'] } as const;
  return [
    { does: 'addRole', role: { id: role, label: both('Head of service'), access: 'casework', supervises: true } },
    ...approvals.slice(0, 4).map(([after], index): WorkflowOperation => ({ does: 'insertApproval', after, id: `${authority}-second${index}`, label: both(`Second approval ${index}`), roles: [role, PASSING_ROLE.id] })),
    ...several.slice(0, 3).map(([action, rule]): WorkflowOperation => ({ does: 'narrowRoles', action, roles: rule.roles.slice(0, 1) })),
    ...Object.keys(actions).slice(0, 4).map((action): WorkflowOperation => ({ does: 'relabel', target: { action, part: 'label' }, text: both(`In ${authority}: ${actions[action]!.label.en}`) })),
    ...Object.keys(actions).slice(4, 6).map((action, index): WorkflowOperation => ({ does: 'addGuard', action, name: `${authority}Rest${index}`, guard })),
    ...content.clocks.filter(({ amount, kind }) => amount > 2 && kind !== 'total').slice(0, 3).map(({ id: clock, amount }): WorkflowOperation => ({ does: 'tightenLimit', clock, amount: amount - 1, validFrom: '2027-01-01', legalSource: { text: 'Our own standard' } })),
  ];
}
