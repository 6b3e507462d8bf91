import type { ChangeLogLine, ChangeRow } from '#store';
import type { Engine } from '../context.ts';
import { problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import { changeStale, replaceChange } from './begin-change.ts';
import { contentDigest, standingOf } from './change-answer.ts';
import { publishedOf, requireChange } from './change-content.ts';
import { hindranceTo, type Hindrance, type StepName } from './change-steps.ts';
import { publishChange } from './publish-change.ts';

export interface StepAsked {
  readonly revision: number;
  readonly step: StepName;
  readonly words?: string;
  /** For publishing: the civil day from which it is in force; today without it. */
  readonly from?: string;
}

/**
 * Takes a change a step on.
 * @throws 409 with a sentence for what is not possible (now, or for this reader), 403 for another role, 412 when somebody wrote in it
 * meanwhile, 422 words-required
 */
export async function takeStep(engine: Engine, reader: Reader, id: string, asked: StepAsked): Promise<ChangeRow> {
  const change = await requireChange(engine, reader.authority, id);
  const base = await engine.workbench.base(reader.authority);
  const { standing } = standingOf(engine, reader, base, publishedOf(engine, reader.authority), change);
  const against = hindranceTo(asked.step, standing);
  if (against) throw refused(against);
  if (change.revision !== asked.revision) throw changeStale(change);
  if (asked.step === 'return' && !asked.words?.trim()) throw problem(422, 'words-required', 'Say what is to be changed, so that the author knows.');
  const at = engine.clock.now().toISOString();
  const words = asked.words?.trim();
  const line: ChangeLogLine = { at, by: reader.actor.id, step: asked.step, ...(words && { words }) };
  const next = { ...change, savedAt: at, log: [...change.log, line] };
  switch (asked.step) {
    case 'try':
      return replaceChange(engine, change, { ...next, savedAt: change.savedAt, tried: { digest: contentDigest(change), by: reader.actor.id, at } });
    case 'send':
      return replaceChange(engine, change, { ...next, status: 'review', review: { by: reader.actor.id, at, outcome: 'sent' } });
    case 'takeBack':
      return replaceChange(engine, change, { ...next, status: 'draft' });
    case 'return':
      return replaceChange(engine, change, { ...next, status: 'returned', review: { by: reader.actor.id, at, outcome: 'returned', ...(words && { words }) } });
    case 'withdraw':
      return replaceChange(engine, change, { ...next, status: 'withdrawn' });
    case 'publish':
      return publishChange(engine, reader, change, { from: asked.from, words });
    default:
      return asked.step satisfies never;
  }
}

function refused({ code, why }: Hindrance) {
  return problem(code === 'role-required' ? 403 : 409, code, why.en, { sentence: why });
}
