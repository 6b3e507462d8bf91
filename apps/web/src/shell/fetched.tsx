import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { problemOf } from '../api/value-of.ts';
import { useWords } from '../words/use-words.ts';
import { ProblemPage } from './problem-page.tsx';

interface Props<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (value: T) => ReactNode;
}

/** A page that needs something first: it says that it is looking, or why it could not find it. */
export const Fetched = <T,>({ query, children }: Props<T>) => {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemPage problem={problemOf(query.error)} onAgain={() => void query.refetch()} />;
  return <Loading />;
};

/** Said while something is on its way. */
export const Loading = () => {
  const { t } = useWords();
  return <div className="ex-wrap"><p role="status">{t('page.loading')}</p></div>;
};
