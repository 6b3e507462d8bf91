import { canonicalJson } from '#definitions';
import type { Digest, EventOf, Hash, Unsealed } from './types.ts';

/** What stands in for the digest before a stream's first event. */
export const BEGINNING: Digest = '0'.repeat(64);

/** The event in its stream's chain: its answers digested with their salt, and the whole envelope digested with the one before. */
export function sealEvent<E extends EventOf<unknown>>(unsealed: Unsealed<E>, previous: Digest | undefined, hash: Hash): E {
  const { answers, ...envelope } = unsealed;
  const chained = { ...envelope, ...(answers ? { answersDigest: answersDigest(answers, hash) } : {}), previous: previous ?? BEGINNING };
  const sealed = { ...chained, digest: hash(canonicalJson(chained)), ...(answers ? { answers } : {}) };
  return sealed as unknown as E;
}

/** The digest that an event's envelope should have. */
export function envelopeDigest(event: EventOf<unknown>, hash: Hash): Digest {
  const { answers: _beside, digest: _own, ...envelope } = event;
  return hash(canonicalJson(envelope));
}

/** The digest of answers, salted so that erased ones cannot be guessed from it. */
export function answersDigest({ salt, data, reason, exception }: NonNullable<EventOf<unknown>['answers']>, hash: Hash): Digest {
  return hash(salt + canonicalJson({ data, ...(reason === undefined ? {} : { reason }), ...(exception === undefined ? {} : { exception }) }));
}
