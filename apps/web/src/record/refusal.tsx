import { useQuery } from '@tanstack/react-query';
import type { Problem } from '#api-client';
import { staffQuery } from '../api/queries.ts';
import { resolverNames } from '../child/resolvers.ts';
import { useNames } from '../child/use-names.ts';
import { useMe } from '../session/session.tsx';
import type { SummaryLine } from '../shell/error-summary.tsx';
import { ErrorSummary } from '../shell/error-summary.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import { fill } from '../words/say.ts';
import { moment } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { EXCEPTION_FIELD } from './anyway.tsx';

interface Props {
  readonly problem: Problem;
  readonly attempt: number;
}

/** Why an action was not taken, or what it still asks: the focus comes here, and everything that was typed is still below. */
export const Refusal = ({ problem, attempt }: Props) => {
  const { t, language, say } = useWords();
  const nameOf = useNames();
  const { user } = useMe();
  const { data: staff } = useQuery(staffQuery());
  const resolvers = resolverNames(problem.resolvedBy ?? problem.roles ?? [], staff, user);
  const [title, lead] = headingOf(problem);
  return (
    <ErrorSummary title={t(title)} lines={linesOf()} attempt={attempt}>
      <p>{t(lead)}</p>
      {resolvers.length > 0 && <p><b>{t('child.canResolve', { names: resolvers.join(', ') })}</b></p>}
    </ErrorSummary>
  );

  function linesOf(): readonly SummaryLine[] {
    switch (problem.code) {
      case 'stale-revision':
        return (problem.since ?? []).map((since) => ({
          key: String(since.revision),
          text: `${fill(say(since.sentence ?? since.history), { actor: nameOf(since.actor) })} (${moment(since.at, language)})`,
        }));
      case 'exception-possible':
        return (problem.guards ?? []).map(({ name, sentence }) => ({ key: name, text: say(sentence), target: EXCEPTION_FIELD }));
      case 'form-invalid':
        return (problem.errors ?? []).map(({ path, question, message }) => ({ key: path, text: say(message), ...(question === 'exception' ? { target: EXCEPTION_FIELD } : {}) }));
      default:
        return [{ key: problem.code, text: problemSentence(problem, t, language) }];
    }
  }
};

/** The title and the sentence below it, as message keys. */
const headingOf = ({ code }: Problem): readonly [title: string, lead: string] => {
  if (code === 'stale-revision') return ['send.staleTitle', 'send.staleLead'];
  if (code === 'exception-possible') return ['unusual.possible', 'unusual.title'];
  return [code === 'offline' ? 'send.offlineTitle' : 'send.refusedTitle', 'send.kept'];
};
