import { Link } from 'react-router';
import type { Case, ClockView } from '#api-client';
import { civilDate, fullDate, longDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { clockWords, split } from './clock-words.ts';

const Clock = ({ clock, view }: { readonly clock: ClockView; readonly view: Case }) => {
  const { t, language } = useWords();
  const { look, chip, count, full } = clockWords(clock, civilDate(new Date()));
  const running = clock.state === 'running' || clock.state === 'paused';
  const explain = view.actions.find(({ does, allowed }) => does === 'explain' && allowed);
  const time = clock.dueOn.slice(11);
  return (
    <li className={`ex-clock${look === 'plain' ? '' : ` ex-clock--${look}`}`}>
      <div className="ex-clock__top">
        <span className="ex-strong"><Said text={clock.label} /></span>
        <span className={`ex-chip${look === 'plain' ? '' : look === 'met' ? ' ex-chip--ok' : ` ex-chip--${look}`}`}>{t(chip, { count })}</span>
      </div>
      <svg className="ex-clock__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width={full} height="6" /></svg>
      <p className="ex-small">
        {running
          ? t(clock.late ? 'clock.wasDue' : 'clock.due', { date: `${fullDate(clock.dueOn, language)}${time ? `, ${time}` : ''}` })
          : clock.metOn && t('clock.done', { date: longDate(clock.metOn, language) })}
        {running && !clock.late && <> {t(`clock.day.${clock.unit}`, { gone: clock.gone, of: clock.of })}</>}
      </p>
      <p className="ex-small ex-muted">{clock.legalSource.url ? <a href={clock.legalSource.url} rel="noreferrer">{clock.legalSource.text}</a> : clock.legalSource.text}</p>
      {clock.reason && <p className="ex-small">{t('clock.reason', { reason: clock.reason })}</p>}
      {clock.late && !clock.reason && explain && (
        <p className="ex-small ex-noprint"><Link to={`/cases/${view.id}/do/${encodeURIComponent(explain.type)}?new&clock=${encodeURIComponent(clock.id)}&instance=${clock.instance}`}>{t('clock.sayWhy')}<span className="govuk-visually-hidden"> <Said text={clock.label} /></span></Link></p>
      )}
    </li>
  );
};

/** The limits of a case. They inform and never lock; each says where it comes from. */
export const ClockList = ({ clocks, view }: { readonly clocks: readonly ClockView[]; readonly view: Case }) => {
  const { t } = useWords();
  const { now, before } = split(clocks);
  const list = (some: readonly ClockView[]) => <ul>{some.map((clock) => <Clock key={`${clock.id}-${clock.instance}`} clock={clock} view={view} />)}</ul>;
  return (
    <>
      {list(now)}
      {before.length > 0 && <details className="ex-more"><summary>{t('clock.before', { count: before.length })}</summary>{list(before)}</details>}
    </>
  );
};
