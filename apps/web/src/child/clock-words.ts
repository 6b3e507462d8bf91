import type { ClockView } from '#api-client';
import { daysBetween } from '../words/dates.ts';

export type ClockLook = 'late' | 'soon' | 'met' | 'plain';
/** A clock in words: a message key with its numbers, and how it looks. */
export interface ClockWords {
  readonly look: ClockLook;
  readonly chip: string;
  readonly count: number;
  /** How full its bar is, 0 to 100. */
  readonly full: number;
}

/** What the chip of a clock says today. Working days left are the clock's own count; lateness is counted in days. */
export const clockWords = (clock: ClockView, today: string): ClockWords => {
  const full = clock.of > 0 ? Math.min(100, Math.max(0, Math.round((clock.gone / clock.of) * 100))) : 100;
  if (clock.state === 'met') return { look: clock.late ? 'late' : 'met', chip: clock.late ? 'clock.metLate' : 'clock.met', count: 0, full: 100 };
  if (clock.state === 'cancelled') return { look: 'plain', chip: 'clock.cancelled', count: 0, full };
  if (clock.state === 'paused') return { look: 'plain', chip: 'clock.paused', count: 0, full };
  if (clock.kind === 'total') return { look: clock.late ? 'late' : clock.near ? 'soon' : 'plain', chip: clock.late ? 'clock.usedUp' : 'clock.leftOf', count: clock.late ? 0 : Math.max(0, clock.of - used(clock)), full };
  if (clock.late) return { look: 'late', chip: 'clock.late', count: Math.max(1, daysBetween(clock.dueOn, today)), full: 100 };
  if (clock.dueOn.slice(0, 10) === today) return { look: 'soon', chip: 'clock.today', count: 0, full };
  return { look: clock.near ? 'soon' : 'plain', chip: 'clock.left', count: Math.max(1, daysBetween(today, clock.dueOn)), full };
};

/** The days that a limit on a sum of days has used up: of all stays in its months together. */
export const used = ({ used: days, gone }: ClockView): number => days ?? gone;

/** When the work for a limit has to begin: a message key and its day; nothing where that is past and it has begun. */
export const forecastOf = (clock: ClockView, today: string): { readonly key: string; readonly date: string; readonly look: ClockLook } | undefined => {
  if (clock.state !== 'running' || clock.late || clock.startBy === undefined) return undefined;
  if (clock.atRisk) return { key: 'clock.atRisk', date: clock.startBy, look: 'soon' };
  return clock.startBy.slice(0, 10) < today ? undefined : { key: 'clock.startBy', date: clock.startBy, look: 'plain' };
};

/** Running ones first, late before the rest, then by day; met and cancelled last, newest first. */
export const inOrder = (clocks: readonly ClockView[]): readonly ClockView[] => {
  const rank = (clock: ClockView) => (clock.state === 'running' || clock.state === 'paused' ? 0 : 1);
  return [...clocks].sort((a, b) => rank(a) - rank(b) || (rank(a) === 0 ? a.dueOn.localeCompare(b.dueOn) : b.dueOn.localeCompare(a.dueOn)));
};

/** So many limits that still run are seen at once; the rest are later and fold up, but no late one does. */
const NEAREST = 6;
/** So many limits that are over are worth seeing at once; the earlier ones fold up. */
const RECENT = 2;

/** The limits to show, those that run longer than they, and those long over; one that still waits for its reason is never folded away. */
export const split = (clocks: readonly ClockView[]): { readonly now: readonly ClockView[]; readonly later: readonly ClockView[]; readonly before: readonly ClockView[] } => {
  const isOver = ({ state, late, reason }: ClockView) => state !== 'running' && state !== 'paused' && !(late && !reason);
  const ordered = inOrder(clocks);
  const over = ordered.filter(isOver);
  const before = new Set(over.length > RECENT + 1 ? over.slice(RECENT) : []);
  const quiet = ordered.filter((clock) => !isOver(clock) && !clock.late && !clock.near && !clock.atRisk);
  const runningOn = ordered.filter((clock) => !isOver(clock)).length;
  const later = new Set(quiet.slice(Math.max(0, quiet.length - Math.max(0, runningOn - NEAREST))));
  return { now: ordered.filter((clock) => !before.has(clock) && !later.has(clock)), later: [...later], before: [...before] };
};
