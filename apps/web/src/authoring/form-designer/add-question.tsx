import { useId, useState } from 'react';
import { addQuestion, localId } from '#authoring';
import { useWords } from '../../words/use-words.ts';
import { DesignDialog } from './design-dialog.tsx';
import { rowId } from './group-rows.ts';
import { NewQuestionFields, useNewQuestion } from './new-question-fields.tsx';
import { optionsOfLines } from './own-options.ts';
import { takenIds } from './places.ts';
import { newQuestion, QUESTION_TYPES } from './question-types.ts';
import { useDesigner } from './use-designer.tsx';

/** The way to a new question of one's own: its words, its type, its place. */
export const AddQuestion = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, say } = useWords();
  const { section, question, form, national, overlay, authority, change, select } = useDesigner();
  const fields = useNewQuestion('shortText');
  const [after, setAfter] = useState(question?.id ?? section?.questions.at(-1) ?? '');
  const id = useId();
  if (!section) return null;
  const add = (): boolean => {
    if (!fields.isWhole()) return false;
    const { type, label, options, codes, first } = fields.value;
    const own = localId(authority, label, takenIds(national, form, overlay));
    const added = newQuestion(type, { label: { en: label.trim() }, ...(codes ? { codes } : { options: optionsOfLines(options) }), ...(type === 'group' && { first: { id: rowId(first, []), label: { en: first.trim() } } }) });
    change((now) => addQuestion(now, { id: own, ...added }, { section: section.id, ...(after === '' ? { first: true } : { after }) }));
    select({ question: own }, 'card');
    return true;
  };
  return (
    <DesignDialog title={t('design.add_.title', { section: say(section.title) })} button={t('design.add_.button')} onClose={onClose} onDone={add}>
      <NewQuestionFields fields={fields} types={QUESTION_TYPES} />
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--s" htmlFor={id}>{t('design.add_.where')}</label>
        <select className="govuk-select" id={id} value={after} onChange={(event) => setAfter(event.target.value)}>
          <option value="">{t('design.add_.first', { section: say(section.title) })}</option>
          {section.questions.map((one) => <option key={one} value={one}>{t('design.add_.after', { question: say(form.questions[one]?.label) })}</option>)}
        </select>
      </div>
    </DesignDialog>
  );
};
