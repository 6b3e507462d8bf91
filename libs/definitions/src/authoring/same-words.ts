/** Words that carry the sense, in their simplest form. */
export function senseOf(text: string): readonly string[] {
  const plain = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return plain.filter((word) => word.length > 2 || /\d/.test(word)).map((word) => word.replace(/(?:’s|s)$/, ''));
}

/** Every text is compared with every other, so the words of each are looked for once. */
const known = new Map<string, ReadonlySet<string>>();
const MOST_KNOWN = 10_000;

function wordsOf(text: string): ReadonlySet<string> {
  const before = known.get(text);
  if (before) return before;
  const words = new Set(senseOf(text));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, words);
  return words;
}

/** How alike two texts are by their words: 0 to 1. */
export function alike(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / (a.size + b.size - shared);
}

/** True of texts that say the same but for small words, endings and marks. */
export function sameWords(one: string, other: string): boolean {
  return alike(one, other) === 1;
}
