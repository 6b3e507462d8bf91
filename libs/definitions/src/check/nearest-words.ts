/** The text that has most words in common with this one, if at least half; compares words, as distances of whole sentences would take too long. */
export function nearestWords(text: string, candidates: readonly string[]): string | undefined {
  const own = wordsOf(text);
  const scored = candidates.map((candidate) => ({ candidate, score: likeness(own, wordsOf(candidate)) }));
  return scored.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score)[0]?.candidate;
}

/** Twice the words in both, of the words in each: 1 for the same words, 0 for none in common. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}{}]+/gu) ?? []);
}
