import type { Finding } from '../types.ts';

/** A finding at a place given as keys. */
export function finding(file: string, keys: readonly (string | number)[], rule: string, message: string): Finding {
  return { file, path: toPointer(keys), rule, message };
}

export function toPointer(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** A finding for every name that is not among those that exist; none where the file that knows them cannot be read. */
export function unknownNames(
  file: string,
  names: readonly { readonly name: string; readonly at: readonly (string | number)[] }[],
  existing: readonly string[] | undefined,
  rule: string,
  what: string,
): readonly Finding[] {
  if (!existing) return [];
  return names
    .filter(({ name }) => !existing.includes(name))
    .map(({ name, at }) => finding(file, at, rule, `There is no ${what} '${name}'.${didYouMean(name, existing)}`));
}

/** A finding for every id that stands twice in a list. */
export function repeatedIds(file: string, at: readonly (string | number)[], ids: readonly string[], rule: string, what: string): readonly Finding[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [finding(file, [...at, index], rule, `The ${what} '${id}' is here twice: give each its own id.`)] : []));
}

/** The findings without those that say of another place what the first of them has said. */
export function firstSaid(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one, index) => findings.findIndex((other) => other.rule === one.rule && other.message === one.message) === index);
}

/** " Did you mean 'narrative'?", or what there is to choose from, or nothing. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const near = nearest(name, candidates);
  if (near !== undefined) return ` Did you mean '${near}'?`;
  if (candidates.length === 0) return '';
  return candidates.length <= 14 ? ` There is: ${[...candidates].sort().join(', ')}.` : '';
}

function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const allowed = Math.max(1, Math.floor(name.length / 3));
  const scored = candidates.map((candidate) => ({ candidate, score: distance(name.toLowerCase(), candidate.toLowerCase()) }));
  return scored.filter(({ score }) => score <= allowed).sort((a, b) => a.score - b.score)[0]?.candidate;
}

/** What is longer is no slip of the pen, and would take long to compare. */
const LONGEST_NAME = 200;

/** How many letters must be added, taken away or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
