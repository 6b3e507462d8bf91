import { answersDigest, BEGINNING, envelopeDigest } from './seal.ts';
import type { Digest, EventOf, Hash } from './types.ts';

/** A fault in a stream as stored: where, what kind, and a sentence for whoever runs `verify`. */
export interface StreamFault {
  readonly stream: string;
  readonly revision: number;
  /** `digest`: an envelope was altered; `chain`: it does not follow the one before; `answers`: answers were altered, removed, or left where an erasure lists them; `gap`: an event is missing or doubled. */
  readonly fault: 'digest' | 'chain' | 'answers' | 'gap';
  readonly sentence: string;
}

/**
 * The first fault of each kind in one stream's events, in order of revision; none when it is as it was written. Answers
 * that a later event lists as erased may be absent.
 */
export function verifyStream(events: readonly EventOf<unknown>[], hash: Hash): readonly StreamFault[] {
  const erased = erasures(events);
  const faults = new Map<StreamFault['fault'], StreamFault>();
  let expected = 1;
  let previous: Digest = BEGINNING;
  for (const event of events) {
    for (const fault of faultsOf(event, expected, previous, erased, hash)) if (!faults.has(fault.fault)) faults.set(fault.fault, fault);
    expected = event.revision + 1;
    previous = event.digest;
  }
  return [...faults.values()];
}

function faultsOf(event: EventOf<unknown>, expected: number, previous: Digest, erased: ReadonlyMap<string, number>, hash: Hash): StreamFault[] {
  const stream = `${event.stream.kind}:${event.stream.id}`;
  const at = (fault: StreamFault['fault'], what: string): StreamFault => ({
    stream,
    revision: event.revision,
    fault,
    sentence: `${stream}, revision ${event.revision}: ${what}`,
  });
  const faults: StreamFault[] = [];
  if (event.revision !== expected) faults.push(at('gap', `revision ${expected} was expected here; an event is missing or doubled.`));
  if (event.previous !== previous) faults.push(at('chain', 'it does not follow the event before it.'));
  if (envelopeDigest(event, hash) !== event.digest) faults.push(at('digest', 'what was recorded of this action has been altered.'));
  const answers = answersFault(event, erased, hash);
  if (answers) faults.push(at('answers', answers));
  return faults;
}

function answersFault(event: EventOf<unknown>, erased: ReadonlyMap<string, number>, hash: Hash): string | undefined {
  const { answers, answersDigest: sealed } = event;
  const isErased = (erased.get(event.actionId) ?? 0) > event.revision;
  if (answers === undefined) return sealed === undefined || isErased ? undefined : 'its answers are gone, and no erasure lists them.';
  if (isErased) return 'its answers were erased, and are there still or again. Erase them once more.';
  return sealed !== undefined && answersDigest(answers, hash) === sealed ? undefined : 'its answers have been altered.';
}

/** By action id: the last revision that lists its answers as erased. */
function erasures(events: readonly EventOf<unknown>[]): ReadonlyMap<string, number> {
  const listed = new Map<string, number>();
  for (const { body, revision } of events) {
    const ids = (body as { readonly erased?: readonly string[] } | null)?.erased;
    for (const id of ids ?? []) listed.set(id, revision);
  }
  return listed;
}
