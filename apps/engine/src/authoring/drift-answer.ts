import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import { publishedOf } from './change-content.ts';

/** How what is in force differs from the pack. */
export function driftAnswer(engine: Engine, { authority }: Reader): object {
  const { current } = publishedOf(engine, authority);
  return { publication: current.ref };
}
