import type { Language } from '#form-answers';

const locale = { en: 'en-GB', cy: 'cy-GB' } as const;
const zone = 'Europe/London';
const civil = (date: string): Date => new Date(`${date.slice(0, 10)}T12:00:00Z`);

const format = (date: Date, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale[language], { timeZone: zone, ...options }).format(date);

/** `Monday 23 November 2026`, of a civil date. */
export const fullDate = (date: string, language: Language): string =>
  format(civil(date), language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');

/** `23 November 2026`, of a civil date or a local date-time. */
export const longDate = (date: string, language: Language): string =>
  format(civil(date), language, { day: 'numeric', month: 'long', year: 'numeric' });

/** `Fri 27 Nov`, of a civil date. */
export const shortDate = (date: string, language: Language): string =>
  format(civil(date), language, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');

/** `10:42`, of an instant, as clocks in London show it. */
export const clockTime = (instant: string, language: Language): string =>
  format(new Date(instant), language, { hour: '2-digit', minute: '2-digit' });

/** `23 November 2026, 10:42`, of an instant. */
export const moment = (instant: string, language: Language): string =>
  `${format(new Date(instant), language, { day: 'numeric', month: 'long', year: 'numeric' })}, ${clockTime(instant, language)}`;

/** The civil date of an instant in London. */
export const civilDate = (instant: Date): string => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
};

/** Whole days from one civil date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((civil(to).getTime() - civil(from).getTime()) / 86_400_000);
