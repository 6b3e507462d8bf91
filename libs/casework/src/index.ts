/** Casework: what may be done in a case or to a person, what then happened, and what follows from it. Pure. */
export type * from './types.ts';
export { answerAccess } from './access.ts';
export { availableActions } from './available-actions.ts';
export { caseClocks, caseView } from './case-view.ts';
export { addDays, addHours, addMonths, dayNumber, findDate, londonTime } from './civil-dates.ts';
export { clocksOf, dueOn } from './clocks.ts';
export { decideCase, openCase, type Opening } from './decide.ts';
export { ERASED, eraseAnswers, erasePersonAnswers, type Erasing } from './erase.ts';
export { evolveCase, foldCase } from './evolve.ts';
export { checkWorkflow, type WorkflowFinding } from './explore.ts';
export { caseHistory, type HistoryLine } from './history.ts';
export { createPerson, decidePerson, evolvePerson, personFacts, personName, type NewPerson } from './person.ts';
export { personMatches, type Comparable, type PersonMatch } from './person-matches.ts';
export { redecide, type Redecision } from './redecide.ts';
export { sealEvent } from './seal.ts';
export { verifyStream, type StreamFault } from './verify.ts';
export { addWorkingDays, calendarCovers, isWorkingDay, workingDaysBetween } from './working-days.ts';
export { sortWorklist, worklistItems, type WorklistItem, type WorklistNames } from './worklist.ts';
