import type { ActionRule, Json, Text } from '#definitions';
import type { Accepted } from './answers.ts';
import { clocksOf } from './clocks.ts';
import { findNoteToContinue, findRecordToDecide } from './facts.ts';
import { acceptedBy, acceptingActions } from './handover.ts';
import { refuseAcknowledging } from './notices.ts';
import type { Place } from './place.ts';
import { isItsTurn } from './second-decisions.ts';
import { answerRefused, answersErased, nothingToDecide } from './refusals.ts';
import { sentence } from './sentences.ts';
import type { Actor, Assignment, CaseAction, CaseBody, CaseRules, CaseState, Effect, Moment, RecordState, Refusal } from './types.ts';

type Part<K extends keyof CaseBody> = Pick<CaseBody, K>;

/**
 * The record that an action writes or decides, and who stands behind its answers.
 * @param isLast whether an approval is the last: until then the record stays handed in
 */
export function recordPart(
  rule: ActionRule,
  state: CaseState | undefined,
  action: Pick<CaseAction, 'id' | 'draft'>,
  actor: Actor,
  moment: Moment,
  isLast = true,
): Part<'record' | 'contributors'> {
  const decided = decidedRecord(rule, state);
  if (decided) return { record: { id: decided.id, status: rule.does === 'return' ? 'returned' : isLast ? 'approved' : 'submitted' } };
  if (rule.form === undefined || WRITING_NOTHING.has(rule.does)) return {};
  const drafted = moment.draft?.id === action.draft ? (moment.draft?.contributors ?? []) : [];
  return {
    record: { id: action.draft ?? action.id, status: rule.does === 'submit' ? 'submitted' : 'recorded' },
    contributors: [...new Set([...(findNoteToContinue(rule, state, action)?.contributors ?? []), ...drafted, actor.id])].sort(),
  };
}

const WRITING_NOTHING: ReadonlySet<ActionRule['does']> = new Set(['assign', 'explain', 'correct', 'acknowledge']);

/**
 * The record that waits for the decision that an approval, return or acceptance gives. Where the machine does not move, it
 * cannot say that something waits: only what is handed in and not yet decided does; and where several decide it, it is each
 * one's turn after the other.
 */
export function decidedRecord(rule: ActionRule, state: CaseState | undefined): RecordState | undefined {
  if (!DECIDING.has(rule.does) || rule.decides === undefined || !state) return undefined;
  const record = findRecordToDecide(state, rule.decides);
  const mustWait = rule.available !== undefined || rule.does === 'accept';
  if (mustWait && record?.status !== 'submitted') return undefined;
  return record && rule.available !== undefined && !isItsTurn(rule, record) ? undefined : record;
}

const DECIDING: ReadonlySet<ActionRule['does']> = new Set(['approve', 'return', 'accept']);

/**
 * Why there is nothing to decide: nothing waits, or what waits was erased, and can only be returned to be written again;
 * or nothing new to have read.
 */
export function refuseDecision(rule: ActionRule, state: CaseState, type: string, place: Place, actor: Actor): Refusal | undefined {
  if (rule.decides === undefined) return refuseAcknowledging(rule, state, type, actor);
  const record = decidedRecord(rule, state);
  if (!record) return nothingToDecide(type, place);
  return rule.does !== 'return' && record.versions.at(-1)?.answers === undefined ? answersErased(type, place) : undefined;
}

/** Who becomes responsible, where the action says so. */
export function assignedPart(
  rules: CaseRules,
  rule: ActionRule,
  state: CaseState | undefined,
  accepted: Accepted,
  actor: Actor,
  moment: Moment,
): Part<'assigned'> | { readonly refused: Refusal } {
  if (rule.does === 'open') return { assigned: openedBy(rules, actor) };
  if (rule.does === 'accept') return acceptedBy(decidedRecord(rule, state), accepted, actor, moment, (user) => mayCarry(rules, user, false, moment));
  if (rule.does !== 'assign') return {};
  const { worker, team, manager } = named(accepted);
  for (const [question, user] of [['worker', worker], ['manager', manager]] as const) {
    if (user !== undefined && !mayCarry(rules, user, question === 'manager', moment)) return { refused: answerRefused(question, CHOOSE[question]) };
  }
  if (team !== undefined && moment.teams?.includes(team) === false) return { refused: answerRefused('team', CHOOSE.team) };
  const workersTeam = team ?? (worker === undefined ? undefined : moment.staff?.[worker]?.team);
  return {
    assigned: {
      ...state?.assigned,
      ...(worker === undefined ? {} : { worker }),
      ...(workersTeam === undefined ? {} : { team: workersTeam }),
      ...(manager === undefined ? {} : { manager }),
    },
  };
}

/** Which running of which clock is explained, where the action explains one. */
export function clockPart(rules: CaseRules, rule: ActionRule, state: CaseState, accepted: Accepted, moment: Moment): Part<'clock'> | { readonly refused: Refusal } {
  if (rule.does !== 'explain') return {};
  const id = String(accepted.data['clock'] ?? '');
  const instance = Number(accepted.data['instance']);
  const clocks = clocksOf(rules.clocks, rules.calendars, rules.jurisdiction, state.marks, state.reasons, moment.today, moment.person);
  const found = clocks.some((clock) => clock.id === id && clock.instance === instance);
  return found ? { clock: { id, instance } } : { refused: answerRefused('clock', NO_SUCH_CLOCK) };
}

/**
 * What is to be delivered once the event is stored: the draft closed, and the people told whom it concerns.
 * @param next the approvals that have to follow this one
 */
export function effectsOf(
  rules: CaseRules,
  rule: ActionRule,
  state: CaseState | undefined,
  action: Pick<CaseAction, 'id' | 'draft' | 'type'> & { readonly case: string },
  actor: Actor,
  after: Place,
  moved: readonly string[],
  body: CaseBody,
  next: readonly (readonly [type: string, rule: ActionRule])[] = [],
): readonly Effect[] {
  const effects: Effect[] = [];
  const add = (type: Effect['type'], who: string, params: Effect['params']): void => {
    effects.push({ key: `${action.id}:${type}:${who}`, type, params });
  };
  if (action.draft !== undefined && rule.form !== undefined) add('closeDraft', action.draft, { draft: action.draft });
  const author = decidedRecord(rule, state)?.by;
  if (author !== undefined && author !== actor.id) add('tell', author, { user: author, case: action.case, sentence: action.type });
  if (rule.does === 'submit' || next.length > 0) {
    const team = state?.assigned.team;
    const roles = next.length > 0 ? next.flatMap(([, one]) => one.roles) : rule.available === undefined ? waitingRoles(rules, after, moved, actor) : decidingRoles(rules, rule.form, actor);
    for (const role of roles) add('tell', role, { role, case: action.case, sentence: action.type, ...(team === undefined ? {} : { team }) });
  }
  if (body.offered) {
    const { team } = body.offered;
    const roles = new Set(acceptingActions(rules.workflow, rule.form).flatMap(([, one]) => one.roles));
    for (const role of roles) add('tell', `${role}@${team}`, { role, case: action.case, sentence: action.type, team });
  }
  const manager = state?.assigned.manager;
  const isNotice = body.exceptions !== undefined || body.late === true || body.tells !== undefined;
  if (isNotice && manager !== undefined && manager !== actor.id && manager !== author) add('tell', manager, { user: manager, case: action.case, sentence: action.type });
  return effects;
}

const CHOOSE: { readonly [question in 'worker' | 'manager' | 'team']: Text } = {
  team: sentence('Choose a team of this authority', 'Dewiswch dîm o’r awdurdod hwn'),
  worker: sentence('Choose a worker of this authority who does casework', 'Dewiswch weithiwr o’r awdurdod hwn sy’n gwneud gwaith achos'),
  manager: sentence('Choose a manager of this authority', 'Dewiswch reolwr o’r awdurdod hwn'),
};
const NO_SUCH_CLOCK = sentence('Choose a time limit of this case', 'Dewiswch derfyn amser o’r achos hwn');

function waitingRoles(rules: CaseRules, after: Place, moved: readonly string[], actor: Actor): readonly string[] {
  const roles = after.regions.filter((region) => moved.includes(region.id)).flatMap((region) => region.waitsFor);
  return [...new Set(roles)].filter((role) => role !== actor.role && rules.roles.some((one) => one.id === role));
}

/** The roles that decide a record which waits in no state. */
function decidingRoles(rules: CaseRules, form: string | undefined, actor: Actor): readonly string[] {
  const deciding = Object.values(rules.workflow.actions).filter((rule) => rule.does === 'approve' && rule.decides === form && rule.follows === undefined);
  return [...new Set(deciding.flatMap((rule) => rule.roles))].filter((role) => role !== actor.role);
}

function openedBy(rules: CaseRules, actor: Actor): Assignment {
  const supervises = rules.roles.find((role) => role.id === actor.role)?.supervises === true;
  return { ...(supervises ? { manager: actor.id } : { worker: actor.id }), ...(actor.team === undefined ? {} : { team: actor.team }) };
}

function mayCarry(rules: CaseRules, user: string, supervising: boolean, moment: Moment): boolean {
  const staff = moment.staff && Object.hasOwn(moment.staff, user) ? moment.staff[user] : undefined;
  const role = rules.roles.find((one) => one.id === staff?.role);
  return role?.access === 'casework' && (!supervising || role.supervises === true);
}

function named({ data }: Accepted): Assignment {
  const of = (answer: Json | undefined): string | undefined => (typeof answer === 'string' && answer !== '' ? answer : undefined);
  const [worker, team, manager] = [of(data['worker']), of(data['team']), of(data['manager'])];
  return { ...(worker === undefined ? {} : { worker }), ...(team === undefined ? {} : { team }), ...(manager === undefined ? {} : { manager }) };
}
