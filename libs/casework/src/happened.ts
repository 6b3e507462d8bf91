import { renameQuestion, type ActionRule, type Answers } from '#definitions';
import { regionsFor } from './availability.ts';
import { civilDay, findDate, londonTime } from './civil-dates.ts';
import { WEEKENDS_ONLY } from './clocks.ts';
import { decidedRecord } from './consequences.ts';
import { dateInvalid, dateTooEarly, reasonRequired } from './refusals.ts';
import type { CaseRules, CaseState, Moment, Refusal } from './types.ts';
import { workingDaysBetween } from './working-days.ts';

/** What an action says of its own time. */
interface Told {
  readonly data?: Answers;
  readonly happenedOn?: string;
  readonly reason?: string;
}

/**
 * When the action happened: the answer that its rule names, else what the action says, else today; and whether it is entered
 * late. Refused where there is no such day, where it lies ahead, or where it is late and no reason is given.
 * @param before the answers that a note goes on with: a day that is still the same is not the day of this action
 * @param begun the reference of the form they were begun on, where it is not the one in force
 */
export function happenedOn(
  rules: CaseRules,
  rule: ActionRule,
  told: Told,
  moment: Moment,
  before?: Answers,
  begun?: string,
): { readonly on: string; readonly late: boolean } | { readonly refused: Refusal } {
  const question = questionOf(rules, rule, begun);
  const answer = answered(question, told.data);
  const said = (answer === answered(question, before) ? undefined : answer) ?? told.happenedOn ?? moment.today;
  const on = findDate(said);
  if (on === undefined) return { refused: dateInvalid(said, 'unreal') };
  if (isAhead(on, moment)) return { refused: dateInvalid(on, 'future') };
  const calendar = rules.calendars.find((one) => one.id === rules.calendar) ?? WEEKENDS_ONLY;
  const late = on < moment.today && workingDaysBetween(on, moment.today, calendar) > 1;
  return late && !told.reason?.trim() ? { refused: reasonRequired(on) } : { on, late };
}

/** A decision cannot have happened before what it decides, nor an opening again before the closing: the clocks would miss it. */
export function refuseEarlier(rules: CaseRules, rule: ActionRule, state: CaseState, type: string, on: string): Refusal | undefined {
  const follows = decidedRecord(rule, state)?.on ?? (rule.does === 'reopen' ? latest(regionsFor(rules.workflow, type).map((region) => state.since[region])) : undefined);
  return follows !== undefined && civilDay(on) < civilDay(follows) ? dateTooEarly(on, follows) : undefined;
}

function latest(days: readonly (string | undefined)[]): string | undefined {
  return days.reduce((last, day) => (day === undefined || (last !== undefined && last > day) ? last : day), undefined);
}

/** The rule's question, by the name that it has on the form that is filled. */
function questionOf({ forms = {}, form, migrations }: CaseRules, rule: ActionRule, begun: string | undefined): string | undefined {
  const { happenedOn: question, form: id } = rule;
  const [known, filled] = id === undefined ? [] : [forms[id], form(begun ?? id)];
  return question === undefined || !known || !filled || !migrations ? question : renameQuestion(migrations.forms, known.id, known.version, filled.version, question);
}

function answered(question: string | undefined, data: Answers | undefined): string | undefined {
  const answer = question === undefined ? undefined : data?.[question];
  return typeof answer === 'string' && answer.trim() !== '' ? answer : undefined;
}

function isAhead(on: string, moment: Moment): boolean {
  if (civilDay(on) !== moment.today) return civilDay(on) > moment.today;
  return on.length > 10 && on > londonTime(moment.now);
}
