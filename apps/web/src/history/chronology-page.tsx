import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { chronologyQuery } from '../api/queries.ts';
import { useCase } from '../child/case-layout.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { longDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import type { ChronologyStep } from './chronology-steps.ts';
import { stepsOf } from './chronology-steps.ts';

/** What happened to the child, by the day it happened, oldest first; each entry leads to what it is from. */
export const ChronologyPage = () => {
  const { t } = useWords();
  const view = useCase();
  const query = useQuery(chronologyQuery(view.id));
  return (
    <Fetched query={query}>
      {({ entries }) => (
        <Page
          title={t('child.chronology')}
          tab={[t('child.chronology'), view.person.name].filter(Boolean).join(', ')}
          lead={<p className="ex-muted">{t('chronology.lead', { count: entries.length })}</p>}
          aside={<button type="button" className="govuk-button govuk-button--secondary ex-noprint" onClick={() => window.print()}>{t('read.print')}</button>}
        >
          {entries.length === 0 && <p>{t('chronology.none')}</p>}
          <ol className="ex-history ex-chronology">{stepsOf(entries).map((step) => <Line key={`${step.revision}-${step.on}`} step={step} />)}</ol>
        </Page>
      )}
    </Fetched>
  );
};

const Line = ({ step: { on, kinds, marks, said, record } }: { readonly step: ChronologyStep }) => {
  const { t, say, language } = useWords();
  const view = useCase();
  const source = record && view.records.find(({ id }) => id === record);
  return (
    <li>
      <p className="ex-num">{longDate(on, language)}{on.includes('T') && `, ${on.slice(11, 16)}`}</p>
      <p>{kinds.map((kind) => <span key={kind} className="ex-chip ex-chip--info">{t(`chronology.kind.${kind}`, { defaultValue: t('chronology.kind.other') })}</span>)}</p>
      <div>
        {marks.length > 0 && <p>{marks.map((text, index) => <span key={text.en}>{index > 0 && ' · '}<Said text={text} /></span>)}</p>}
        {said.map((text) => <p key={text.en} className="ex-answer"><Said text={text} /></p>)}
        {source && <p className="ex-small ex-muted">{t('chronology.from')} <Link to={`/cases/${view.id}/records/${record}`}>{say(view.titles?.[source.formId]) || source.formId}</Link></p>}
      </div>
    </li>
  );
};
