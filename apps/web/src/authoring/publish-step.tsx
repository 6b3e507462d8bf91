import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { civilDate, longDate } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { authoringQuery } from './authoring-api.ts';
import type { TakeStep } from './change-steps.tsx';

/** Publishing, from today or from a later day; it says first what will happen, and to what it will not. */
export const PublishStep = ({ busy, take }: TakeStep) => {
  const { t, language } = useWords();
  const { data } = useQuery(authoringQuery());
  const today = civilDate(new Date());
  const [when, setWhen] = useState<'today' | 'later'>('today');
  const [day, setDay] = useState('');
  const [wrong, setWrong] = useState(false);
  const from = when === 'today' ? today : day;
  const publish = () => {
    const isSound = /^\d{4}-\d{2}-\d{2}$/.test(from) && from >= today;
    setWrong(!isSound);
    if (isSound) void take('publish', { from });
  };
  return (
    <div className="ex-stack-s">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{t('change.publish.when')}</legend>
        <div className="govuk-radios govuk-radios--small">
          {(['today', 'later'] as const).map((one) => (
            <div className="govuk-radios__item" key={one}>
              <input className="govuk-radios__input" type="radio" name="when" id={`when-${one}`} checked={when === one} onChange={() => setWhen(one)} />
              <label className="govuk-label govuk-radios__label" htmlFor={`when-${one}`}>{t(`change.publish.${one}`, { date: longDate(today, language) })}</label>
            </div>
          ))}
        </div>
      </fieldset>
      {when === 'later' && (
        <div>
          <label className="govuk-label" htmlFor="publish-day">{t('change.publish.day')}</label>
          {wrong && <p className="govuk-error-message" id="publish-day-error" role="alert">{t('change.publish.dayWrong')}</p>}
          <input className="govuk-input ex-dayfield" id="publish-day" type="date" min={today} value={day} aria-invalid={wrong} aria-describedby={wrong ? 'publish-day-error' : undefined} onChange={({ target }) => setDay(target.value)} />
        </div>
      )}
      <p><b>{t('change.publish.happens')}</b></p>
      <ul className="ex-dots">
        <li>{t(from > today ? 'change.publish.newLater' : 'change.publish.newToday', { date: from ? longDate(from, language) : '' })}</li>
        <li>{t('change.publish.kept')}</li>
        {data && <li>{t('change.publish.before', { ref: data.publication.ref })}</li>}
      </ul>
      <button type="button" className="govuk-button" aria-disabled={busy} onClick={publish}>{t(busy ? 'change.working' : from > today ? 'change.publish.buttonLater' : 'change.publish.button', { date: from ? longDate(from, language) : '' })}</button>
    </div>
  );
};
