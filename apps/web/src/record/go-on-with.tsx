import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ActionView } from '#api-client';
import { recordQuery } from '../api/queries.ts';
import { useCase } from '../child/case-layout.tsx';
import { addressOf } from '../child/offered.ts';
import { useNames } from '../child/use-names.ts';
import { Page } from '../shell/page.tsx';
import { longDate, moment } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { RecordGist } from './record-gist.tsx';

/** As many are told apart at once; older ones are found among the records. */
const MOST = 8;

/** A note that may be written on (asked, chased, received): the records it can go on with, or a new one. */
export const GoOnWith = ({ action }: { readonly action: ActionView }) => {
  const { t, language } = useWords();
  const view = useCase();
  const nameOf = useNames();
  const records = (action.records ?? []).slice(0, MOST);
  const found = useQueries({ queries: records.map((id) => recordQuery(view.id, id)) });
  const drafts = view.drafts.filter((draft) => draft.action === action.type && !records.includes(draft.id));
  return (
    <Page title={action.task ?? action.label} lead={<p>{t('goOn.lead')}</p>}>
      <ul className="ex-can ex-narrowcol">
        {drafts.map(({ id, savedAt, by }) => (
          <li key={id}><p>{t('begin.savedBy', { time: moment(savedAt, language), names: [by].flat().map(nameOf).join(', ') })}</p><Link className="govuk-button" to={`/cases/${view.id}/drafts/${id}`}>{t('begin.goOn')}<span className="govuk-visually-hidden"> {moment(savedAt, language)}</span></Link></li>
        ))}
        {records.map((id, index) => {
          const line = view.records.find((one) => one.id === id);
          const record = found[index]?.data;
          return (
            <li key={id}>
              <div>{record && <RecordGist record={record} />}{line && <p className="ex-small ex-muted">{longDate(line.on, language)}, {nameOf(line.by)}</p>}</div>
              <Link className="govuk-button govuk-button--secondary" to={`${addressOf(view, action)}?record=${id}`}>{t('goOn.withThis')}<span className="govuk-visually-hidden"> {line && longDate(line.on, language)}</span></Link>
            </li>
          );
        })}
      </ul>
      <p><Link className="govuk-button" to="?new">{t('begin.new')}</Link></p>
    </Page>
  );
};
