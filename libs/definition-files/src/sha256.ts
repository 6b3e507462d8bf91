import { createHash } from 'node:crypto';

/** sha-256 of a text, as lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
