import { useEffect, useId, useRef, useState } from 'react';
import type { Choice, Choices, Comparison } from '#authoring';
import { choicesOf, comparisonsOf, conditionOf, conditionSentence, isWhole } from '#authoring';
import type { JsonSchema, ResolvedQuestion } from '#form-answers';
import { useWords } from '../../words/use-words.ts';

interface Props {
  /** What the condition is for: "Shown when", "Must be answered when". */
  readonly title: string;
  readonly condition: JsonSchema | undefined;
  /** The questions that it may read. */
  readonly questions: readonly ResolvedQuestion[];
  readonly onChange: (condition: JsonSchema | undefined) => void;
  readonly disabled?: boolean;
}

const nothing: Choice = { question: '', is: 'answered' };
const hasCodes = (is: Comparison) => is === 'oneOf' || is === 'noneOf';
const hasNumber = (is: Comparison) => is === 'atLeast' || is === 'atMost';

/** A condition built by choosing: a question, how it is compared, and with what. One that was written by hand is read out. */
export const ConditionEditor = ({ title, condition, questions, onChange, disabled = false }: Props) => {
  const { t, say } = useWords();
  const kinds = Object.fromEntries(questions.map((question) => [question.id, question]));
  const chosen = condition ? choicesOf(condition) : { join: 'all' as const, of: [] };
  const [choices, setChoices] = useChoices(condition, chosen);
  if (!chosen) {
    return (
      <div className="ex-cond">
        <p>{say(conditionSentence(condition ?? {}, { questions: kinds }, 'clause'))}</p>
        <p className="ex-small ex-muted">{t('design.cond.byHand')} <button type="button" className="ex-linklike" onClick={() => onChange(undefined)}>{t('design.cond.startAgain')}</button></p>
      </div>
    );
  }
  const put = (next: Choices) => {
    setChoices(next);
    const whole = conditionOf(next, kinds);
    if (next.of.every(isWhole) || next.of.length === 0) onChange(whole);
  };
  const replace = (index: number, choice: Choice) => put({ ...choices, of: choices.of.map((one, at) => (at === index ? choice : one)) });
  return (
    <fieldset className="ex-cond" disabled={disabled}>
      <legend className="govuk-visually-hidden">{title}</legend>
      {choices.of.length > 1 && (
        <label className="ex-cond__join">{t('design.cond.join')}{' '}
          <select className="govuk-select" value={choices.join} onChange={(event) => put({ ...choices, join: event.target.value as Choices['join'] })}>
            <option value="all">{t('design.cond.all')}</option>
            <option value="any">{t('design.cond.any')}</option>
          </select>
        </label>
      )}
      <ol>
        {choices.of.map((choice, index) => (
          <li key={index}>
            <One choice={choice} number={index + 1} questions={questions} onChange={(next) => replace(index, next)} onRemove={() => put({ ...choices, of: choices.of.filter((_, at) => at !== index) })} />
          </li>
        ))}
      </ol>
      <button type="button" className="ex-linklike" onClick={() => setChoices({ ...choices, of: [...choices.of, nothing] })}>{t(choices.of.length === 0 ? 'design.cond.first' : 'design.cond.another')}</button>
    </fieldset>
  );
};

/** What is chosen here, half a choice included; what changes from outside (undo, a colleague) takes its place. */
const useChoices = (condition: JsonSchema | undefined, chosen: Choices | undefined) => {
  const [choices, setChoices] = useState<Choices>(chosen ?? { join: 'all', of: [] });
  const text = JSON.stringify(condition ?? null);
  const seen = useRef(text);
  useEffect(() => {
    if (seen.current === text) return;
    seen.current = text;
    if (chosen) setChoices((now) => (sameChoices(now, chosen) ? now : chosen));
  }, [text, chosen]);
  return [choices, setChoices] as const;
};

/** Half a choice stays while it is being made. */
const sameChoices = (now: Choices, chosen: Choices): boolean => JSON.stringify({ ...now, of: now.of.filter(isWhole), ...(now.of.length < 2 && { join: 'all' }) }) === JSON.stringify(chosen);

interface OneProps {
  readonly choice: Choice;
  readonly number: number;
  readonly questions: readonly ResolvedQuestion[];
  readonly onChange: (choice: Choice) => void;
  readonly onRemove: () => void;
}

const One = ({ choice, number, questions, onChange, onRemove }: OneProps) => {
  const { t, say } = useWords();
  const id = useId();
  const question = questions.find((one) => one.id === choice.question);
  const comparisons = question ? comparisonsOf(question.kind) : [];
  const pick = (wanted: string) => {
    const found = questions.find((one) => one.id === wanted);
    onChange(found ? { question: wanted, is: comparisonsOf(found.kind)[0] ?? 'answered' } : nothing);
  };
  return (
    <div className="ex-cond__one">
      <label className="govuk-visually-hidden" htmlFor={`${id}-q`}>{t('design.cond.question', { number })}</label>
      <select className="govuk-select" id={`${id}-q`} value={choice.question} onChange={(event) => pick(event.target.value)}>
        <option value="">{t('design.cond.chooseQuestion')}</option>
        {questions.map((one) => <option key={one.id} value={one.id}>{say(one.label)}</option>)}
      </select>
      {question && (
        <>
          <label className="govuk-visually-hidden" htmlFor={`${id}-is`}>{t('design.cond.compared', { number })}</label>
          <select className="govuk-select" id={`${id}-is`} value={choice.is} onChange={(event) => onChange({ question: choice.question, is: event.target.value as Comparison })}>
            {comparisons.map((is) => <option key={is} value={is}>{t(`design.cond.is.${is}`)}</option>)}
          </select>
          {hasCodes(choice.is) && <Codes question={question} choice={choice} onChange={onChange} />}
          {hasNumber(choice.is) && (
            <label className="ex-cond__number">{t('design.cond.number')} <input className="govuk-input govuk-input--width-4" type="number" value={choice.values?.[0] ?? ''} onChange={(event) => onChange({ ...choice, values: event.target.value === '' ? [] : [Number(event.target.value)] })} /></label>
          )}
        </>
      )}
      <button type="button" className="ex-linklike ex-small" onClick={onRemove}>{t('design.cond.remove')}<span className="govuk-visually-hidden"> {number}</span></button>
    </div>
  );
};

const Codes = ({ question, choice, onChange }: { readonly question: ResolvedQuestion; readonly choice: Choice; readonly onChange: (choice: Choice) => void }) => {
  const { t, say } = useWords();
  const id = useId();
  const values = choice.values ?? [];
  const toggle = (code: string, on: boolean) => onChange({ ...choice, values: on ? [...values, code] : values.filter((one) => one !== code) });
  return (
    <fieldset className="govuk-fieldset ex-cond__codes">
      <legend className="ex-small">{t('design.cond.values')}</legend>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        {(question.options ?? []).map(({ code, label }) => (
          <div className="govuk-checkboxes__item" key={code}>
            <input className="govuk-checkboxes__input" type="checkbox" id={`${id}-${code}`} checked={values.includes(code)} onChange={(event) => toggle(code, event.target.checked)} />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-${code}`}>{say(label)}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
};
