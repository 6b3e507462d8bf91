import type { PersonState } from './types.ts';

/** What is compared: a person recorded, or one about to be. */
export type Comparable = Partial<Pick<PersonState, 'names' | 'birth' | 'sex' | 'identifiers'>>;
/** How likely two records are of one person, 0 to 1, and what speaks for it. */
export interface PersonMatch {
  readonly score: number;
  /** True where a worker should look before recording a second person. */
  readonly likely: boolean;
  readonly because: readonly ('identifier' | 'name' | 'similarName' | 'nameSound' | 'swappedNames' | 'birthDate' | 'birthDateSwapped' | 'birthNear' | 'expectedNear')[];
}
type Because = PersonMatch['because'][number];
type Weighed = { readonly weight: number; readonly because?: Because };

const LIKELY = 0.55;
const NO_MATCH: Weighed = { weight: 0 };

/**
 * Compares two people as a worker would: the same number settles it; else the name (also swapped, misspelt, or alike in
 * sound) and the birth (also with day and month swapped, within a year of an estimated age, or born about when expected).
 */
export function personMatches(a: Comparable, b: Comparable): PersonMatch {
  if (sharesIdentifier(a, b)) return { score: 1, likely: true, because: ['identifier'] };
  const name = bestName(a, b);
  const birth = compareBirth(a.birth, b.birth);
  // Different known dates speak against; where one is unknown the name alone must decide.
  const known = birth !== undefined;
  const score = known ? name.weight * 0.6 + birth.weight * 0.4 : name.weight * 0.75;
  const because = [name.because, birth?.because].filter((one) => one !== undefined);
  return { score: round(score), likely: name.weight > 0 && score >= LIKELY, because };
}

function sharesIdentifier(a: Comparable, b: Comparable): boolean {
  const plain = (value: string): string => value.replace(/\s/g, '').toLowerCase();
  return (a.identifiers ?? []).some((one) => (b.identifiers ?? []).some((other) => one.kind === other.kind && plain(one.value) === plain(other.value)));
}

function bestName(a: Comparable, b: Comparable): Weighed {
  let best = NO_MATCH;
  for (const one of a.names ?? []) for (const other of b.names ?? []) best = heavier(best, compareName(one, other));
  return best;
}

type Name = PersonState['names'][number];

function compareName(a: Name, b: Name): Weighed {
  const [ag, af, bg, bf] = [plain(a.given), plain(a.family), plain(b.given), plain(b.family)];
  if (!ag && !af) return NO_MATCH;
  if (!af || !bf || !ag || !bg) return compareSingle([ag, af].filter(Boolean), [bg, bf].filter(Boolean));
  const swapped = both(comparePart(ag, bf), comparePart(af, bg));
  return heavier(both(comparePart(ag, bg), comparePart(af, bf)), { weight: swapped.weight * 0.95, ...(swapped.weight > 0 ? { because: 'swappedNames' } : {}) });
}

/** With one name only, it may be either part of the other's. */
function compareSingle(a: readonly string[], b: readonly string[]): Weighed {
  let best = NO_MATCH;
  for (const one of a) for (const other of b) best = heavier(best, comparePart(one, other));
  return { ...best, weight: best.weight * 0.8 };
}

function comparePart(a: string, b: string): Weighed {
  if (a === b) return { weight: 1, because: 'name' };
  const distance = editDistance(a, b);
  const longer = Math.max(a.length, b.length);
  if (distance === 1 && longer > 3) return { weight: 0.9, because: 'similarName' };
  if (distance === 2 && longer > 6) return { weight: 0.8, because: 'similarName' };
  if (soundOf(a) === soundOf(b)) return { weight: 0.75, because: 'nameSound' };
  const short = Math.min(a.length, b.length);
  // Kit for Kitty, Dan for Daniel.
  return short >= 3 && (a.startsWith(b) || b.startsWith(a)) ? { weight: 0.75, because: 'similarName' } : NO_MATCH;
}

function both(a: Weighed, b: Weighed): Weighed {
  if (a.weight === 0 || b.weight === 0) return NO_MATCH;
  return { weight: (a.weight + b.weight) / 2, because: (a.weight < b.weight ? a : b).because ?? 'name' };
}

function compareBirth(a: PersonState['birth'], b: PersonState['birth']): Weighed | undefined {
  if (!a || !b) return undefined;
  if (a.date && b.date) return compareDates(a.date, b.date);
  const [from, to] = [bornAbout(a), bornAbout(b)];
  if (from === undefined || to === undefined) return undefined;
  const years = Math.abs(from - to);
  if (a.expected || b.expected) return years <= 0.25 ? { weight: 0.9, because: 'expectedNear' } : NO_MATCH;
  return years <= 1 ? { weight: 0.7, because: 'birthNear' } : NO_MATCH;
}

function compareDates(a: string, b: string): Weighed {
  if (a === b) return { weight: 1, because: 'birthDate' };
  if (`${a.slice(0, 4)}-${a.slice(8, 10)}-${a.slice(5, 7)}` === b) return { weight: 0.9, because: 'birthDateSwapped' };
  return editDistance(a, b) === 1 ? { weight: 0.7, because: 'birthNear' } : NO_MATCH;
}

/** The time of birth in years, near enough to compare. */
function bornAbout({ date, expected, estimatedAge, estimatedOn }: NonNullable<PersonState['birth']>): number | undefined {
  const day = date ?? expected ?? estimatedOn;
  if (day === undefined) return undefined;
  const years = +day.slice(0, 4) + (+day.slice(5, 7) - 1) / 12 + +day.slice(8, 10) / 365;
  // "Six" is anywhere from the sixth birthday to the seventh.
  return estimatedAge === undefined ? years : years - estimatedAge - 0.5;
}

function plain(name: string | undefined): string {
  return (name ?? '').normalize('NFD').replace(/[^\p{L}]/gu, '').toLowerCase();
}

/** Letters to add, drop, change or swap with their neighbour to get from one to the other. */
function editDistance(a: string, b: string): number {
  let last: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const before = row;
    row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (last[j - 2] ?? 0) + 1);
      row.push(least);
    }
    last = before;
  }
  return row[b.length] ?? 0;
}

const SOUNDS: { readonly [letter: string]: string } = Object.fromEntries(
  [['bfpvw', '1'], ['cgjkqsxz', '2'], ['dt', '3'], ['l', '4'], ['mn', '5'], ['r', '6']].flatMap(([letters = '', code = '']) => [...letters].map((letter) => [letter, code])),
);

/** Soundex with the first letter by its sound too, so that Catrin and Katrin are alike, and ph as f. */
function soundOf(name: string): string {
  const letters = [...name.replace(/ph/g, 'f').replace(/[^a-z]/g, '')];
  const codes = letters.map((letter) => SOUNDS[letter] ?? '');
  const first = codes[0] || (letters[0] ?? '');
  const rest = codes.slice(1).filter((code, index) => code !== '' && code !== codes[index]);
  return `${first}${rest.join('')}`.slice(0, 4);
}

function heavier(a: Weighed, b: Weighed): Weighed {
  return b.weight > a.weight ? b : a;
}

function round(score: number): number {
  return Math.round(score * 100) / 100;
}
