import type { ActionRule, ResolvedWorkflow, Text } from '#definitions';
import type { Accepted } from './answers.ts';
import { isAvailable } from './availability.ts';
import type { Place } from './place.ts';
import { answerRefused } from './refusals.ts';
import { sentence } from './sentences.ts';
import type { Actor, Assignment, CaseBody, CaseState, Moment, RecordState, Refusal } from './types.ts';

type Entry = readonly [type: string, rule: ActionRule];

/** The actions by which another team accepts responsibility on a record of this form. */
export function acceptingActions(workflow: ResolvedWorkflow, form: string | undefined): readonly Entry[] {
  return Object.entries(workflow.actions).filter(([, rule]) => rule.does === 'accept' && rule.decides === form && form !== undefined);
}

/** The team to which a record handed in offers responsibility; none where no action accepts such records, or none of our teams is named. */
export function offeredPart(workflow: ResolvedWorkflow, rule: ActionRule, state: CaseState, { data }: Accepted, moment: Moment): Pick<CaseBody, 'offered'> | { readonly refused: Refusal } {
  const team = data['team'];
  if (rule.does !== 'submit' || typeof team !== 'string' || team === '' || acceptingActions(workflow, rule.form).length === 0) return {};
  if (moment.teams?.includes(team) === false) return { refused: answerRefused('team', CHOOSE_TEAM) };
  return team === state.assigned.team ? { refused: answerRefused('team', OWN_TEAM) } : { offered: { team } };
}

/** The record that offers responsibility, where an action takes it back: it leads to where nobody can accept it any more, and does not decide it. */
export function withdrawnPart(workflow: ResolvedWorkflow, state: CaseState | undefined, decided: RecordState | undefined, after: Place): Pick<CaseBody, 'withdrawn'> {
  const offer = state?.offered;
  if (!offer || decided?.id === offer.record) return {};
  const form = state.records.find((record) => record.id === offer.record)?.formId;
  const canAccept = acceptingActions(workflow, form).some(([type, rule]) => isAvailable(rule, type, after));
  return canAccept ? {} : { withdrawn: offer.record };
}

/** Who is responsible once an offer is accepted: its team, the manager who accepts, and a worker of that team, if one is named. */
export function acceptedBy(
  record: RecordState | undefined,
  { data }: Accepted,
  actor: Actor,
  moment: Moment,
  mayCarry: (user: string) => boolean,
): { readonly assigned: Assignment } | { readonly refused: Refusal } {
  const team = record?.versions.at(-1)?.answers?.['team'];
  if (typeof team !== 'string' || team === '') return { refused: answerRefused('team', NO_TEAM) };
  const worker = data['worker'];
  if (typeof worker !== 'string' || worker === '') return { assigned: { team, manager: actor.id } };
  const fits = mayCarry(worker) && moment.staff?.[worker]?.team === team;
  return fits ? { assigned: { worker, team, manager: actor.id } } : { refused: answerRefused('worker', WORKER_OF_TEAM) };
}

const CHOOSE_TEAM: Text = sentence('Choose a team of this authority', 'Dewiswch dîm o’r awdurdod hwn');
const OWN_TEAM: Text = sentence('The child is this team’s already. Choose another team', 'Mae’r plentyn eisoes gyda’r tîm hwn. Dewiswch dîm arall');
const NO_TEAM: Text = sentence('What was handed in names no team of this authority, so none can accept it', 'Nid yw’r hyn a gyflwynwyd yn enwi tîm o’r awdurdod hwn, felly ni all yr un ei dderbyn');
const WORKER_OF_TEAM: Text = sentence('Choose a worker of the team that accepts', 'Dewiswch weithiwr o’r tîm sy’n derbyn');
