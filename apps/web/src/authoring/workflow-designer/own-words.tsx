import type { Text } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { TextField } from './fields.tsx';
import { useFlow } from './use-flow.tsx';

export interface TwoWords {
  readonly en: string;
  readonly cy: string;
}
export const NO_WORDS: TwoWords = { en: '', cy: '' };

/** As a definition has it: a blank Welsh is none. */
export const asText = ({ en, cy }: TwoWords): Text => ({ en: en.trim(), ...(cy.trim() === '' ? {} : { cy: cy.trim() }) });

interface Props {
  readonly name: string;
  readonly value: TwoWords;
  readonly onChange: (value: TwoWords) => void;
  readonly hint?: string;
}

/** Words of something new, in English, and in Welsh where the authority publishes in it. */
export const OwnWords = ({ name, value, onChange, hint }: Props) => {
  const { t } = useWords();
  const { isBilingual } = useFlow();
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-label">{name}</legend>
      {hint && <p className="govuk-hint">{hint}</p>}
      <div className="ex-flowpair">
        <TextField name={name} label={t('flow.english')} value={value.en} onChange={(en) => onChange({ ...value, en })} />
        <TextField name={name} label={isBilingual ? t('flow.welsh') : t('flow.welshIfAny')} language="cy" value={value.cy} onChange={(cy) => onChange({ ...value, cy })} />
      </div>
    </fieldset>
  );
};
