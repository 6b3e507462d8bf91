import { useId } from 'react';
import { backToNational, operationAt, questionProvenance, setLimits } from '#authoring';
import type { JsonSchema, ResolvedQuestion } from '#form-answers';
import { questionSchemas } from '#form-answers';
import { useCommittedText } from '#govuk-rjsf';
import { useWords } from '../../words/use-words.ts';
import type { LimitField } from './limit-fields.ts';
import { isLooser, limitFields, withLimit } from './limit-fields.ts';
import { Setting } from './setting.tsx';
import { useDesigner } from './use-designer.tsx';

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** How long, how large, how many: of a question of the pack only more strictly. */
export const Limits = ({ question }: { readonly question: ResolvedQuestion }) => {
  const { t } = useWords();
  const { national, overlay, change, schemas } = useDesigner();
  const fields = limitFields(question.kind);
  const isNational = national.questions[question.id] !== undefined;
  const isOfBlock = !isNational && !operationAt(overlay, 'addQuestion', question.id);
  if (fields.length === 0) return null;
  const pack = isNational ? questionSchemas(national)[question.id] : undefined;
  const limits: JsonSchema = (isNational ? operationAt(overlay, 'narrow', question.id)?.schema : schemas[question.id]) ?? {};
  const from = questionProvenance(national, overlay, question.id).limits;
  return (
    <Setting title={t('design.limits.title')} from={from} beside={isNational ? t('design.limits.stricter') : undefined} {...(isNational && { onBack: () => change((now) => backToNational(now, { question: question.id, setting: 'limits' })) })}>
      <div className="ex-pair">
        {fields.map((field) => (
          <Limit
            key={`${question.id}-${field.key}`} field={field} kind={question.kind === 'group' ? 'rows' : question.kind === 'choices' ? 'options' : 'other'}
            value={numberOf(limits[field.key])} pack={pack} locked={isOfBlock}
            onCommit={(value) => change((now) => setLimits(now, question.id, withLimit((isNational ? operationAt(now, 'narrow', question.id)?.schema : operationAt(now, 'addQuestion', question.id)?.schema) ?? {}, field.key, value)), `${question.id} ${field.key}`)}
          />
        ))}
      </div>
    </Setting>
  );
};

interface LimitProps {
  readonly field: LimitField;
  readonly kind: 'rows' | 'options' | 'other';
  readonly value: number | undefined;
  readonly pack: JsonSchema | undefined;
  readonly locked: boolean;
  readonly onCommit: (value: number | undefined) => void;
}

const Limit = ({ field: { key, least }, kind, value, pack, locked, onCommit }: LimitProps) => {
  const { t } = useWords();
  const { open, mayEdit } = useDesigner();
  const id = useId();
  const commit = (text: string) => {
    const number = text.trim() === '' ? undefined : Number(text);
    if (number === undefined || (Number.isInteger(number) && number >= least && !isLooser(key, number, pack))) onCommit(number);
  };
  const { text, type, settle } = useCommittedText(value === undefined ? '' : String(value), commit, open.pending);
  const packLimit = numberOf(pack?.[key]);
  const typed = text.trim() === '' ? undefined : Number(text);
  const wrong = typed === undefined ? undefined : !Number.isInteger(typed) || typed < least ? t('design.limits.whole') : isLooser(key, typed, pack) ? t(key.startsWith('max') ? 'design.limits.tooHigh' : 'design.limits.tooLow', { limit: packLimit }) : undefined;
  const says = wrong ?? (packLimit === undefined ? undefined : t('design.limits.pack', { limit: packLimit }));
  return (
    <div>
      <label className="govuk-label ex-small" htmlFor={id}>{t(`design.limits.${kind === 'other' ? key : `${key}${kind === 'rows' ? 'Rows' : 'Options'}`}`)}</label>
      <input className={`govuk-input${wrong ? ' govuk-input--error' : ''}`} id={id} type="number" value={text} readOnly={locked || !mayEdit} aria-invalid={wrong ? true : undefined} aria-describedby={says ? `${id}-says` : undefined} onChange={(event) => type(event.target.value)} onBlur={settle} />
      {says && <p className={wrong ? 'govuk-error-message' : 'ex-small ex-muted'} id={`${id}-says`}>{says}</p>}
    </div>
  );
};
