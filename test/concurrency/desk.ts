import type { CaseView } from '#casework';
import { londonDay, randomFrom, type HttpReply, type Random, type SendHttp } from '#testing';
import { contactAnswers, workflow, type AskedAction } from '../faults/casework-words.ts';

export interface ProblemBody {
  readonly code: string;
  readonly revision?: number;
  readonly since?: readonly unknown[];
  readonly changed?: readonly { readonly question: string; readonly by: string; readonly value: unknown }[];
}
/** One browser window: a session of its own. */
export interface Window {
  readonly user: string;
  /** Adds a child and opens a case; its id. */
  readonly openCase: () => Promise<string>;
  readonly act: (caseId: string, action: AskedAction) => Promise<HttpReply>;
  readonly look: (caseId: string) => Promise<CaseView>;
  readonly saveDraft: (caseId: string, draft: string, body: object) => Promise<HttpReply>;
}

/** Opens windows on a running engine. */
export function desk(send: SendHttp, seed: string) {
  const random: Random = randomFrom(seed);
  const today = () => londonDay(Date.now());

  async function signIn(user: string): Promise<Window> {
    const { status, body } = await send({ method: 'POST', path: '/api/session', body: { username: user, password: 'demo' } });
    if (status >= 300) throw new Error(`${user} cannot sign in: ${status} ${JSON.stringify(body)}`);
    const headers = { authorization: `Bearer ${(body as { token: string }).token}` };
    return {
      user,
      act: (caseId, action) => send({ method: 'POST', path: `/api/cases/${caseId}/actions`, body: action, headers }),
      saveDraft: (caseId, draft, change) => send({ method: 'PUT', path: `/api/cases/${caseId}/drafts/${draft}`, body: change, headers }),
      async openCase() {
        const [person, id] = [random.uuid(), random.uuid()];
        const names = [{ given: 'Robin', family: `Pair-${person.slice(0, 8)}` }];
        const added = await send({ method: 'POST', path: '/api/people', headers, body: { id: person, names } });
        const opened = await send({ method: 'POST', path: '/api/cases', headers, body: { id, person, workflow } });
        if (added.status >= 300 || opened.status >= 300) throw new Error(`Cannot open a case: ${JSON.stringify([added.body, opened.body])}`);
        return id;
      },
      async look(caseId) {
        const reply = await send({ method: 'GET', path: `/api/cases/${caseId}`, headers });
        if (reply.status >= 300) throw new Error(`Cannot open the case: ${reply.status} ${JSON.stringify(reply.body)}`);
        return reply.body as CaseView;
      },
    };
  }
  return { random, today, signIn, contact: () => contactAnswers(random, today()) };
}
export type Desk = ReturnType<typeof desk>;
