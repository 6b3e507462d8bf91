import type { ActionView, Case, ClockView } from '#api-client';
import type { Answers } from '#form-answers';

/** The limit that an explanation is about, once its answers name one of the case's; its questions then need not be asked. */
export const explainedClock = (does: ActionView['does'] | undefined, { clocks }: Pick<Case, 'clocks'>, answers: Answers): ClockView | undefined =>
  does === 'explain' ? clocks.find(({ id, instance }) => id === answers['clock'] && instance === answers['instance']) : undefined;

/** Says which of a limit's times is meant; a number that only the system needs. */
export const COUNTS_THE_CLOCK = 'instance';
/** The questions by which an explanation names its limit. */
export const NAMES_THE_CLOCK: ReadonlySet<string> = new Set(['clock', COUNTS_THE_CLOCK]);
