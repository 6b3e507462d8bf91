import { useRef, useState } from 'react';
import type { Problem, Reply } from '#api-client';

interface Asking {
  readonly busy: boolean;
  readonly refusal?: Problem;
  /** Counts refusals, so that the summary takes the focus at each. */
  readonly attempt: number;
}

/** One request at a time: a second press does nothing while the first is on its way. What is refused is kept with its reason. */
export const useAsking = () => {
  const [asking, setAsking] = useState<Asking>({ busy: false, attempt: 0 });
  const isBusy = useRef(false);
  const ask = async <T>(request: () => Promise<Reply<T>>): Promise<T | undefined> => {
    if (isBusy.current) return undefined;
    isBusy.current = true;
    setAsking(({ attempt }) => ({ busy: true, attempt }));
    const reply = await request();
    isBusy.current = false;
    setAsking(({ attempt }) => (reply.ok ? { busy: false, attempt } : { busy: false, attempt: attempt + 1, refusal: reply.problem }));
    return reply.ok ? reply.value : undefined;
  };
  const refuse = (refusal: Problem) => setAsking(({ attempt }) => ({ busy: false, attempt: attempt + 1, refusal }));
  return { ...asking, ask, refuse };
};
