import { replay, type ChangeRow, type Replay } from '#store';
import { contentOfChange } from '../authoring/change-content.ts';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';

/** A change against every open case. Authors and publishers see no case: they are told how many, and why. */
export async function replayChange(engine: Engine, { published }: Reader, change: ChangeRow): Promise<Replay> {
  await engine.background.settled();
  return replay(engine.store, published, await contentOfChange(engine, change), engine.clock.now().toISOString());
}
