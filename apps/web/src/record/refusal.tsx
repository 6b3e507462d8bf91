import { useQuery } from '@tanstack/react-query';
import type { Problem } from '#api-client';
import { staffQuery } from '../api/queries.ts';
import { resolverNames } from '../child/resolvers.ts';
import { useNames } from '../child/use-names.ts';
import { useMe } from '../session/session.tsx';
import { ErrorSummary } from '../shell/error-summary.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import { fill } from '../words/say.ts';
import { moment } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly problem: Problem;
  readonly attempt: number;
  }

/** Why an action was not taken: the focus comes here, and everything that was typed is still below. */
export const Refusal = ({ problem, attempt }: Props) => {
  const { t, language, say } = useWords();
  const nameOf = useNames();
  const { user } = useMe();
  const { data: staff } = useQuery(staffQuery());
  const resolvers = resolverNames(problem.resolvedBy ?? problem.roles ?? [], staff, user);
  const stale = problem.code === 'stale-revision';
  const lines = stale
    ? (problem.since ?? []).map((since) => ({
        key: String(since.revision),
        text: `${fill(say(since.sentence ?? since.history), { actor: nameOf(since.actor) })} (${moment(since.at, language)})`,
      }))
    : [{ key: problem.code, text: problemSentence(problem, t, language) }];
  return (
    <ErrorSummary title={stale ? t('send.staleTitle') : problem.code === 'offline' ? t('send.offlineTitle') : t('send.refusedTitle')} lines={lines} attempt={attempt}>
      <p>{stale ? t('send.staleLead') : t('send.kept')}</p>
      {resolvers.length > 0 && <p><b>{t('child.canResolve', { names: resolvers.join(', ') })}</b></p>}
    </ErrorSummary>
  );
};
