import { addDays, isWorkingDay } from '#casework';
import type { Calendar } from '#definitions';
import type { ScenarioStep } from '#testing';
import { londonDay, startEndingBy, stepMoments } from '#testing';

/** From this many days on, a story keeps the weekdays it was written with. */
const longStory = 5;

/** The working day that lies `count` working days before a day that is not one of them itself. */
function workingDayBefore(today: string, count: number, calendar: Calendar): string {
  let day = today;
  let left = Math.max(count, 1);
  while (left > 0) {
    day = addDays(day, -1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/**
 * The day on which a story starts so that its last step lies `workingDaysAgo` working days before now, or as soon before
 * that as its weekdays allow. Where steps would fall on holidays, up to three weeks earlier is tried.
 */
export function startOf(steps: readonly ScenarioStep[], workingDaysAgo: number | undefined, now: string, calendar: Calendar): string {
  const last = Math.max(0, ...steps.map(({ day }) => day));
  const end = workingDaysAgo === undefined ? now : stepMoments([{ day: 0, time: '23:59', actor: '', case: '', action: '' }], workingDayBefore(londonDay(now), workingDaysAgo, calendar))[0]!.now;
  if (last < longStory && workingDaysAgo !== undefined) return earlierUntil(addDays(londonDay(end), -last), 1, steps, calendar);
  return earlierUntil(startEndingBy(steps, end), 7, steps, calendar);
}

function earlierUntil(start: string, by: number, steps: readonly ScenarioStep[], calendar: Calendar): string {
  const days = [...new Set(steps.map(({ day }) => day))];
  const isFree = (from: string) => days.every((day) => isWorkingDay(addDays(from, day), calendar));
  const candidates = [0, 1, 2, 3].map((times) => addDays(start, -times * by));
  return candidates.find(isFree) ?? start;
}
