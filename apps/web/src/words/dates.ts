import type { Language } from '#form-answers';

/** Browsers do not all bring Welsh, so the names of days and months stand here. */
const names = {
  en: {
    months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
    shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    shortDays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  },
  cy: {
    months: ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'],
    shortMonths: ['Ion', 'Chwef', 'Maw', 'Ebr', 'Mai', 'Meh', 'Gorff', 'Awst', 'Medi', 'Hyd', 'Tach', 'Rhag'],
    days: ['dydd Sul', 'dydd Llun', 'dydd Mawrth', 'dydd Mercher', 'dydd Iau', 'dydd Gwener', 'dydd Sadwrn'],
    shortDays: ['Sul', 'Llun', 'Maw', 'Mer', 'Iau', 'Gwen', 'Sad'],
  },
} as const;

const parts = (date: string): readonly [year: number, month: number, day: number] => {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  return [year, month, day];
};
const noon = (date: string): number => {
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day, 12);
};
const weekday = (date: string): number => new Date(noon(date)).getUTCDay();

/** `23 November 2026`, of a civil date or a local date-time. */
export const longDate = (date: string, language: Language): string => {
  const [year, month, day] = parts(date);
  return `${day} ${names[language].months[month - 1]} ${year}`;
};

/** `Monday 23 November 2026`, of a civil date. */
export const fullDate = (date: string, language: Language): string => `${names[language].days[weekday(date)]} ${longDate(date, language)}`;

/** `Fri 27 Nov`, of a civil date. */
export const shortDate = (date: string, language: Language): string => {
  const [, month, day] = parts(date);
  return `${names[language].shortDays[weekday(date)]} ${day} ${names[language].shortMonths[month - 1]}`;
};

/** Date and time of an instant as clocks in London show them: `2026-11-23` and `10:42`. */
const inLondon = (instant: Date): { readonly date: string; readonly time: string } => {
  const shown = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => shown.find((one) => one.type === type)?.value ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
};

/** `10:42`, of an instant. */
export const clockTime = (instant: string): string => inLondon(new Date(instant)).time;

/** `23 November 2026, 10:42`, of an instant. */
export const moment = (instant: string, language: Language): string => {
  const { date, time } = inLondon(new Date(instant));
  return `${longDate(date, language)}, ${time}`;
};

/** The civil date of an instant in London. */
export const civilDate = (instant: Date): string => inLondon(instant).date;

/** Whole days from one civil date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((noon(to) - noon(from)) / 86_400_000);
