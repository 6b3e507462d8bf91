import type { Problem, Reply } from '#api-client';

/** A refusal on its way through TanStack Query, which knows failures only as thrown errors. */
export type Refused = Error & { readonly problem: Problem };

/** The value of a reply; a refusal is thrown with its problem. */
export const valueOf = async <T>(reply: Promise<Reply<T>>): Promise<T> => {
  const answer = await reply;
  if (answer.ok) return answer.value;
  throw Object.assign(new Error(answer.problem.title), { problem: answer.problem });
};

/** The problem behind a thrown refusal; anything else counts as a fault of this page. */
export const problemOf = (error: unknown): Problem =>
  (error as Partial<Refused>).problem ?? { code: 'page-fault', status: 0, title: error instanceof Error ? error.message : String(error) };
