/** A real day of the Gregorian calendar, `2026-03-27`; 2026-02-30 is none. */
const DAY =
  '(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))' +
  '|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)';

/**
 * The named formats that a question may have; each is a regular expression or a function that stands alone,
 * because validator modules carry its text.
 * `date-time` is a local date and time in Europe/London without zone, `2026-03-27T14:30`: what a worker writes down.
 */
export const FORMATS: { readonly [name: string]: RegExp | ((text: string) => boolean) } = {
  date: new RegExp(`^${DAY}$`),
  'date-time': new RegExp(`^${DAY}T(?:[01]\\d|2[0-3]):[0-5]\\d$`),
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  postcode: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
  phone: /^\+?[\d ()-]{6,20}$/,
  'nhs-number': nhsNumber,
  upn: uniquePupilNumber,
};

/** The formats an author may name for a question (a row's `uuid` is the platform's own). */
export const QUESTION_FORMATS: readonly string[] = ['date', 'date-time', 'nhs-number', 'upn', 'postcode', 'phone'];

/** Ten digits of which the last is the modulus 11 check digit (NHS Data Dictionary, NHS NUMBER). */
function nhsNumber(text: string): boolean {
  const digits = text.replaceAll(' ', '');
  if (!/^\d{10}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** A check letter, then twelve digits of which a temporary number's last is a letter (DfE, "A guide to unique pupil numbers"). */
function uniquePupilNumber(text: string): boolean {
  const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
  if (!/^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(text)) return false;
  let sum = 0;
  for (let i = 1; i < 13; i++) {
    const value = /\d/.test(text.charAt(i)) ? Number(text.charAt(i)) : letters.indexOf(text.charAt(i));
    sum += value * (i + 1);
  }
  return letters[sum % 23] === text[0];
}
