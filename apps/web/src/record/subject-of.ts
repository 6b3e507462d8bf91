import type { ActionView, Case, ClockView, HistoryEvent } from '#api-client';
import type { Answers } from '#form-answers';

/** The questions by which an explanation names its limit, and a correction its step. */
export const NAMES_THE_CLOCK: ReadonlySet<string> = new Set(['clock', 'instance']);
export const NAMES_THE_STEP: ReadonlySet<string> = new Set(['corrects']);

/** The limit that an explanation is about, once its answers name one of the case's; its questions then need not be asked. */
export const explainedClock = (does: ActionView['does'] | undefined, { clocks }: Pick<Case, 'clocks'>, answers: Answers): ClockView | undefined =>
  does === 'explain' ? clocks.find(({ id, instance }) => id === answers['clock'] && instance === answers['instance']) : undefined;

/** The step of the history that a correction is about. */
export const correctedStep = (events: readonly HistoryEvent[], answers: Answers): HistoryEvent | undefined =>
  events.find(({ revision }) => revision === answers['corrects']);

/** What the way to a draft said that it is about: `?clock=…&instance=…` or `?corrects=…`. */
export const subjectIn = (search: URLSearchParams): Answers => {
  const [clock, corrects] = [search.get('clock'), Number(search.get('corrects'))];
  if (clock) return { clock, instance: Number(search.get('instance')) };
  return Number.isInteger(corrects) && corrects > 0 ? { corrects } : {};
};
