import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useWords } from '../words/use-words.ts';

export interface SummaryLine {
  readonly key: string;
  readonly text: string;
  /** The element to go to, or nothing where the line is no answer's. */
  readonly target?: string;
  readonly onGo?: () => void;
}
interface Props {
  readonly title: string;
  readonly lines: readonly SummaryLine[];
  readonly children?: ReactNode;
  /** Changes at each attempt, so that the summary takes the focus again. */
  readonly attempt: number;
}

const goTo = (target: string) => {
  const element = document.getElementById(target);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
};

/** What is wrong, each line leading to its answer; it takes the focus whenever it appears anew, and the title says so. */
export const ErrorSummary = ({ title, lines, children, attempt }: Props) => {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const prefix = `${t('page.error')} `;
  useEffect(() => {
    if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
    return () => {
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    };
  }, [prefix]);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'start' });
    box.current?.focus({ preventScroll: true });
  }, [attempt]);
  return (
    <div className="govuk-error-summary" tabIndex={-1} ref={box} data-attempt={attempt}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          {children}
          <ul className="govuk-list govuk-error-summary__list">
            {lines.map(({ key, text, target, onGo }) => (
              <li key={key}>
                {target ? (
                  <a
                    href={`#${target}`}
                    onClick={(event) => {
                      event.preventDefault();
                      if (onGo) onGo();
                      else goTo(target);
                    }}
                  >
                    {text}
                  </a>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
};
