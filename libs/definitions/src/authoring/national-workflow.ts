import { canonicalJson } from '../canonical-json.ts';
import type { ActionRule, ResolvedWorkflow, Text, WorkflowOperation, WorkflowOverlayFile } from '../types.ts';
import { fillWords, listed } from './fill-words.ts';
import type { Fate, NationalParts } from './national-fate.ts';
import { KEPT, eitherWay, onlyNational } from './national-fate.ts';
import { textFate } from './national-texts.ts';
import { stateAt, textOfWorkflow } from './text-at.ts';
import type { WorkflowNames } from './workflow-names.ts';
import { workflowNames } from './workflow-names.ts';
import { timeWords, workflowPlace } from './workflow-sentences.ts';

type Op<Does extends WorkflowOperation['does']> = Extract<WorkflowOperation, { does: Does }>;

/** A workflow of the pack before and now, with what an overlay adds to it. */
export interface WorkflowView {
  readonly was: ResolvedWorkflow;
  readonly now: ResolvedWorkflow;
  readonly parts: NationalParts;
  readonly names: WorkflowNames;
  readonly own: { readonly roles: ReadonlySet<string>; readonly states: ReadonlySet<string>; readonly actions: ReadonlySet<string>; readonly guards: ReadonlySet<string> };
}

export function workflowView(overlay: WorkflowOverlayFile, was: ResolvedWorkflow, now: ResolvedWorkflow, before: NationalParts, parts: NationalParts): WorkflowView {
  const each = <Value>(of: (operation: WorkflowOperation) => readonly Value[]) => new Set(overlay.operations.flatMap(of));
  // Things are called by the words that the author knew.
  const known = { ...was, actions: { ...now.actions, ...was.actions }, guards: { ...now.guards, ...was.guards } };
  return {
    was,
    now,
    parts,
    names: workflowNames(known, { roles: [...parts.roles, ...before.roles], clocks: [...before.clocks, ...parts.clocks] }, [overlay]),
    own: {
      roles: each((one) => (one.does === 'addRole' ? [one.role.id] : [])),
      states: each((one) => (one.does === 'addStep' ? [one.state.id] : [])),
      actions: each((one) => (one.does === 'addStep' ? [one.next.type] : one.does === 'addTransition' ? [one.type] : one.does === 'insertApproval' ? [`${one.id}.approve`, `${one.id}.return`] : [])),
      guards: each((one) => (one.does === 'addGuard' ? [one.name] : [])),
    },
  };
}

/** What becomes of an operation on a workflow whose pack has a new version. */
export function workflowFate(operation: WorkflowOperation, view: WorkflowView): Fate {
  switch (operation.does) {
    case 'addRole':
      return roleFate(operation, view);
    case 'addStep':
      return stepFate(operation, view);
    case 'insertApproval':
      return approvalFate(operation, view);
    case 'addTransition':
      return transitionFate(operation, view);
    case 'addGuard':
      return guardFate(operation, view);
    case 'narrowRoles':
      return rolesFate(operation, view);
    case 'tightenLimit':
      return limitFate(operation, view);
    case 'relabel':
    case 'translate':
      return wordsFate(operation, view);
    default:
      return operation satisfies never;
  }
}

function roleFate({ role }: Op<'addRole'>, { parts }: WorkflowView): Fate {
  const national = parts.roles.find(({ id }) => id === role.id);
  if (!national) return KEPT;
  const said = fillWords({ en: 'The pack now has the role “{label}” itself: ours is taken out.', cy: 'Mae gan y pecyn bellach y rôl “{label}” ei hun: tynnir ein rôl ni allan.' }, { label: role.label });
  return canonicalJson(national) === canonicalJson(role) ? { fate: 'needless', said } : onlyNational(said, { now: national.label, ours: role.label });
}

function stepFate(operation: Op<'addStep'>, view: WorkflowView): Fate {
  const { from, action, state, next } = operation;
  const { was, now, names } = view;
  const parts = { state: state.label, from: names.state(from), action: names.action(action) };
  const [before, after] = [stateAt(was, from)?.on?.[action], stateAt(now, from)?.on?.[action]];
  if (!after) return onlyNational(fillWords({ en: 'Our step “{state}” has no place any more: nothing leads by “{action}” out of “{from}”.', cy: 'Nid oes lle i’n cam “{state}” mwyach: nid oes dim yn arwain drwy “{action}” o “{from}”.' }, parts), { ours: state.label });
  if (stateAt(now, `${from.split('.')[0]}.${state.id}`) || now.actions[next.type]) return onlyNational(taken(state.label), { ours: state.label });
  const rule = ruleFate(next.rule, view, (soundRule) => ({ ...operation, next: { ...next, rule: soundRule } }), state.label);
  if (rule.fate === 'conflict') return rule;
  if (before && canonicalJson(before) !== canonicalJson(after)) return eitherWay(fillWords({ en: 'The pack has “{action}” lead elsewhere than it did; our step “{state}” would come before that.', cy: 'Mae’r pecyn bellach yn gwneud i “{action}” arwain i rywle arall; byddai ein cam “{state}” yn dod cyn hynny.' }, parts), { before: JSON.stringify(before), now: JSON.stringify(after), ours: state.label, ...(rule.fate === 'adapted' && { kept: rule.operation }) });
  return rule;
}

function approvalFate(operation: Op<'insertApproval'>, view: WorkflowView): Fate {
  const { after, id, label, roles, onlyWhen, form } = operation;
  const { was, now, parts, names, own } = view;
  const [before, rule] = [was.actions[after], now.actions[after]];
  const said = { label, after: names.action(after) };
  if (!rule || rule.does !== 'approve') return onlyNational(fillWords({ en: 'The pack has no approval “{after}” any more, which “{label}” follows.', cy: 'Nid oes gan y pecyn gymeradwyaeth “{after}” mwyach, y mae “{label}” yn ei dilyn.' }, said), { before: before?.label, ours: label });
  if (Object.keys(now.actions).some((type) => type.startsWith(`${id}.`))) return onlyNational(taken(label), { ours: label });
  const second = Object.entries(now.actions).find(([type, other]) => other.does === 'approve' && other.decides === rule.decides && type !== after && !was.actions[type]);
  const sound = soundRoles(roles, view);
  if (sound.length === 0) return onlyNational(noRoles(label), { ours: label });
  const { onlyWhen: _when, form: _form, ...rest } = operation;
  const guarded = onlyWhen === undefined || now.guards[onlyWhen] !== undefined || own.guards.has(onlyWhen);
  const formThere = form === undefined || parts.forms[form] !== undefined;
  const kept: Op<'insertApproval'> = { ...rest, roles: sound, ...(guarded && onlyWhen !== undefined && { onlyWhen }), ...(formThere && form !== undefined && { form }) };
  if (second) return eitherWay(fillWords({ en: 'The pack now has a second approval itself after “{after}”: “{second}”. With ours there are three.', cy: 'Mae gan y pecyn bellach ail gymeradwyaeth ei hun ar ôl “{after}”: “{second}”. Gyda’n un ni mae tair.' }, { ...said, second: second[1].label }), { now: second[1].label, ours: label, kept });
  if (before && before.decides !== rule.decides) return eitherWay(fillWords({ en: '“{after}” now approves another form than it did.', cy: 'Mae “{after}” bellach yn cymeradwyo ffurflen wahanol.' }, said), { before: before.decides ?? null, now: rule.decides ?? null, ours: label, kept });
  if (!guarded) return eitherWay(fillWords({ en: 'The condition is gone under which “{label}” follows “{after}”. With ours it always follows.', cy: 'Mae’r amod wedi mynd y mae “{label}” yn dilyn “{after}” oddi tano. Gyda’n un ni mae’n dilyn bob amser.' }, said), { ours: label, kept });
  if (sound.length < roles.length || !formThere) return { fate: 'adapted', operation: kept, said: fewer(label) };
  return KEPT;
}

function transitionFate(operation: Op<'addTransition'>, view: WorkflowView): Fate {
  const { from, to, type, rule, guard } = operation;
  const { now, names, own } = view;
  const gone = [from, to].find((state) => !stateAt(now, state) && !own.states.has(state.split('.').at(-1)!));
  if (gone !== undefined) return onlyNational(fillWords({ en: 'Our way “{label}” has no place any more: the state “{state}” is gone.', cy: 'Nid oes lle i’n ffordd “{label}” mwyach: mae’r cyflwr “{state}” wedi mynd.' }, { label: rule.label, state: names.state(gone) }), { before: textOfWorkflow(view.was, { state: gone, part: 'label' }), ours: rule.label });
  if (now.actions[type]) return onlyNational(taken(rule.label), { now: now.actions[type].label, ours: rule.label });
  if (guard !== undefined && !now.guards[guard] && !own.guards.has(guard)) return onlyNational(fillWords({ en: 'The condition of our way “{label}” is gone.', cy: 'Mae amod ein ffordd “{label}” wedi mynd.' }, { label: rule.label }), { ours: rule.label });
  return ruleFate(rule, view, (sound) => ({ ...operation, rule: sound }), rule.label);
}

/** A rule of ours whose roles, form or guards the pack may have dropped. */
function ruleFate(rule: ActionRule, view: WorkflowView, back: (rule: ActionRule) => WorkflowOperation, label: Text): Fate {
  const { now, parts, own } = view;
  const roles = soundRoles(rule.roles, view);
  if (roles.length === 0) return onlyNational(noRoles(label), { ours: label });
  if (rule.form !== undefined && !parts.forms[rule.form]) return onlyNational(fillWords({ en: 'The form is gone that “{label}” asks for.', cy: 'Mae’r ffurflen wedi mynd y mae “{label}” yn gofyn amdani.' }, { label }), { before: rule.form, ours: label });
  const guards = (rule.guards ?? []).filter((guard) => now.guards[guard] !== undefined || own.guards.has(guard));
  const { guards: were = [], ...rest } = rule;
  if (guards.length < were.length) return onlyNational(fillWords({ en: 'A condition is gone that stands on “{label}”.', cy: 'Mae amod wedi mynd sydd ar “{label}”.' }, { label }), { before: were, now: guards, ours: label });
  if (roles.length === rule.roles.length) return KEPT;
  return { fate: 'adapted', operation: back({ ...rest, roles, ...(guards.length > 0 && { guards }) }), said: fewer(label) };
}

function soundRoles(roles: readonly string[], { parts, own }: WorkflowView): readonly string[] {
  return roles.filter((role) => own.roles.has(role) || parts.roles.some(({ id }) => id === role));
}

function guardFate({ action, name, guard }: Op<'addGuard'>, { was, now, names, own }: WorkflowView): Fate {
  const national = now.guards[name];
  if (national && canonicalJson(national) !== canonicalJson(guard)) return onlyNational(taken(guard.sentence), { now: national.sentence, ours: guard.sentence });
  if (action === undefined || own.actions.has(action)) return KEPT;
  const rule = now.actions[action];
  if (!rule) return onlyNational(fillWords({ en: 'The action “{action}” is gone, on which we set the condition “{sentence}”', cy: 'Mae’r weithred “{action}” wedi mynd, y gosodasom yr amod “{sentence}” arni' }, { action: names.action(action), sentence: guard.sentence }), { before: was.actions[action]?.label, ours: guard.sentence });
  const same = (rule.guards ?? []).map((one) => now.guards[one]).find((one) => one && one.type === guard.type && canonicalJson(one.params ?? {}) === canonicalJson(guard.params ?? {}));
  return same ? { fate: 'needless', said: fillWords({ en: 'The pack now sets the same condition on “{action}” itself: ours is taken out.', cy: 'Mae’r pecyn bellach yn gosod yr un amod ar “{action}” ei hun: tynnir ein hamod ni allan.' }, { action: names.action(action) }) } : KEPT;
}

function rolesFate(operation: Op<'narrowRoles'>, { was, now, names }: WorkflowView): Fate {
  const { action, roles } = operation;
  const rule = now.actions[action];
  const said = { action: names.action(action), roles: listed(roles.map(names.role)) };
  if (!rule) return onlyNational(fillWords({ en: 'The action “{action}” is gone, which we left to {roles} only.', cy: 'Mae’r weithred “{action}” wedi mynd, a adawsom i {roles} yn unig.' }, said), { before: was.actions[action]?.roles ?? null, ours: roles });
  const left = rule.roles.filter((role) => roles.includes(role));
  if (left.length === 0) return onlyNational(fillWords({ en: 'None of those to whom we left “{action}” may take it nationally any more.', cy: 'Ni chaiff neb o’r rhai y gadawsom “{action}” iddynt ei chymryd yn genedlaethol mwyach.' }, said), { before: was.actions[action]?.roles ?? null, now: rule.roles, ours: roles });
  if (left.length === rule.roles.length) return { fate: 'needless', said: fillWords({ en: '“{action}” is now nationally for {roles} only: our rule is taken out as needless.', cy: 'Dim ond i {roles} y mae “{action}” bellach yn genedlaethol: tynnir ein rheol allan.' }, said) };
  return left.length === roles.length ? KEPT : { fate: 'adapted', operation: { ...operation, roles: left }, said: fewer(names.action(action)) };
}

function limitFate({ clock, amount, validFrom }: Op<'tightenLimit'>, { parts, names }: WorkflowView): Fate {
  const rows = parts.clocks.filter((row) => row.id === clock);
  const row = rows.find((one) => one.validFrom <= validFrom && (one.validTo === undefined || validFrom <= one.validTo)) ?? rows.at(-1);
  const label = names.clock(clock)?.label ?? { en: clock };
  if (!row) return onlyNational(fillWords({ en: 'The limit “{label}” is gone, which we made shorter.', cy: 'Mae’r terfyn “{label}” wedi mynd, a fyrhawyd gennym.' }, { label }), { ours: amount });
  const said = { label, now: timeWords(row.amount, row.unit), ours: timeWords(amount, row.unit) };
  if (row.amount <= amount) return { fate: 'needless', said: fillWords({ en: 'The limit “{label}” is now {now} nationally: ours of {ours} is taken out as needless.', cy: 'Y terfyn “{label}” bellach yw {now} yn genedlaethol: tynnir ein terfyn o {ours} allan.' }, said) };
  return KEPT;
}

function wordsFate(operation: Op<'relabel' | 'translate'>, { was, now, names, own }: WorkflowView): Fate {
  const { target } = operation;
  const { state, action, guard } = target;
  const isOwn = (state !== undefined && own.states.has(state.split('.').at(-1)!)) || (action !== undefined && own.actions.has(action)) || (guard !== undefined && own.guards.has(guard));
  if (isOwn) return KEPT;
  const isThere = state !== undefined ? stateAt(now, state) !== undefined : action !== undefined ? now.actions[action] !== undefined : guard === undefined || now.guards[guard] !== undefined;
  return textFate(operation, { place: workflowPlace(target, names), before: textOfWorkflow(was, target), now: textOfWorkflow(now, target), isThere, locked: false });
}

function taken(label: Text): Text {
  return fillWords({ en: 'The pack now has a name that we gave to “{label}”.', cy: 'Mae gan y pecyn bellach enw a roesom i “{label}”.' }, { label });
}
function noRoles(label: Text): Text {
  return fillWords({ en: 'The roles are gone that “{label}” was for.', cy: 'Mae’r rolau wedi mynd yr oedd “{label}” ar eu cyfer.' }, { label });
}
function fewer(label: Text): Text {
  return fillWords({ en: '“{label}” stays, without roles and forms that the pack does not have any more.', cy: 'Mae “{label}” yn aros, heb rolau a ffurflenni nad oes gan y pecyn mwyach.' }, { label });
}
