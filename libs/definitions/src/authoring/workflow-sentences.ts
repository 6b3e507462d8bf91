import type { ClockUnit, Text, WorkflowOperation, WorkflowTextTarget } from '../types.ts';
import { NOTHING, dayWords, fillWords, listed } from './fill-words.ts';
import { textOfWorkflow } from './text-at.ts';
import type { WorkflowNames } from './workflow-names.ts';

/** What an operation does to a workflow, in a sentence. */
export function workflowSentence(operation: WorkflowOperation, names: WorkflowNames): Text {
  switch (operation.does) {
    case 'addRole':
      return fillWords({ en: 'Adds the role “{label}”.', cy: 'Mae’n ychwanegu’r rôl “{label}”.' }, { label: operation.role.label });
    case 'addStep':
      return fillWords(
        { en: 'After “{action}” comes a step of our own, “{state}”; “{next}”, by {roles}, leads on from it.', cy: 'Ar ôl “{action}” daw cam lleol, “{state}”; mae “{next}”, gan {roles}, yn arwain ymlaen.' },
        { action: names.action(operation.action), state: operation.state.label, next: operation.next.rule.label, roles: rolesOf(operation.next.rule.roles, names) },
      );
    case 'insertApproval':
      return fillWords(
        { en: '“{after}” is followed by a second approval, “{label}”, by {roles}{when}.', cy: 'Dilynir “{after}” gan ail gymeradwyaeth, “{label}”, gan {roles}{when}.' },
        { after: names.action(operation.after), label: operation.label, roles: rolesOf(operation.roles, names), when: onlyWhen(operation.onlyWhen, names) },
      );
    case 'addTransition':
      return fillWords(
        { en: 'Adds a way from “{from}” to “{to}”: “{label}”, by {roles}.', cy: 'Mae’n ychwanegu ffordd o “{from}” i “{to}”: “{label}”, gan {roles}.' },
        { from: names.state(operation.from), to: names.state(operation.to), label: operation.rule.label, roles: rolesOf(operation.rule.roles, names) },
      );
    case 'addGuard':
      return operation.action === undefined
        ? fillWords({ en: 'Describes a condition of our own: “{sentence}”', cy: 'Mae’n disgrifio amod lleol: “{sentence}”' }, { sentence: operation.guard.sentence })
        : fillWords({ en: '“{action}” has one more condition; whoever it stops reads: “{sentence}”', cy: 'Mae gan “{action}” un amod arall; mae pwy bynnag a rwystrir yn darllen: “{sentence}”' }, { action: names.action(operation.action), sentence: operation.guard.sentence });
    case 'narrowRoles':
      return fillWords({ en: '“{action}” is only for {roles}.', cy: 'Dim ond i {roles} y mae “{action}”.' }, { action: names.action(operation.action), roles: rolesOf(operation.roles, names) });
    case 'tightenLimit':
      return limitSentence(operation, names);
    case 'relabel':
      return fillWords({ en: '{place} now reads “{text}”.', cy: 'Mae {place} bellach yn darllen “{text}”.' }, { place: workflowPlace(operation.target, names), text: operation.text });
    case 'translate':
      return fillWords({ en: '{place} has the Welsh “{cy}”.', cy: 'Mae gan {place} y Gymraeg “{cy}”.' }, { place: workflowPlace(operation.target, names), cy: operation.cy });
    default:
      return operation satisfies never;
  }
}

/** What it means that an operation is not there any more, in a sentence. */
export function workflowTakenBack(operation: WorkflowOperation, names: WorkflowNames): Text {
  switch (operation.does) {
    case 'addRole':
      return fillWords({ en: 'Takes out the role “{label}”.', cy: 'Mae’n tynnu’r rôl “{label}” allan.' }, { label: operation.role.label });
    case 'addStep':
      return fillWords({ en: 'Takes out the step “{state}” after “{action}”.', cy: 'Mae’n tynnu’r cam “{state}” ar ôl “{action}” allan.' }, { state: operation.state.label, action: names.action(operation.action) });
    case 'insertApproval':
      return fillWords({ en: '“{after}” is not followed by the second approval “{label}” any more.', cy: 'Nid yw “{after}” yn cael ei ddilyn gan yr ail gymeradwyaeth “{label}” mwyach.' }, { after: names.action(operation.after), label: operation.label });
    case 'addTransition':
      return fillWords({ en: 'Takes out the way “{label}” from “{from}” to “{to}”.', cy: 'Mae’n tynnu’r ffordd “{label}” o “{from}” i “{to}” allan.' }, { label: operation.rule.label, from: names.state(operation.from), to: names.state(operation.to) });
    case 'addGuard':
      return fillWords({ en: 'Takes out our condition of “{action}”: “{sentence}”', cy: 'Mae’n tynnu ein hamod ar “{action}” allan: “{sentence}”' }, { action: operation.action === undefined ? operation.name : names.action(operation.action), sentence: operation.guard.sentence });
    case 'narrowRoles':
      return fillWords({ en: '“{action}” is for all its national roles again: {roles}.', cy: 'Mae “{action}” i’w holl rolau cenedlaethol eto: {roles}.' }, { action: names.action(operation.action), roles: rolesOf(names.national.actions[operation.action]?.roles ?? [], names) });
    case 'tightenLimit':
      return fillWords({ en: 'The limit “{clock}” is as national law has it again.', cy: 'Mae’r terfyn “{clock}” fel y mae’r gyfraith genedlaethol eto.' }, { clock: names.clock(operation.clock)?.label ?? operation.clock });
    case 'relabel':
    case 'translate': {
      const text = textOfWorkflow(names.national, operation.target);
      return text
        ? fillWords({ en: '{place} has the national words again: “{text}”.', cy: 'Mae gan {place} y geiriau cenedlaethol eto: “{text}”.' }, { place: workflowPlace(operation.target, names), text })
        : fillWords({ en: '{place} has no words of ours any more.', cy: 'Nid oes gan {place} eiriau lleol mwyach.' }, { place: workflowPlace(operation.target, names) });
    }
    default:
      return operation satisfies never;
  }
}

function rolesOf(roles: readonly string[], names: WorkflowNames): Text {
  return listed(roles.map(names.role));
}

function onlyWhen(guard: string | undefined, names: WorkflowNames): Text {
  return guard === undefined ? NOTHING : fillWords({ en: ', only where this holds: {guard}', cy: ', dim ond lle mae hyn yn wir: {guard}' }, { guard: guardName(guard, names) });
}

/** A guard by what it stops with; its name where it says nothing. */
function guardName(guard: string, names: WorkflowNames): Text {
  return fillWords({ en: '“{guard}”', cy: '“{guard}”' }, { guard: names.guard(guard) });
}

const UNITS: { readonly [unit in ClockUnit]: Text } = {
  workingDays: { en: 'working days', cy: 'diwrnod gwaith' },
  days: { en: 'days', cy: 'diwrnod' },
  months: { en: 'months', cy: 'mis' },
  hours: { en: 'hours', cy: 'awr' },
};

/** "25 working days" */
export function timeWords(amount: number, unit: ClockUnit): Text {
  const single: Text = amount === 1 ? { en: UNITS[unit].en.replace(/s$/, ''), cy: UNITS[unit].cy! } : UNITS[unit];
  return fillWords({ en: '{amount} {unit}', cy: '{amount} {unit}' }, { amount, unit: single });
}

function limitSentence({ clock, amount, validFrom }: Extract<WorkflowOperation, { does: 'tightenLimit' }>, names: WorkflowNames): Text {
  const row = names.clock(clock);
  const parts = { clock: row?.label ?? clock, from: dayWords(validFrom), time: row ? timeWords(amount, row.unit) : String(amount) };
  if (!row) return fillWords({ en: 'The limit “{clock}” is {time} from {from}.', cy: 'Y terfyn “{clock}” yw {time} o {from}.' }, parts);
  return fillWords({ en: 'The limit “{clock}” is {time} from {from} (nationally {national}).', cy: 'Y terfyn “{clock}” yw {time} o {from} (yn genedlaethol {national}).' }, { ...parts, national: timeWords(row.amount, row.unit) });
}

const PARTS: { readonly [part in WorkflowTextTarget['part']]: Text } = {
  title: { en: 'The title', cy: 'y teitl' },
  label: { en: 'The button', cy: 'y botwm' },
  task: { en: 'The task of', cy: 'y dasg ar gyfer' },
  history: { en: 'The line in the history for', cy: 'y llinell yn yr hanes ar gyfer' },
  sentence: { en: 'The sentence', cy: 'y frawddeg' },
};

/** Which words are meant, as the pack has them: "The button “Approve the care plan”". */
export function workflowPlace({ state, action, guard, part }: WorkflowTextTarget, names: WorkflowNames): Text {
  if (state !== undefined) return fillWords({ en: 'The state “{state}”', cy: 'y cyflwr “{state}”' }, { state: names.state(state) });
  if (guard !== undefined) return fillWords({ en: 'The sentence “{guard}”', cy: 'y frawddeg “{guard}”' }, { guard: names.guard(guard) });
  if (action === undefined) return PARTS[part];
  return fillWords({ en: '{part} “{action}”', cy: '{part} “{action}”' }, { part: PARTS[part], action: names.action(action) });
}
