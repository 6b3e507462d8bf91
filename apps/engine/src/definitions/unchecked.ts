/** Removes from words the mark that no Welsh speaker has checked them: it is for authors, never for families. What has none stays the same object. */
export function withoutUnchecked<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => withoutUnchecked(item));
    return items.some((item, at) => item !== value[at]) ? (items as T) : value;
  }
  const entries = Object.entries(value as object) as [string, unknown][];
  const kept = entries.filter(([key]) => !(key === 'unchecked' && isText(value)));
  const cleaned = kept.map(([key, item]): [string, unknown] => [key, withoutUnchecked(item)]);
  const isSame = kept.length === entries.length && cleaned.every(([, item], at) => item === kept[at]?.[1]);
  return isSame ? value : (Object.fromEntries(cleaned) as T);
}

function isText(value: object): boolean {
  return 'en' in value && typeof value.en === 'string' && 'unchecked' in value && value.unchecked === true;
}
