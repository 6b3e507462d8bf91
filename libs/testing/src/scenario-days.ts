import type { Json } from '#definitions';
import { addDays, londonDay, londonInstant, weekday } from './london-time.ts';
import type { ScenarioStep } from './scenario-types.ts';

const dayText = /^\$day:(-?\d+)(T\d\d:\d\d)?$/;

const resolved = (value: Json, start: string): string | undefined => {
  if (typeof value === 'string') {
    const match = dayText.exec(value);
    return match ? `${addDays(start, Number(match[1]))}${match[2] ?? ''}` : undefined;
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && '$day' in value) {
    const offset = (value as { readonly $day: Json }).$day;
    return typeof offset === 'number' ? addDays(start, offset) : undefined;
  }
  return undefined;
};

/**
 * Puts dates in the place of `"$day:5"` and `{ "$day": 5 }`, anywhere in a value: the civil day five days after `start`.
 * `"$day:5T14:30"` is half past two on that day.
 */
export const resolveDays = <T extends Json>(value: T, start: string): T => {
  const date = resolved(value, start);
  if (date !== undefined) return date as T;
  if (Array.isArray(value)) return value.map((item: Json) => resolveDays(item, start)) as unknown as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveDays(item as Json, start)])) as T;
};

/** When a step happened and when it is entered. */
export interface StepMoment {
  readonly now: string;
  readonly happenedOn?: string;
}

const nextTime = (time: string): string => {
  const minutes = Math.min(Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + 15, 23 * 60 + 45);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** The moment of every step of a scenario that starts on the civil day `start`. */
export const stepMoments = (steps: readonly ScenarioStep[], start: string): StepMoment[] => {
  let previous = { day: Number.NaN, time: '09:00' };
  return steps.map((step) => {
    const time = step.time ?? (step.day === previous.day ? nextTime(previous.time) : '09:00');
    previous = { day: step.day, time };
    const happenedOn = typeof step.happenedOn === 'number' ? addDays(start, step.happenedOn) : step.happenedOn;
    return {
      now: londonInstant(addDays(start, step.day), time),
      ...(happenedOn !== undefined && { happenedOn: resolveDays(happenedOn, start) }),
    };
  });
};

/**
 * The day a scenario must start so that its last step lies in the past by about a week at most, and its weekdays fall as they
 * were written (day 0 is a Monday).
 * @param now the instant nothing may lie after
 */
export const startEndingBy = (steps: readonly ScenarioStep[], now: string): string => {
  let start = addDays(londonDay(now), -Math.max(0, ...steps.map((step) => step.day)));
  start = addDays(start, -((weekday(start) + 6) % 7));
  const last = stepMoments(steps, start).reduce((latest, moment) => (moment.now > latest ? moment.now : latest), '');
  return last <= now ? start : addDays(start, -7);
};
