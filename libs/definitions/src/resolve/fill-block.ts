import type { BlockFile, DimensionsFile, Json } from '../types.ts';

export type Dimension = DimensionsFile['dimensions'][number];

/**
 * The block with a dimension filled in: `{dimension}` becomes its id; `{dimension.title}` and `{dimension.hint}` its words,
 * the Welsh ones under a `cy` key.
 */
export function fillBlock(block: BlockFile, dimension: Dimension | undefined): BlockFile {
  // A block is JSON, and stays a block: only words inside its strings and keys change.
  return dimension ? (fill(block as unknown as Json, dimension, 'en') as unknown as BlockFile) : block;
}

function fill(value: Json, dimension: Dimension, language: 'en' | 'cy'): Json {
  if (typeof value === 'string') return fillText(value, dimension, language);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => fill(item, dimension, language));
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [fillText(key, dimension, 'en'), fill(inner, dimension, key === 'cy' ? 'cy' : 'en')]),
  );
  return 'cy' in filled && filledInUnchecked(value, dimension) ? { ...filled, unchecked: true } : filled;
}

/** Welsh words of a dimension that nobody has checked are no better where they are filled in. */
function filledInUnchecked(written: object, dimension: Dimension): boolean {
  const cy = 'cy' in written && typeof written.cy === 'string' ? written.cy : '';
  return (['title', 'hint'] as const).some((part) => cy.includes(`{dimension.${part}}`) && dimension[part]?.unchecked === true);
}

function fillText(text: string, dimension: Dimension, language: 'en' | 'cy'): string {
  const words = (of: { readonly en: string; readonly cy?: string } | undefined) => of?.[language] ?? of?.en ?? '';
  return text
    .replaceAll('{dimension}', dimension.id)
    .replaceAll('{dimension.title}', words(dimension.title))
    .replaceAll('{dimension.hint}', words(dimension.hint));
}
