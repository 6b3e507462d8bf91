/** Nobody writes forms within forms as deep as this. What is deeper is meant to exhaust whoever walks through it. */
const deepest = 50;
/** Half a pair of UTF-16 cannot be stored as it is: the answers would no longer fit their digest. */
const halfPair = /\p{Surrogate}/u;

/** Whether parsed JSON can be walked through and stored exactly as it was sent. */
export function isSoundJson(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !halfPair.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= deepest) return false;
  if (Array.isArray(value)) return value.every((item) => isSoundJson(item, depth + 1));
  return Object.entries(value).every(([key, held]) => !key.includes('\0') && !halfPair.test(key) && isSoundJson(held, depth + 1));
}
