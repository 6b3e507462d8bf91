import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Json, ResolvedQuestion } from '#form-answers';
import { formatAnswer, isBlank } from '#form-answers';
import { useNames } from '../child/use-names.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import type { Conflict } from './draft-sync.ts';
import { useDraft } from './use-draft.tsx';

/** A notice that takes the focus when it appears: something happened that the worker did not do. */
const Notice = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="ex-stale">
      <h2 tabIndex={-1} ref={heading}>{title}</h2>
      {children}
    </section>
  );
};

/** Two texts after one another; only texts and lists can stand together. */
const bothOf = (mine: Json | undefined, theirs: Json): Json | undefined => {
  if (typeof mine === 'string' && typeof theirs === 'string') return `${theirs}\n\n${mine}`;
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const here = new Set(theirs.map((row) => JSON.stringify((row as { id?: Json } | null)?.id ?? row)));
    return [...theirs, ...mine.filter((row) => !here.has(JSON.stringify((row as { id?: Json } | null)?.id ?? row)))];
  }
  return undefined;
};

const Answer = ({ question, value }: { readonly question: ResolvedQuestion; readonly value: Json | undefined }) => {
  const { t, language } = useWords();
  return <p className="ex-answer">{isBlank(value) ? t('record.blank') : formatAnswer(question, value, language)}</p>;
};

const Choice = ({ conflict, question }: { readonly conflict: Conflict; readonly question: ResolvedQuestion }) => {
  const { t, say } = useWords();
  const { answers, session } = useDraft();
  const nameOf = useNames();
  const mine = answers[question.id];
  const both = bothOf(mine, conflict.theirs);
  const keep = (value: Json) => session.happen({ type: 'resolved', question: question.id, value });
  const name = nameOf(conflict.by);
  return (
    <Notice title={t('stale.sameQuestion', { question: say(question.label) })}>
      <div className="ex-two">
        <div className="ex-box"><h3>{t('stale.yours')}</h3><Answer question={question} value={mine} /><button type="button" className="govuk-button govuk-button--secondary" onClick={() => keep(mine ?? '')}>{t('stale.keepYours')}</button></div>
        <div className="ex-box"><h3>{t('stale.theirs', { name })}</h3><Answer question={question} value={conflict.theirs} /><button type="button" className="govuk-button govuk-button--secondary" onClick={() => keep(conflict.theirs ?? '')}>{t('stale.keepTheirs', { name })}</button></div>
      </div>
      {both !== undefined && <button type="button" className="govuk-button" onClick={() => keep(both)}>{t('stale.keepBoth')}</button>}
    </Notice>
  );
};

/** What another worker changed in this draft meanwhile; nobody's text is lost. */
export const OthersChanged = () => {
  const { t } = useWords();
  const { sync, session, form } = useDraft();
  const nameOf = useNames();
  const questionOf = (id: string) => form.questions[id];
  const names = [...new Set(sync.theirs.map(({ by }) => nameOf(by)))].join(', ');
  return (
    <>
      {sync.theirs.length > 0 && (
        <Notice title={t('stale.title', { names })}>
          <p>{t('stale.lead')}</p>
          <details className="ex-more">
            <summary>{t('stale.show', { count: sync.theirs.length })}</summary>
            <dl>{sync.theirs.map(({ question, value }) => {
              const asked = questionOf(question);
              return asked && <div key={question}><dt className="ex-strong"><Said text={asked.label} /></dt><dd><Answer question={asked} value={value as Json} /></dd></div>;
            })}</dl>
          </details>
          <button type="button" className="govuk-button" onClick={() => session.happen({ type: 'readTheirs' })}>{t('stale.goOn')}</button>
        </Notice>
      )}
      {sync.conflicts.map((conflict) => {
        const question = questionOf(conflict.question);
        return question && <Choice key={conflict.question} conflict={conflict} question={question} />;
      })}
    </>
  );
};
