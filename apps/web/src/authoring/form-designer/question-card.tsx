import type { MouseEvent } from 'react';
import { memo } from 'react';
import { conditionSentence, isLocked } from '#authoring';
import type { Json, ResolvedQuestion } from '#form-answers';
import type { FaceContext } from '#govuk-rjsf';
import { fieldId, kindOf } from '#govuk-rjsf';
import { useWords } from '../../words/use-words.ts';
import { FromChip } from './chips.tsx';
import { touched } from './places.ts';
import { QuestionActions } from './question-actions.tsx';
import { cardId, useDesigner } from './use-designer.tsx';

interface Props {
  readonly question: ResolvedQuestion;
  readonly number: number;
  readonly count: number;
  readonly selected: boolean;
  readonly value: Json | undefined;
  readonly context: FaceContext;
}

/** A question as the worker meets it, with where it came from and, when selected, what can be done with it. */
export const QuestionCard = ({ question, number, count, selected, value, context }: Props) => {
  const { t, say } = useWords();
  const { national, overlay, form, select } = useDesigner();
  const isNational = national.questions[question.id] !== undefined;
  const locked = isLocked(national, question.id);
  const isChanged = isNational && touched(overlay).has(question.id);
  /** A click beside the controls selects too; the button is for the keyboard. */
  const choose = (event: MouseEvent) => {
    if (!(event.target as HTMLElement).closest('button, a, input, select, textarea, label, summary')) select({ question: question.id });
  };
  return (
    <article className={`ex-q${selected ? ' ex-q--selected' : ''}${locked ? ' ex-q--locked' : ''}`} id={cardId(question.id)} tabIndex={-1} aria-label={t('design.card.label', { label: say(question.label), number, count })} onClick={choose}>
      <div className="ex-q__meta">
        <FromChip from={!isNational ? 'ours' : locked ? 'locked' : 'national'} />
        {isChanged && <span className="ex-chip ex-chip--ours">{t('design.card.changed')}</span>}
        {question.showWhen && <span className="ex-chip ex-chip--info ex-q__when">{say(conditionSentence(question.showWhen, form))}</span>}
        {selected && <span className="ex-chip ex-chip--info">{t('design.card.selected')}</span>}
        <span className="ex-small ex-muted">{t('design.card.number', { number, count })}</span>
        <button type="button" className="ex-linklike ex-small ex-q__choose" onClick={() => select({ question: question.id }, 'settings')}>{t('design.card.settings')}<span className="govuk-visually-hidden">: {say(question.label)}</span></button>
      </div>
      <EditFace question={question} value={value} context={context} />
      {selected && <QuestionActions question={question} />}
    </article>
  );
};

const EditFace = memo(({ question, value, context }: Pick<Props, 'question' | 'value' | 'context'>) => {
  const Edit = kindOf(question.kind === 'choice' || question.kind === 'choices' ? withSome(question) : question).edit;
  const path = [question.id];
  return <Edit id={fieldId(path)} path={path} question={question} value={value} needed={context.needed.has(question.id)} context={context} onCommit={(next) => context.commit(path, next)} />;
});
EditFace.displayName = 'EditFace';

/** A list without options yet still has a face. */
const withSome = (question: ResolvedQuestion): ResolvedQuestion => ({ ...question, options: question.options ?? [] });
