import { useId, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { optionsOfLines } from './own-options.ts';
import type { QuestionType } from './question-types.ts';
import { isListed } from './question-types.ts';
import { useDesigner } from './use-designer.tsx';

interface Value {
  readonly type: QuestionType;
  readonly label: string;
  /** Options, one on a line. */
  readonly options: string;
  /** A list of the pack instead; '' for options of one's own. */
  readonly codes: string;
  /** Of a group: what each row asks first. */
  readonly first: string;
}

/** What is typed of a question that is still to be added. */
export const useNewQuestion = (type: QuestionType) => {
  const [value, setValue] = useState<Value>({ type, label: '', options: '', codes: '', first: '' });
  const [tried, setTried] = useState(false);
  const needsLabel = value.label.trim() === '';
  const needsOptions = isListed(value.type) && value.codes === '' && optionsOfLines(value.options).length < 2;
  const needsFirst = value.type === 'group' && value.first.trim() === '';
  return {
    value,
    put: (change: Partial<Value>) => setValue((now) => ({ ...now, ...change })),
    /** True when nothing is missing; else says what is. */
    isWhole: () => {
      setTried(true);
      return !needsLabel && !needsOptions && !needsFirst;
    },
    missing: { label: tried && needsLabel, options: tried && needsOptions, first: tried && needsFirst },
    clear: () => {
      setValue({ type, label: '', options: '', codes: '', first: '' });
      setTried(false);
    },
  };
};

interface Props {
  readonly fields: ReturnType<typeof useNewQuestion>;
  readonly types: readonly QuestionType[];
  /** A list to choose the type from instead of radios with a word on each. */
  readonly compact?: boolean;
}

/** What is asked, of which type, and what can be chosen. */
export const NewQuestionFields = ({ fields, types, compact = false }: Props) => {
  const { t, say } = useWords();
  const { palette } = useDesigner();
  const id = useId();
  const { value, put, missing } = fields;
  return (
    <>
      <div className={`govuk-form-group${missing.label ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label govuk-label--s" htmlFor={`${id}-label`}>{t('design.add_.label')}</label>
        {missing.label && <p className="govuk-error-message" id={`${id}-label-error`}>{t('design.add_.enterLabel')}</p>}
        <input className="govuk-input" id={`${id}-label`} value={value.label} aria-invalid={missing.label || undefined} aria-describedby={missing.label ? `${id}-label-error` : undefined} onChange={(event) => put({ label: event.target.value })} />
      </div>
      {compact ? (
        <div className="govuk-form-group">
          <label className="govuk-label govuk-label--s" htmlFor={`${id}-type`}>{t('design.add_.type')}</label>
          <select className="govuk-select" id={`${id}-type`} value={value.type} onChange={(event) => put({ type: event.target.value as QuestionType })}>
            {types.map((type) => <option key={type} value={type}>{t(`design.types.${type}.name`)}</option>)}
          </select>
        </div>
      ) : (
        <fieldset className="govuk-fieldset govuk-form-group">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{t('design.add_.type')}</legend>
          <div className="govuk-radios govuk-radios--small ex-types">
            {types.map((type) => (
              <div className="govuk-radios__item" key={type}>
                <input className="govuk-radios__input" type="radio" name={`${id}-type`} id={`${id}-${type}`} checked={value.type === type} onChange={() => put({ type })} aria-describedby={`${id}-${type}-hint`} />
                <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${type}`}>{t(`design.types.${type}.name`)}</label>
                <span className="ex-small ex-muted ex-types__hint" id={`${id}-${type}-hint`}>{t(`design.types.${type}.hint`)}</span>
              </div>
            ))}
          </div>
        </fieldset>
      )}
      {value.type === 'group' && (
        <div className={`govuk-form-group${missing.first ? ' govuk-form-group--error' : ''}`}>
          <label className="govuk-label govuk-label--s" htmlFor={`${id}-first`}>{t('design.add_.firstRow')}</label>
          <p className="govuk-hint" id={`${id}-first-hint`}>{t('design.add_.firstRowHint')}</p>
          {missing.first && <p className="govuk-error-message">{t('design.add_.enterFirst')}</p>}
          <input className="govuk-input" id={`${id}-first`} value={value.first} aria-describedby={`${id}-first-hint`} onChange={(event) => put({ first: event.target.value })} />
        </div>
      )}
      {isListed(value.type) && (
        <>
          <div className="govuk-form-group">
            <label className="govuk-label govuk-label--s" htmlFor={`${id}-codes`}>{t('design.options.from')}</label>
            <select className="govuk-select" id={`${id}-codes`} value={value.codes} onChange={(event) => put({ codes: event.target.value })}>
              <option value="">{t('design.options.own')}</option>
              {palette.codeLists.map((list) => <option key={list.id} value={list.id}>{say(list.title)}</option>)}
            </select>
          </div>
          {value.codes === '' && (
            <div className={`govuk-form-group${missing.options ? ' govuk-form-group--error' : ''}`}>
              <label className="govuk-label govuk-label--s" htmlFor={`${id}-options`}>{t('design.add_.options')}</label>
              <p className="govuk-hint" id={`${id}-options-hint`}>{t('design.add_.optionsHint')}</p>
              {missing.options && <p className="govuk-error-message">{t('design.add_.enterOptions')}</p>}
              <textarea className="govuk-textarea" id={`${id}-options`} rows={4} value={value.options} aria-describedby={`${id}-options-hint`} onChange={(event) => put({ options: event.target.value })} />
            </div>
          )}
        </>
      )}
    </>
  );
};
