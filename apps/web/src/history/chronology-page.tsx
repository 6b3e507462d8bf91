import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ChronologyEntry } from '#api-client';
import { chronologyQuery } from '../api/queries.ts';
import { useCase } from '../child/case-layout.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { longDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';

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
          <ol className="ex-history ex-chronology">{entries.map((entry, index) => <Line key={`${entry.revision}-${entry.question ?? entry.mark ?? index}-${index}`} entry={entry} />)}</ol>
        </Page>
      )}
    </Fetched>
  );
};

const Line = ({ entry: { on, kind, text, record } }: { readonly entry: ChronologyEntry }) => {
  const { t, say, language } = useWords();
  const view = useCase();
  const source = record && view.records.find(({ id }) => id === record);
  return (
    <li>
      <p className="ex-num">{longDate(on, language)}{on.includes('T') && `, ${on.slice(11, 16)}`}</p>
      <p><span className="ex-chip ex-chip--info">{t(`chronology.kind.${kind}`, { defaultValue: t('chronology.kind.other') })}</span></p>
      <div>
        <p className="ex-answer"><Said text={text} /></p>
        {source && <p className="ex-small ex-muted">{t('chronology.from')} <Link to={`/cases/${view.id}/records/${record}`}>{say(view.titles?.[source.formId]) || source.formId}</Link></p>}
      </div>
    </li>
  );
};
