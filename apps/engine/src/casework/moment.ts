import { randomBytes } from 'node:crypto';
import type { Moment, PersonFacts, PersonState } from '#casework';
import { civilDateOf } from '../clock.ts';
import type { Engine } from '../context.ts';

/** What the world says now, for a decision about a case of this person. */
export function momentNow(engine: Pick<Engine, 'clock'>, person?: PersonState, more: Pick<Moment, 'draft' | 'staff'> = {}): Moment {
  const now = engine.clock.now();
  const today = civilDateOf(now);
  return {
    now: now.toISOString(), today, salt: randomBytes(16).toString('hex'), ...more,
    ...(person && { person: { ...factsAbout(person, today), id: person.id, revision: person.revision } }),
  };
}

function factsAbout(person: PersonState, today: string): PersonFacts {
  const birthDate = person.birth?.date;
  const expectedBirth = person.birth?.expected;
  const days = birthDate === undefined ? undefined : Math.round((Date.parse(today) - Date.parse(birthDate)) / 86_400_000);
  return {
    ...(birthDate !== undefined && { birthDate }),
    ...(expectedBirth !== undefined && { expectedBirth }),
    ...(days !== undefined && days >= 0 && { ageInDays: days }),
  };
}
