import { createHash } from 'node:crypto';

/**
 * A uuid that depends on its parts alone, in the form of version 5: the same authority, key and step get the same id on
 * every run, so that what is repeated is recognised.
 */
export const uuidFrom = (...parts: readonly string[]): string => {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex');
  const variant = '89ab'[parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** sha-256 of a text as lower-case hex: the `Hash` that the core asks for. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
