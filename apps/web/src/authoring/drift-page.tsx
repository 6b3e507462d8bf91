import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { DriftLine, DriftReport, Drifted, DriftedFile } from '#authoring';
import { useMe } from '../session/session.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { longDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { driftQuery } from './authoring-api.ts';
import type { DriftFilter } from './drift-shown.ts';
import { driftShown, driftedIn } from './drift-shown.ts';

/** How what is in force differs from the pack: question by question and step by step, to read and to print. */
export const DriftPage = () => {
  const query = useQuery(driftQuery());
  return <Fetched query={query}>{(report) => <Report report={report} />}</Fetched>;
};

const Report = ({ report }: { readonly report: DriftReport }) => {
  const { t, say, language } = useWords();
  const number = (value: number) => value.toLocaleString(language === 'cy' ? 'cy' : 'en-GB');
  const { authority } = useMe();
  const [filter, setFilter] = useState<DriftFilter>({ words: '' });
  const shown = driftShown(report, filter, say);
  const count = shown.reduce((sum, { lines }) => sum + lines.length, 0);
  const { counts } = report;
  const isSame = counts.operations === 0;
  return (
    <Page
      title={t('change.drift.title')}
      lead={<p className="ex-muted">{t('change.drift.lead', { authority: say(authority.name) })}</p>}
      aside={<p className="ex-acts ex-noprint"><button type="button" className="ex-linklike" onClick={() => window.print()}>{t('change.drift.print')}</button></p>}
    >
      <dl className="ex-big ex-big--four">
        <div><dt>{t('change.drift.formsChanged', { count: counts.forms.all })}</dt><dd className="ex-num">{counts.forms.changed}</dd></div>
        <div><dt>{t('change.drift.workflowsChanged', { count: counts.workflows.all })}</dt><dd className="ex-num">{counts.workflows.changed}</dd></div>
        <div><dt>{t('change.drift.questionsHere', { national: number(counts.questions.national) })}</dt><dd className="ex-num">{number(counts.questions.here)}</dd></div>
        <div><dt>{t('change.drift.operations')}</dt><dd className="ex-num">{counts.operations}</dd></div>
      </dl>
      {isSame ? <p>{t('change.drift.asNational')}</p> : <Filters report={report} filter={filter} count={count} onFilter={setFilter} />}
      <div className="ex-stack">
        {shown.map((file) => <File key={`${file.kind}/${file.id}`} file={file} />)}
        {report.clocks.length > 0 && <Clocks report={report} />}
      </div>
    </Page>
  );
};

interface FiltersProps {
  readonly report: DriftReport;
  readonly filter: DriftFilter;
  readonly count: number;
  readonly onFilter: (filter: DriftFilter) => void;
}

const Filters = ({ report, filter, count, onFilter }: FiltersProps) => {
  const { t, say } = useWords();
  const files = [...report.forms.map((file) => ({ ...file, kind: 'forms' })), ...report.workflows.map((file) => ({ ...file, kind: 'workflows' }))];
  const { file: _file, ...anyFile } = filter;
  const { what: _what, ...anyWhat } = filter;
  return (
    <form className="ex-noprint" role="search" aria-label={t('change.drift.filter')} onSubmit={(event) => event.preventDefault()}>
      <div className="ex-filter">
        <div>
          <label className="govuk-label" htmlFor="drift-file">{t('change.drift.file')}</label>
          <select className="govuk-select" id="drift-file" value={filter.file ?? ''} onChange={({ target: { value } }) => onFilter(value ? { ...filter, file: value } : anyFile)}>
            <option value="">{t('change.drift.all')}</option>
            {files.map(({ kind, id, title }) => <option key={`${kind}/${id}`} value={`${kind}/${id}`}>{say(title)}</option>)}
          </select>
        </div>
        <div>
          <label className="govuk-label" htmlFor="drift-what">{t('change.drift.how')}</label>
          <select className="govuk-select" id="drift-what" value={filter.what ?? ''} onChange={({ target: { value } }) => onFilter(value ? { ...filter, what: value as Drifted } : anyWhat)}>
            <option value="">{t('change.drift.all')}</option>
            {driftedIn(report).map(([what, many]) => <option key={what} value={what}>{t(`change.drift.what.${what}`)} ({many})</option>)}
          </select>
        </div>
        <div>
          <label className="govuk-label" htmlFor="drift-words">{t('change.drift.find')}</label>
          <input className="govuk-input" id="drift-words" type="search" value={filter.words} onChange={({ target }) => onFilter({ ...filter, words: target.value })} autoComplete="off" />
        </div>
      </div>
      <p className="ex-small ex-muted" role="status">{t('change.drift.shown', { count })}</p>
    </form>
  );
};

const File = ({ file }: { readonly file: DriftedFile & { readonly kind: 'forms' | 'workflows' } }) => {
  const { t } = useWords();
  return (
    <section className="ex-sec">
      <h2><span><span className="ex-chip">{t(`change.kind.${file.kind}`)}</span> <Said text={file.title} /></span> <span className="ex-small">{t('change.drift.madeFor', { base: file.base, version: file.version })}</span></h2>
      <table className="ex-drift">
        <thead><tr><th scope="col">{t('change.drift.thing')}</th><th scope="col">{t('change.drift.national')}</th><th scope="col">{t('change.drift.ours')}</th></tr></thead>
        <tbody>{file.lines.map((line) => <Line key={line.id} line={line} />)}</tbody>
      </table>
    </section>
  );
};

const Line = ({ line: { id, what, national, ours, lines } }: { readonly line: DriftLine }) => {
  const { t } = useWords();
  return (
    <tr>
      <th scope="row"><Said text={ours ?? national ?? id} /><br />{what.map((one) => <span className="ex-chip ex-chip--ours ex-chip--gap" key={one}>{t(`change.drift.what.${one}`)}</span>)}</th>
      <td data-label={t('change.drift.national')}>{national ? <Said text={national} /> : <span className="ex-muted">{t('change.drift.notThere')}</span>}</td>
      <td data-label={t('change.drift.ours')}>{lines.map((sentence, index) => <p key={index}><Said text={sentence} /></p>)}</td>
    </tr>
  );
};

/** Limits of time that are shorter here. */
const Clocks = ({ report: { clocks } }: { readonly report: DriftReport }) => {
  const { t, language } = useWords();
  return (
    <section className="ex-sec">
      <h2>{t('change.drift.limits')}</h2>
      <table className="ex-drift">
        <thead><tr><th scope="col">{t('change.drift.limit')}</th><th scope="col">{t('change.drift.national')}</th><th scope="col">{t('change.drift.ours')}</th></tr></thead>
        <tbody>
          {clocks.map(({ id, label, unit, national, ours, from }) => (
            <tr key={`${id}.${from}`}>
              <th scope="row"><Said text={label} /></th>
              <td data-label={t('change.drift.national')}>{national === undefined ? '–' : t(`change.drift.unit.${unit}`, { count: national })}</td>
              <td data-label={t('change.drift.ours')}>{t(`change.drift.unit.${unit}`, { count: ours })}, {t('change.publications.from', { date: longDate(from, language) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
