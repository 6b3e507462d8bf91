import { driftOf } from '#authoring';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import { publishedOf } from './change-content.ts';

/** How what is in force differs from the pack. */
export async function driftAnswer(engine: Engine, { authority }: Reader) {
  const { current } = publishedOf(engine, authority);
  const { content } = await engine.workbench.base(authority);
  return { publication: current.ref, ...driftOf(current.content, content.clocks) };
}
