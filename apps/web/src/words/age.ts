import { daysBetween } from './dates.ts';

export type Age = { readonly unit: 'years' | 'months' | 'days'; readonly count: number };

/** An age as people say it: days in the first month, months in the first two years, then years. */
export const ageOn = (birth: string, today: string): Age => {
  const days = daysBetween(birth, today);
  const [by = 0, bm = 0, bd = 0] = birth.split('-').map(Number);
  const [ty = 0, tm = 0, td = 0] = today.split('-').map(Number);
  const months = (ty - by) * 12 + (tm - bm) - (td < bd ? 1 : 0);
  if (months < 1) return { unit: 'days', count: Math.max(0, days) };
  return months < 24 ? { unit: 'months', count: months } : { unit: 'years', count: Math.floor(months / 12) };
};
