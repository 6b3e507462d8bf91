/** A date as it is typed: three texts that need not make a date. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const pad = (text: string): string => (/^\d$/.test(text) ? `0${text}` : text);
const plain = (text: string): string => text.trim().replaceAll('-', '');

/** `2026-11-31` from what was typed, real date or not; '' when nothing was. */
export const writeDate = ({ day, month, year }: DateParts): string => {
  const parts = [plain(year), pad(plain(month)), pad(plain(day))];
  return parts.every((part) => part === '') ? '' : parts.join('-');
};

/** What was typed, from what was kept; digits lose the zero that was put before them. */
export const readDate = (value: unknown): DateParts => {
  const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : [];
  const bare = (text: string) => (/^0\d$/.test(text) ? text.slice(1) : text);
  return { day: bare(day), month: bare(month), year };
};

/** A local date-time `2026-11-23T14:30`, split at the T. */
export const splitDateTime = (value: unknown): readonly [date: string, time: string] => {
  const [date = '', time = ''] = typeof value === 'string' ? value.split('T') : [];
  return [date, time];
};

/** Joins a date and a time of day; '' when both are blank. `9.30`, `930` and `9:30` are all 09:30. */
export const joinDateTime = (date: string, time: string): string => {
  const digits = /^(\d{1,2})[:.]?(\d{2})$/.exec(time.trim());
  const clock = digits ? `${(digits[1] ?? '').padStart(2, '0')}:${digits[2]}` : time.trim().replaceAll('T', '');
  return date === '' && clock === '' ? '' : `${date}T${clock}`;
};
