import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { ActionRequest, Problem } from '#api-client';
import { client } from '../api/client.ts';
import { useMe } from '../session/session.tsx';
import { intentDone, intentId } from './intent.ts';

interface Sending {
  readonly busy: boolean;
  readonly refusal?: Problem;
  /** Counts refusals, so that a summary takes the focus at each. */
  readonly attempt: number;
}

/** Asks the engine for one action of a case; a double click, a lost answer and a reload remain one action. Then it leads to the case, or to `then`. */
export const useAction = (caseId: string, place: string, then = `/cases/${caseId}`) => {
  const [sending, setSending] = useState<Sending>({ busy: false, attempt: 0 });
  const isBusy = useRef(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { user } = useMe();

  const send = async (request: Omit<ActionRequest, 'id'>, flash: string, onDone?: () => void): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    setSending(({ attempt }) => ({ busy: true, attempt }));
    const key = `${user.id}.${caseId}.${place}`;
    const { revision: _, ...intent } = request;
    const reply = await client.act(caseId, { ...request, id: intentId(sessionStorage, key, intent, () => crypto.randomUUID()) });
    isBusy.current = false;
    if (!reply.ok) {
      setSending(({ attempt }) => ({ busy: false, attempt: attempt + 1, refusal: reply.problem }));
      // What was read is out of date, the record on the page included; it may be sent again only beside what is true now.
      if (reply.problem.status === 412 || reply.problem.status === 409) void queries.refetchQueries({ queryKey: ['case', caseId], type: 'active' });
      return;
    }
    intentDone(sessionStorage, key);
    onDone?.();
    queries.removeQueries({ queryKey: ['worklist'] });
    queries.removeQueries({ queryKey: ['case', caseId], predicate: ({ queryKey }) => queryKey.length > 2 });
    await queries.refetchQueries({ queryKey: ['case', caseId], exact: true });
    await navigate(then, { state: { flash } });
  };
  return { ...sending, send };
};
