import type { Problem } from '#api-client';
import { ErrorSummary } from '../shell/error-summary.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import { useWords } from '../words/use-words.ts';

/** Why something was not done; what was typed is still there, and where somebody else was first, the page shows what is true now. */
export const AskedRefusal = ({ refusal, attempt }: { readonly refusal: Problem | undefined; readonly attempt: number }) => {
  const { t, language } = useWords();
  if (!refusal) return null;
  const stale = refusal.status === 412;
  const lost = refusal.code === 'offline';
  const findings = (refusal as Problem & { readonly findings?: readonly { readonly file: string; readonly message: string }[] }).findings ?? [];
  const lines = findings.length > 0
    ? findings.slice(0, 20).map(({ file, message }, index) => ({ key: String(index), text: `${file}: ${message}` }))
    : [{ key: refusal.code, text: problemSentence(refusal, t, language) }];
  return (
    <ErrorSummary title={t(lost ? 'change.notDoneOffline' : stale ? 'change.notDoneStale' : 'change.notDone')} lines={lines} attempt={attempt}>
      <p>{t(stale ? 'change.keptStale' : lost ? 'change.keptOffline' : 'change.kept')}</p>
    </ErrorSummary>
  );
};
