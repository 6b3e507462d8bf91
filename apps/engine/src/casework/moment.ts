import { randomUUID } from 'node:crypto';
import { personFacts, type Moment, type PersonState } from '#casework';
import { civilDateOf } from '../clock.ts';
import type { Engine } from '../context.ts';

/** What the world says now, for a decision about a case of this person. */
export function momentNow(engine: Pick<Engine, 'clock'>, person?: PersonState, more: Pick<Moment, 'draft' | 'staff' | 'teams'> = {}): Moment {
  const now = engine.clock.now();
  const today = civilDateOf(now);
  return {
    now: now.toISOString(), today, salt: randomUUID().replaceAll('-', ''), ...more,
    ...(person && { person: { ...personFacts(person, today), id: person.id, revision: person.revision } }),
  };
}
