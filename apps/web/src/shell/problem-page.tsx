import { Link } from 'react-router';
import type { Problem } from '#api-client';
import { useWords } from '../words/use-words.ts';
import { Page } from './page.tsx';
import { problemSentence } from './problem-sentence.ts';

/** Why a page cannot be shown, and what one can do instead. */
export const ProblemPage = ({ problem, onAgain }: { readonly problem: Problem; readonly onAgain?: () => void }) => {
  const { t, language } = useWords();
  return (
    <Page title={problem.status === 404 ? t('problem.notFoundTitle') : problem.status === 401 ? t('session.ranOutTitle') : t('problem.title')} error>
      <p>{problemSentence(problem, t, language)}</p>
      <p className="ex-acts">
        {onAgain && <button type="button" className="govuk-button" onClick={onAgain}>{t('problem.again')}</button>}
        <Link to="/">{t('problem.home')}</Link>
      </p>
    </Page>
  );
};
