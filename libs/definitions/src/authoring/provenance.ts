import { canonicalJson } from '../canonical-json.ts';
import type { FormOverlayFile, ResolvedForm, ResolvedQuestion, ResolvedWorkflow, WorkflowOverlayFile } from '../types.ts';
import type { Operation } from './operation-key.ts';
import { stateAt } from './text-at.ts';

/** Where a setting came from: the pack, the authority's own change, or the pack, which lets nobody change it. */
export type From = 'national' | 'ours' | 'locked';
export type QuestionSetting = 'label' | 'hint' | 'why' | 'options' | 'required' | 'requireWhen' | 'showWhen' | 'limits' | 'place' | 'asked' | 'translation';
export type SectionSetting = 'title' | 'hint' | 'group' | 'place';
export type ActionSetting = 'label' | 'task' | 'history' | 'roles' | 'guards' | 'approvals' | 'next';
export type StateSetting = 'label' | 'next' | 'ways';
export type Settings<Setting extends string> = { readonly [setting in Setting]: From };

const QUESTION_SETTINGS: readonly QuestionSetting[] = ['label', 'hint', 'why', 'options', 'required', 'requireWhen', 'showWhen', 'limits', 'place', 'asked', 'translation'];
const SECTION_SETTINGS: readonly SectionSetting[] = ['title', 'hint', 'group', 'place'];
const ACTION_SETTINGS: readonly ActionSetting[] = ['label', 'task', 'history', 'roles', 'guards', 'approvals', 'next'];
const STATE_SETTINGS: readonly StateSetting[] = ['label', 'next', 'ways'];

/** Where each setting of a question came from. When a question of the pack is shown is always the pack's; a locked one may only be asked more strictly. */
export function questionProvenance(national: ResolvedForm, overlay: FormOverlayFile, question: string): Settings<QuestionSetting> {
  if (!national.questions[question]) return all(QUESTION_SETTINGS, 'ours');
  const ours = new Set(overlay.operations.flatMap((one) => questionSettings(one, question)));
  const locked = isLocked(national, question);
  const free: readonly QuestionSetting[] = ['required', 'requireWhen', 'limits', 'translation'];
  return byEach(QUESTION_SETTINGS, (setting) => (ours.has(setting) ? 'ours' : setting === 'showWhen' || (locked && !free.includes(setting)) ? 'locked' : 'national'));
}

/** Where each setting of a section came from. */
export function sectionProvenance(national: ResolvedForm, overlay: FormOverlayFile, section: string): Settings<SectionSetting> {
  if (!national.sections.some(({ id }) => id === section)) return all(SECTION_SETTINGS, 'ours');
  const ours = new Set(overlay.operations.flatMap((one) => sectionSettings(one, section)));
  return byEach(SECTION_SETTINGS, (setting) => (ours.has(setting) ? 'ours' : national.locked?.includes(section) ? 'locked' : 'national'));
}

/** Where each setting of an action came from. An action that the pack locks keeps its roles, guards and way; it may be followed by another approval. */
export function actionProvenance(national: ResolvedWorkflow, overlay: WorkflowOverlayFile, action: string): Settings<ActionSetting> {
  if (!national.actions[action]) return all(ACTION_SETTINGS, 'ours');
  const ours = new Set(overlay.operations.flatMap((one) => actionSettings(one, action)));
  const held: readonly ActionSetting[] = national.locked.includes(action) ? ['guards', 'next'] : [];
  return byEach(ACTION_SETTINGS, (setting) => (ours.has(setting) ? 'ours' : held.includes(setting) ? 'locked' : 'national'));
}

/** Where each setting of a state, `<region>.<path>`, came from. */
export function stateProvenance(national: ResolvedWorkflow, overlay: WorkflowOverlayFile, state: string): Settings<StateSetting> {
  if (!stateAt(national, state)) return all(STATE_SETTINGS, 'ours');
  const ours = new Set(overlay.operations.flatMap((one) => stateSettings(one, state)));
  return byEach(STATE_SETTINGS, (setting) => (ours.has(setting) ? 'ours' : national.locked.includes(state) ? 'locked' : 'national'));
}

/** True of a question that the pack locks, by itself or with its section. */
export function isLocked(national: ResolvedForm, question: string): boolean {
  const section = national.sections.find(({ questions }) => questions.includes(question));
  return [question, section?.id].some((id) => id !== undefined && national.locked?.includes(id) === true);
}

/** The settings of a question that an operation decides. */
export function questionSettings(operation: Operation, question: string): readonly QuestionSetting[] {
  switch (operation.does) {
    case 'addOption':
      return operation.question === question ? ['options'] : [];
    case 'relabel':
    case 'translate':
      return 'question' in operation.target && operation.target.question === question ? [textSetting(operation.target, operation.does)] : [];
    case 'move':
      return operation.question === question ? ['place'] : [];
    case 'require':
      return operation.question === question ? ['required'] : [];
    case 'requireWhen':
      return operation.question === question ? ['requireWhen'] : [];
    case 'narrow':
      return operation.question === question ? ['limits'] : [];
    case 'hideOptional':
    case 'retire':
      return operation.question === question ? ['asked'] : [];
    default:
      return [];
  }
}

function textSetting(target: { readonly option?: string; readonly row?: string; readonly part: string }, does: 'relabel' | 'translate'): QuestionSetting {
  if (does === 'translate') return 'translation';
  if (target.option !== undefined) return 'options';
  return target.part === 'hint' || target.part === 'why' ? target.part : 'label';
}

/** The settings of a section that an operation decides. */
export function sectionSettings(operation: Operation, section: string): readonly SectionSetting[] {
  if (operation.does === 'moveSection') return operation.section === section ? ['place'] : [];
  if (operation.does !== 'relabel' && operation.does !== 'translate') return [];
  if (!('section' in operation.target) || operation.target.section !== section || 'question' in operation.target) return [];
  const { part } = operation.target;
  return part === 'title' || part === 'hint' || part === 'group' ? [part] : [];
}

/** The settings of an action that an operation decides. */
export function actionSettings(operation: Operation, action: string): readonly ActionSetting[] {
  switch (operation.does) {
    case 'addStep':
      return operation.action === action ? ['next'] : [];
    case 'insertApproval':
      return operation.after === action ? ['approvals'] : [];
    case 'addGuard':
      return operation.action === action ? ['guards'] : [];
    case 'narrowRoles':
      return operation.action === action ? ['roles'] : [];
    case 'relabel':
    case 'translate': {
      const { part } = operation.target;
      return 'action' in operation.target && operation.target.action === action && (part === 'label' || part === 'task' || part === 'history') ? [part] : [];
    }
    default:
      return [];
  }
}

/** The settings of a state that an operation decides. */
export function stateSettings(operation: Operation, state: string): readonly StateSetting[] {
  switch (operation.does) {
    case 'addStep':
      return operation.from === state ? ['next'] : [];
    case 'addTransition':
      return operation.from === state ? ['ways'] : [];
    case 'relabel':
    case 'translate':
      return 'state' in operation.target && operation.target.state === state ? ['label'] : [];
    default:
      return [];
  }
}

/** True where what is asked is the same, whatever it is called: the face, the values, the meaning. */
export function sameMeaning(one: ResolvedQuestion, other: ResolvedQuestion): boolean {
  const meaning = ({ kind, dataItem, means, chronology, dimension }: ResolvedQuestion) => canonicalJson({ kind, dataItem, means, chronology, dimension });
  return meaning(one) === meaning(other);
}

function byEach<Setting extends string>(settings: readonly Setting[], from: (setting: Setting) => From): Settings<Setting> {
  return Object.fromEntries(settings.map((setting) => [setting, from(setting)])) as unknown as Settings<Setting>;
}
function all<Setting extends string>(settings: readonly Setting[], from: From): Settings<Setting> {
  return byEach(settings, () => from);
}
