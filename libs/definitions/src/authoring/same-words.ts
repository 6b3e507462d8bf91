/** Words that carry the sense, in their simplest form. */
export function senseOf(text: string): readonly string[] {
  const plain = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return plain.filter((word) => word.length > 2 || /\d/.test(word)).map((word) => word.replace(/(?:’s|s)$/, ''));
}

/** How alike two texts are by their words: 0 to 1. */
export function alike(one: string, other: string): number {
  const [a, b] = [new Set(senseOf(one)), new Set(senseOf(other))];
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

/** True of texts that say the same but for small words, endings and marks. */
export function sameWords(one: string, other: string): boolean {
  return alike(one, other) === 1;
}
