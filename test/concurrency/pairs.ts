import type { HttpReply } from '#testing';
import { actionTypes, decisionAnswers, type AskedAction } from '../faults/casework-words.ts';
import type { Desk, ProblemBody, Window } from './desk.ts';

/** How the two of each pair fared. */
export interface PairTally {
  readonly pairs: number;
  /** Pairs of which exactly one was recorded and the other told that it is stale. */
  readonly oneWon: number;
  readonly others: readonly string[];
}
export interface Pair {
  readonly writers: readonly [Window, Window];
  readonly deciders: readonly [Window, Window];
}

const code = ({ body }: HttpReply) => (body as ProblemBody).code;
const isStale = (reply: HttpReply) => reply.status === 412 && code(reply) === 'stale-revision';

/**
 * Lets two windows do the same thing on the same revision, again and again: hand the contact in, then give it back. Works
 * on several cases at once.
 */
export async function racePairs({ random, today, contact }: Desk, pair: Pair, pairs: number, atOnce: number): Promise<PairTally> {
  let [begun, oneWon] = [0, 0];
  const others: string[] = [];
  async function race(caseId: string, windows: readonly [Window, Window], revision: number, make: () => AskedAction): Promise<number> {
    const replies = await Promise.all(windows.map((window) => window.act(caseId, { ...make(), revision })));
    const won = replies.filter(({ status }) => status === 200);
    if (won.length === 1 && replies.some(isStale)) oneWon += 1;
    else others.push(replies.map((reply) => `${reply.status} ${code(reply) ?? ''}`).join(' and '));
    return (won[0]?.body as { revision?: number } | undefined)?.revision ?? (await windows[0].look(caseId)).revision;
  }
  async function oneCase(): Promise<void> {
    const caseId = await pair.writers[0].openCase();
    let { revision } = await pair.writers[0].look(caseId);
    for (let turn = 0; begun < pairs; turn += 1) {
      begun += 1;
      revision = turn % 2 === 0
        ? await race(caseId, pair.writers, revision, () => ({ id: random.uuid(), type: actionTypes.handIn, data: contact() }))
        : await race(caseId, pair.deciders, revision, () => ({ id: random.uuid(), type: actionTypes.giveBack, data: { ...decisionAnswers(random), decidedOn: today() } }));
    }
  }
  await Promise.all(Array.from({ length: atOnce }, oneCase));
  return { pairs: begun, oneWon, others };
}
