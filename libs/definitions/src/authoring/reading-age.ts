/**
 * The age at which a text is read with ease: the Flesch–Kincaid grade (J. P. Kincaid and others, "Derivation of new readability
 * formulas", Naval Technical Training Command, 1975) plus five, the age at which the first grade begins to read. For English only, and
 * for whole sentences: of a few words it says little.
 */
export function readingAge(text: string): number {
  const sentences = text.split(/[.!?:;]+(?:\s|$)/).filter((sentence) => /[a-z]/i.test(sentence));
  const words = text.match(/[a-z][a-z’'-]*/gi) ?? [];
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade = 0.39 * (words.length / Math.max(1, sentences.length)) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(5, Math.round(grade + 5));
}

/** Groups of vowels, less a silent ending; each word has one at least. */
export function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  const spoken = plain.replace(/(?:[^laeiouy]es|[^aeiouydt]ed|[^laeiouy]e)$/, (ending) => ending[0]!);
  return Math.max(1, (spoken.match(/[aeiouy]+/g) ?? []).length);
}

/** The words of a text, counted. */
export function wordCount(text: string): number {
  return (text.match(/\S+/g) ?? []).length;
}
