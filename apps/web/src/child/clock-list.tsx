import { Link } from 'react-router';
import type { Case, ClockView } from '#api-client';
import { civilDate, fullDate, longDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { ClockName } from './clock-name.tsx';
import { clockWords, forecastOf, split, used } from './clock-words.ts';

const isOpen = ({ state }: ClockView): boolean => state === 'running' || state === 'paused';
const dayAndTime = (day: string, language: 'en' | 'cy'): string => `${fullDate(day, language)}${day.length > 10 ? `, ${day.slice(11)}` : ''}`;

/** By when, or when it was done; of a sum of days, how many are used. */
const When = ({ clock }: { readonly clock: ClockView }) => {
  const { t, language } = useWords();
  if (clock.kind === 'total') return <p className="ex-small">{t('clock.used', { used: used(clock), of: clock.of })}{isOpen(clock) && <> {t(clock.late ? 'clock.passed' : 'clock.lastDay', { date: longDate(clock.dueOn, language) })}</>}</p>;
  if (!isOpen(clock)) return clock.metOn ? <p className="ex-small">{t('clock.done', { date: longDate(clock.metOn, language) })}</p> : null;
  return (
    <p className="ex-small">
      {t(clock.late ? 'clock.wasDue' : 'clock.due', { date: dayAndTime(clock.dueOn, language) })}
      {!clock.late && <> {t(`clock.day.${clock.unit}`, { gone: clock.gone, of: clock.of })}</>}
    </p>
  );
};

/** What a limit has been through: pauses, corrected days, and when its work has to begin. */
const More = ({ clock }: { readonly clock: ClockView }) => {
  const { t, language } = useWords();
  const forecast = forecastOf(clock, civilDate(new Date()));
  const { pausedSince, pausedDays, was } = clock;
  return (
    <>
      {forecast && <p className={`ex-small${forecast.look === 'soon' ? ' ex-strong' : ''}`}>{t(forecast.key, { date: longDate(forecast.date, language) })}</p>}
      {pausedSince && <p className="ex-small">{t('clock.pausedSince', { date: longDate(pausedSince, language) })}</p>}
      {!pausedSince && pausedDays !== undefined && pausedDays > 0 && <p className="ex-small">{t('clock.pausedDays', { count: pausedDays })}</p>}
      {was && <p className="ex-small">{t('clock.corrected')} <del>{t('clock.fromTo', { start: longDate(was.startedOn, language), due: longDate(was.dueOn, language) })}</del> {t('clock.fromTo', { start: longDate(clock.startedOn, language), due: longDate(clock.dueOn, language) })}</p>}
    </>
  );
};

const Clock = ({ clock, view }: { readonly clock: ClockView; readonly view: Case }) => {
  const { t } = useWords();
  const { look, chip, count, full } = clockWords(clock, civilDate(new Date()));
  const explain = view.actions.find(({ does, allowed }) => does === 'explain' && allowed);
  return (
    <li className={`ex-clock${look === 'plain' ? '' : ` ex-clock--${look}`}`}>
      <div className="ex-clock__top">
        <span className="ex-strong"><ClockName clock={clock} /></span>
        <span className={`ex-chip${look === 'plain' ? '' : look === 'met' ? ' ex-chip--ok' : ` ex-chip--${look}`}`}>{t(chip, { count })}</span>
      </div>
      <svg className="ex-clock__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width={full} height="6" /></svg>
      <When clock={clock} />
      <More clock={clock} />
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
  const { now, later, before } = split(clocks);
  const list = (some: readonly ClockView[]) => <ul>{some.map((clock) => <Clock key={`${clock.id}-${clock.instance}`} clock={clock} view={view} />)}</ul>;
  return (
    <>
      {list(now)}
      {later.length > 0 && <details className="ex-more"><summary>{t('clock.further', { count: later.length })}</summary>{list(later)}</details>}
      {before.length > 0 && <details className="ex-more"><summary>{t('clock.before', { count: before.length })}</summary>{list(before)}</details>}
    </>
  );
};
