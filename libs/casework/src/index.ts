/** Casework: what may be done in a case or to a person, what then happened, and what follows from it. Pure. */
export type * from './types.ts';
export { availableActions } from './available-actions.ts';
export { caseClocks, caseView } from './case-view.ts';
export { addDays, addMonths, dayNumber, findDate, londonTime } from './civil-dates.ts';
export { clocksOf, dueOn } from './clocks.ts';
export { decideCase, openCase, type Opening } from './decide.ts';
export { evolveCase, foldCase } from './evolve.ts';
export { addWorkingDays, calendarCovers, isWorkingDay, workingDaysBetween } from './working-days.ts';
