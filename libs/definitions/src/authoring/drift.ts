import type { ClockUnit, FormOperation, FormOverlayFile, PublicationContent, ResolvedForm, ResolvedWorkflow, Text, WorkflowOperation, WorkflowOverlayFile } from '../types.ts';
import type { FormNames } from './form-names.ts';
import { formNames } from './form-names.ts';
import { formSentence } from './form-sentences.ts';
import { nationalParts } from './national.ts';
import { textOfWorkflow } from './text-at.ts';
import { workflowNames } from './workflow-names.ts';
import { workflowSentence } from './workflow-sentences.ts';

/** In what way something differs from the pack. */
export type Drifted = 'ours' | 'reworded' | 'translated' | 'options' | 'moved' | 'tightened' | 'hidden' | 'retired' | 'approval' | 'step' | 'guarded' | 'narrowed';
/** One question, step or other thing that differs: what the pack says of it and what the authority does, and each difference in a sentence. */
export interface DriftLine {
  /** The id of the question, section, action, state, guard, role or clock; '' for the form or workflow itself. */
  readonly id: string;
  readonly what: readonly Drifted[];
  readonly national?: Text;
  readonly ours?: Text;
  readonly lines: readonly Text[];
}
export interface DriftedFile {
  readonly id: string;
  readonly title: Text;
  /** The version of the pack's that it is made for, and how often the authority changed it. */
  readonly base: string;
  readonly version: number;
  readonly counts: { readonly [what in Drifted]?: number };
  readonly lines: readonly DriftLine[];
}
export interface DriftedForm extends DriftedFile {
  /** What the pack asks, and what is asked here. */
  readonly questions: { readonly national: number; readonly here: number };
}
export interface DriftedClock {
  readonly id: string;
  readonly label: Text;
  readonly unit: ClockUnit;
  /** Absent where what is published does not tell. */
  readonly national?: number;
  readonly ours: number;
  readonly from: string;
}
/** How an authority differs from its pack. */
export interface DriftReport {
  readonly authority: string;
  readonly pack: string;
  readonly forms: readonly DriftedForm[];
  readonly workflows: readonly DriftedFile[];
  readonly clocks: readonly DriftedClock[];
  readonly counts: {
    /** Forms and workflows of the pack, and how many of each are changed. */
    readonly forms: { readonly all: number; readonly changed: number };
    readonly workflows: { readonly all: number; readonly changed: number };
    readonly questions: { readonly national: number; readonly here: number };
    readonly operations: number;
    readonly what: { readonly [what in Drifted]?: number };
  };
}

/**
 * The drift of a publication's content; an authority without changes of its own has none. `packClocks` are the limits of the pack, of
 * which a publication keeps only those that are still valid beside the authority's own.
 */
export function driftOf(content: PublicationContent, packClocks?: PublicationContent['clocks']): DriftReport {
  const national = nationalParts(content);
  const changed = content.overlays ?? { forms: {}, workflows: {} };
  const forms = Object.values(changed.forms).flatMap((overlay) => formDrift(overlay, national.forms[overlay.form], content.forms[overlay.form]) ?? []);
  const workflows = Object.values(changed.workflows).flatMap((overlay) => workflowDrift(overlay, national.workflows[overlay.workflow], content, packClocks ?? nationalClocks(overlay, content)) ?? []);
  const asked = (of: PublicationContent['forms']) => Object.values(of).reduce((sum, { questions }) => sum + Object.keys(questions).length, 0);
  return {
    authority: content.authority.id,
    pack: content.authority.pack,
    forms,
    workflows,
    clocks: Object.values(changed.workflows).flatMap((overlay) => clockDrift(overlay, content.clocks, packClocks ?? nationalClocks(overlay, content))),
    counts: {
      forms: { all: Object.keys(content.forms).length, changed: forms.length },
      workflows: { all: Object.keys(content.workflows).length, changed: workflows.length },
      questions: { national: asked(national.forms), here: asked(content.forms) },
      operations: [...Object.values(changed.forms), ...Object.values(changed.workflows)].reduce((sum, { operations }) => sum + operations.length, 0),
      what: counted([...forms, ...workflows].flatMap(({ lines }) => lines)),
    },
  };
}

function formDrift(overlay: FormOverlayFile, national: ResolvedForm | undefined, here: ResolvedForm | undefined): DriftedForm | undefined {
  if (!national || !here || overlay.operations.length === 0) return undefined;
  const names = formNames(national, [overlay]);
  const lines = grouped(overlay.operations, formTopic).map(([id, operations]): DriftLine => {
    const [before, now] = [wordsOf(national, id), wordsOf(here, id) ?? ownWords(id, operations, names)];
    return { id, what: unique(operations.map(formWhat)), ...(before && { national: before }), ...(now && { ours: now }), lines: operations.map((one) => formSentence(one, names)) };
  });
  const questions = { national: Object.keys(national.questions).length, here: Object.keys(here.questions).length };
  return { id: overlay.form, title: here.title, base: overlay.base, version: overlay.version, counts: counted(lines), lines: inFormOrder(lines, here), questions };
}

/** In the order of the page; what is not on it any more stands at the end. */
function inFormOrder(lines: readonly DriftLine[], form: ResolvedForm): readonly DriftLine[] {
  const order = ['', ...form.sections.flatMap(({ id, questions }) => [id, ...questions])];
  const place = ({ id }: DriftLine) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...lines].sort((a, b) => place(a) - place(b));
}

function wordsOf({ questions, sections, retired, title }: ResolvedForm, id: string): Text | undefined {
  if (id === '') return title;
  return questions[id]?.label ?? retired?.[id]?.label ?? sections.find((section) => section.id === id)?.title;
}

function ownWords(id: string, operations: readonly FormOperation[], names: FormNames): Text | undefined {
  return operations.some((one) => one.does === 'addQuestion') ? names.question(id) : undefined;
}

/** What an operation is about: a question or a section; '' for the form itself. */
function formTopic(operation: FormOperation): string {
  switch (operation.does) {
    case 'addSection':
    case 'addQuestion':
      return operation.id;
    case 'addBlock':
    case 'moveSection':
      return operation.section;
    case 'relabel':
    case 'translate':
      return operation.target.question ?? operation.target.section ?? '';
    case 'addOption':
    case 'move':
    case 'require':
    case 'requireWhen':
    case 'narrow':
    case 'hideOptional':
    case 'retire':
      return operation.question;
    default:
      return operation satisfies never;
  }
}

const FORM_WHAT: { readonly [does in FormOperation['does']]: Drifted } = {
  addSection: 'ours',
  addQuestion: 'ours',
  addBlock: 'ours',
  addOption: 'options',
  relabel: 'reworded',
  translate: 'translated',
  move: 'moved',
  moveSection: 'moved',
  require: 'tightened',
  requireWhen: 'tightened',
  narrow: 'tightened',
  hideOptional: 'hidden',
  retire: 'retired',
};
function formWhat({ does }: FormOperation): Drifted {
  return FORM_WHAT[does];
}

function workflowDrift(overlay: WorkflowOverlayFile, national: ResolvedWorkflow | undefined, content: PublicationContent, clocks: PublicationContent['clocks']): DriftedFile | undefined {
  const here = content.workflows[overlay.workflow];
  if (!national || !here || overlay.operations.length === 0) return undefined;
  const names = workflowNames(national, { roles: content.roles, clocks }, [overlay]);
  const lines = grouped(overlay.operations, workflowTopic).map(([id, operations]): DriftLine => {
    const before = stepWords(national, id);
    const now = stepWords(here, id);
    return { id, what: unique(operations.map(workflowWhat)), ...(before && { national: before }), ...(now && { ours: now }), lines: operations.map((one) => workflowSentence(one, names)) };
  });
  return { id: overlay.workflow, title: here.title, base: overlay.base, version: overlay.version, counts: counted(lines), lines };
}

function stepWords(workflow: ResolvedWorkflow, id: string): Text | undefined {
  if (id === '') return workflow.title;
  return textOfWorkflow(workflow, { action: id, part: 'label' }) ?? textOfWorkflow(workflow, { state: id, part: 'label' }) ?? textOfWorkflow(workflow, { guard: id, part: 'sentence' });
}

/** What an operation is about: an action, a state, a guard, a role or a clock; '' for the workflow itself. */
function workflowTopic(operation: WorkflowOperation): string {
  switch (operation.does) {
    case 'addRole':
      return operation.role.id;
    case 'addStep':
    case 'narrowRoles':
      return operation.action;
    case 'insertApproval':
      return operation.after;
    case 'addTransition':
      return operation.type;
    case 'addGuard':
      return operation.action ?? operation.name;
    case 'tightenLimit':
      return operation.clock;
    case 'relabel':
    case 'translate':
      return operation.target.action ?? operation.target.state ?? operation.target.guard ?? '';
    default:
      return operation satisfies never;
  }
}

const WORKFLOW_WHAT: { readonly [does in WorkflowOperation['does']]: Drifted } = {
  addRole: 'ours',
  addStep: 'step',
  insertApproval: 'approval',
  addTransition: 'ours',
  addGuard: 'guarded',
  narrowRoles: 'narrowed',
  tightenLimit: 'tightened',
  relabel: 'reworded',
  translate: 'translated',
};
function workflowWhat({ does }: WorkflowOperation): Drifted {
  return WORKFLOW_WHAT[does];
}

type Limit = Extract<WorkflowOperation, { does: 'tightenLimit' }>;

function limitsOf(overlay: WorkflowOverlayFile): readonly Limit[] {
  return overlay.operations.filter((one): one is Limit => one.does === 'tightenLimit');
}

/** The clocks as the pack has them: those rows left out that begin with a limit of the authority's own. */
function nationalClocks(overlay: WorkflowOverlayFile, { clocks }: PublicationContent): PublicationContent['clocks'] {
  return clocks.filter((row) => !limitsOf(overlay).some(({ clock, amount, validFrom }) => row.id === clock && row.amount === amount && row.validFrom >= validFrom));
}

function clockDrift(overlay: WorkflowOverlayFile, here: PublicationContent['clocks'], packClocks: PublicationContent['clocks']): readonly DriftedClock[] {
  return limitsOf(overlay).flatMap(({ clock, amount, validFrom }) => {
    const national = packClocks.filter(({ id }) => id === clock).at(-1);
    const row = national ?? here.find(({ id }) => id === clock);
    return row ? [{ id: clock, label: row.label, unit: row.unit, ...(national && { national: national.amount }), ours: amount, from: validFrom }] : [];
  });
}

function grouped<Op>(operations: readonly Op[], topic: (operation: Op) => string): readonly (readonly [string, readonly Op[]])[] {
  const byTopic = new Map<string, Op[]>();
  for (const operation of operations) byTopic.set(topic(operation), [...(byTopic.get(topic(operation)) ?? []), operation]);
  return [...byTopic];
}

function unique(list: readonly Drifted[]): readonly Drifted[] {
  return [...new Set(list)];
}

function counted(lines: readonly DriftLine[]): { readonly [what in Drifted]?: number } {
  const counts: { [what in Drifted]?: number } = {};
  for (const what of lines.flatMap((line) => line.what)) counts[what] = (counts[what] ?? 0) + 1;
  return counts;
}
