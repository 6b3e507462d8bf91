import type { PersonState } from '#casework';

/** A word as searches compare it: lower case, without accents or marks. */
export function plainWord(word: string): string {
  return word.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The words of a question or a name, longest first. */
export function plainWords(text: string): string[] {
  const words = text.split(/[\s,.'’-]+/).map(plainWord).filter(Boolean);
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}

/** Every beginning of every name and identifier, so that a search needs equality only. */
export function searchTokens(person: PersonState): string[] {
  const names = person.names.flatMap((name) => plainWords(`${name.given ?? ''} ${name.family ?? ''}`));
  const identifiers = person.identifiers.map(({ value }) => plainWord(value));
  const beginnings = [...names, ...identifiers].flatMap((word) => Array.from({ length: Math.min(word.length, 20) }, (_, n) => word.slice(0, n + 1)));
  return [...new Set(beginnings)];
}

/** What possible duplicates share: the sound or beginning of a name, the day of birth, an identifier. */
export function matchKeys(person: Pick<PersonState, 'names' | 'birth' | 'identifiers'>): string[] {
  const words = person.names.flatMap((name) => plainWords(`${name.given ?? ''} ${name.family ?? ''}`));
  const birth = [person.birth?.date, person.birth?.expected].filter((day) => day !== undefined);
  return [
    ...new Set([
      ...words.map((word) => `sound:${soundOf(word)}`),
      ...words.filter((word) => word.length > 2).map((word) => `begins:${word.slice(0, 3)}`),
      ...birth.map((day) => `born:${day}`),
      ...person.identifiers.map(({ kind, value }) => `${kind}:${plainWord(value)}`),
    ]),
  ];
}

const groups = ['bfpv', 'cgjkqsxz', 'dt', 'l', 'mn', 'r'];
/** Soundex: the first letter, then the groups of the consonants. */
function soundOf(word: string): string {
  const codes = [...word].map((letter) => groups.findIndex((group) => group.includes(letter)) + 1);
  const kept = codes.filter((code, at) => at > 0 && code > 0 && code !== codes[at - 1]);
  return (word.slice(0, 1) + kept.join('')).slice(0, 4);
}
