import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import type { Text } from '#form-answers';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly title: Text | string;
  /** What the browser's tab says, where the heading alone does not name the page. */
  readonly tab?: string;
  readonly error?: boolean;
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly before?: ReactNode;
  readonly children: ReactNode;
}

/** A page's heading and title. On arrival the heading takes the focus, so that a screen reader begins with the new page. */
export const Page = ({ title, tab, error, lead, aside, before, children }: Props) => {
  const { t, say } = useWords();
  const name = tab ?? say(title);
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, hash } = useLocation();
  useEffect(() => {
    document.title = `${error ? `${t('page.error')} ` : ''}${name} – Exemplar`;
  }, [name, error, t]);
  useEffect(() => {
    if (hash === '' && document.activeElement?.closest('dialog') === null) heading.current?.focus();
    if (hash === '') window.scrollTo(0, 0);
  }, [pathname, hash]);
  return (
    <div className="ex-wrap">
      {before}
      <div className="ex-title">
        <div>
          <h1 tabIndex={-1} ref={heading}><Said text={title} /></h1>
          {lead}
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
};
