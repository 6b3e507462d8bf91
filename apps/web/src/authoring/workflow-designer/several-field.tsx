import { useId } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Choosable } from './fields.tsx';
import { SelectField } from './fields.tsx';

interface Props {
  readonly legend: string;
  readonly chosen: readonly string[];
  readonly choices: readonly Choosable[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Several of a list too long for boxes: each choice is added, and can be taken out again. */
export const SeveralField = ({ legend, chosen, choices, onChange }: Props) => {
  const { t } = useWords();
  const id = useId();
  const nameOf = (value: string) => choices.find((one) => one.value === value)?.label ?? value;
  return (
    <div role="group" aria-labelledby={id}>
      <p className="govuk-label" id={id}>{legend}</p>
      {chosen.length > 0 && (
        <ul className="ex-flowchosen">
          {chosen.map((value) => (
            <li key={value}>{nameOf(value)} <button type="button" className="ex-linklike ex-small" onClick={() => onChange(chosen.filter((one) => one !== value))}>{t('flow.takeOut')}<span className="govuk-visually-hidden"> {nameOf(value)}</span></button></li>
          ))}
        </ul>
      )}
      <SelectField label={chosen.length > 0 ? t('flow.addAnother') : t('flow.chooseOne')} value="" none={t('flow.choose')} choices={choices.filter(({ value }) => !chosen.includes(value))} onChange={(value) => value !== '' && onChange([...chosen, value])} />
    </div>
  );
};
