import type { RolesFile, Text } from '#definitions';

const MONTHS = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  cy: ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'],
} as const;
const WEEKDAYS = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  cy: ['ddydd Sul', 'ddydd Llun', 'ddydd Mawrth', 'ddydd Mercher', 'ddydd Iau', 'ddydd Gwener', 'ddydd Sadwrn'],
} as const;
type Language = 'en' | 'cy';

/** A sentence in both languages; each part that is itself a text is said in the language of the sentence. */
export function sentence(en: string, cy: string, parts: { readonly [name: string]: Text | string } = {}): Text {
  return { en: fill(en, parts, 'en'), cy: fill(cy, parts, 'cy') };
}

/** The labels of roles, joined as in speech: "a team manager or a practice supervisor". */
export function roleNames(roles: RolesFile['roles'], ids: readonly string[]): Text {
  const labels = ids.map((id) => roles.find((role) => role.id === id)?.label ?? { en: id });
  return joined(labels.map((label) => ({ en: label.en.toLowerCase(), cy: (label.cy ?? label.en).toLowerCase() })));
}

/** Texts as an enumeration with "or" before the last. */
export function joined(texts: readonly Text[]): Text {
  const list = (language: Language, or: string): string => {
    const words = texts.map((text) => text[language] ?? text.en);
    return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${or} ${words.at(-1) ?? ''}`;
  };
  return { en: list('en', 'or'), cy: list('cy', 'neu') };
}

/** "Friday 20 November", of a date or local date-time; in Welsh as it follows a verb, "ddydd Gwener 20 Tachwedd". */
export function dayName(date: string): Text {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  const say = (language: Language): string =>
    `${WEEKDAYS[language][day.getUTCDay()] ?? ''} ${day.getUTCDate()} ${MONTHS[language][day.getUTCMonth()] ?? ''}`;
  return { en: say('en'), cy: say('cy') };
}

/** The same where no verb comes before it: "ers dydd Gwener 20 Tachwedd". */
export function dayNamed(date: string): Text {
  const { en, cy = en } = dayName(date);
  return { en, cy: cy.replace(/^dd/, 'd') };
}

/** With its year, "Friday 20 November 2026", for days that may lie further back. */
export function dayAndYear(date: string, after: 'verb' | 'named' = 'verb'): Text {
  const { en, cy = en } = after === 'verb' ? dayName(date) : dayNamed(date);
  const year = date.slice(0, 4);
  return { en: `${en} ${year}`, cy: `${cy} ${year}` };
}

function fill(pattern: string, parts: { readonly [name: string]: Text | string }, language: Language): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const part = parts[name];
    if (part === undefined) return whole;
    return typeof part === 'string' ? part : (part[language] ?? part.en);
  });
}
