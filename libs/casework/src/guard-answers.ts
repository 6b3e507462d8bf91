import { compileSchema, type GuardFile, type Json, type JsonObject, type JsonSchema } from '#definitions';
import { dayNumber } from './civil-dates.ts';
import { listOf, type GuardQuestion } from './guard-question.ts';

/** A question of a form, as guards name it; `when` narrows the rows of a group. */
interface Named {
  readonly form: string;
  readonly question: string;
  readonly when?: JsonSchema;
}
type Row = JsonObject & { readonly id?: Json };

const schemas = new WeakMap<object, (value: unknown) => boolean>();

/** Whether a value fits a schema, compiled once for each schema object. */
export function fits(schema: JsonSchema, value: unknown): boolean {
  const before = schemas.get(schema);
  if (before) return before(value);
  const check = compileSchema(schema);
  schemas.set(schema, check);
  return check(value);
}

/** `answered`: the latest answer is one of those named, or has one of them; yes and no are `true` and `false`. */
export function isAnswered(guard: GuardFile, { facts }: GuardQuestion): boolean {
  const { form, question } = guard.params as unknown as Named;
  const answer = facts.answers[form]?.[question];
  const is = listOf(guard.params?.['is']);
  return listOf(answer).some((one) => is.includes(one));
}

/** `marked`: one of the marks is there since the case was last opened, and none of `since` came on a later revision. */
export function isMarked(guard: GuardFile, { state }: GuardQuestion): boolean {
  const latest = (marks: readonly string[]): number =>
    (state?.marks ?? []).reduce((last, entry) => (marks.includes(entry.mark) && entry.revision >= (state?.reopened ?? 0) ? Math.max(last, entry.revision) : last), 0);
  const marked = latest(listOf(guard.params?.['any']));
  return marked > 0 && latest(listOf(guard.params?.['since'])) <= marked;
}

/** `rowsCovered`: every row of the latest `of` is there again, by its id, in one of `by`. */
export function areRowsCovered(guard: GuardFile, { facts }: GuardQuestion): boolean {
  const { of, by } = coverage(guard);
  const rows = (named: Named): readonly Row[] => {
    const answer = facts.answers[named.form]?.[named.question];
    return Array.isArray(answer) ? (answer as readonly Row[]) : [];
  };
  const there = new Set(by.flatMap((named) => rows(named).map((row) => row.id)));
  return rows(of).every((row) => there.has(row.id) || (of.when !== undefined && !fits(of.when, row)));
}

/** `actorInNamedTeam`: the actor is of the team that the latest submitted record names. */
export function isInNamedTeam(guard: GuardFile, { facts, actor }: GuardQuestion): boolean {
  const { form, question } = guard.params as unknown as Named;
  return actor.team !== undefined && facts.answers[form]?.[question] === actor.team;
}

/** `weekday`: the day that the latest answer names is no Saturday or Sunday; a day not yet named is no fault here. */
export function isOnWeekday(guard: GuardFile, { facts }: GuardQuestion): boolean {
  const { form, question } = guard.params as unknown as Named;
  const day = facts.answers[form]?.[question];
  // Day 0 was a Thursday.
  return typeof day !== 'string' || ![2, 3].includes(((dayNumber(day) % 7) + 7) % 7);
}

/** `notBefore`: the day that the latest answer names is not before the latest day of one of the marks; both may be unknown. */
export function isNotBefore(guard: GuardFile, { facts }: GuardQuestion): boolean {
  const { form, question } = guard.params as unknown as Named;
  const day = facts.answers[form]?.[question];
  if (typeof day !== 'string') return true;
  return listOf(guard.params?.['marks']).every((mark) => isFrom(day, facts.marks[mark] ?? ''));
}

/** Moments of one day are compared by the minute only where both are known. */
function isFrom(day: string, since: string): boolean {
  const length = Math.min(day.length, since.length, 16);
  return day.slice(0, length) >= since.slice(0, length);
}

/** `staysWithTeam`: the team named is the one that has the child, or none has yet. */
export function staysWithTeam(guard: GuardFile, { facts, state }: GuardQuestion): boolean {
  const { form, question } = guard.params as unknown as Named;
  const team = facts.answers[form]?.[question];
  return team === undefined || state?.assigned.team === undefined || team === state.assigned.team;
}

/** Whether the answers of a form decide a guard that names questions. */
export function namesForm(guard: GuardFile, form: string): boolean {
  if (guard.type !== 'rowsCovered') return guard.params?.['form'] === form;
  const { of, by } = coverage(guard);
  return [of, ...by].some((named) => named.form === form);
}

function coverage(guard: GuardFile): { readonly of: Named; readonly by: readonly Named[] } {
  return guard.params as unknown as { readonly of: Named; readonly by: readonly Named[] };
}
