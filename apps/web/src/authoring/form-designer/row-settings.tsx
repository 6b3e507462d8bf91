import { useState } from 'react';
import { changeQuestion, operationAt, questionProvenance } from '#authoring';
import type { FormOverlayFile, ResolvedQuestion } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { NewQuestionFields, useNewQuestion } from './new-question-fields.tsx';
import type { Group } from './group-rows.ts';
import { addToRow, changeInRow, moveInRow, removeFromRow, rowId, rowIds, rowQuestion } from './group-rows.ts';
import { optionsOfLines } from './own-options.ts';
import { newQuestion, ROW_TYPES, typeOf } from './question-types.ts';
import { Setting } from './setting.tsx';
import { TextPair } from './text-pair.tsx';
import { useDesigner } from './use-designer.tsx';

interface Props {
  readonly question: ResolvedQuestion;
}

const groupOf = (overlay: FormOverlayFile, id: string): Group | undefined => operationAt(overlay, 'addQuestion', id);

/** What each row of a repeating group asks. */
export const Rows = ({ question }: Props) => {
  const { t, say } = useWords();
  const { overlay, national, change, mayEdit, schemas } = useDesigner();
  const group = groupOf(overlay, question.id);
  const pack = national.questions[question.id];
  const put = (edit: (group: Group) => Group, what?: string) => change((now) => {
    const was = groupOf(now, question.id);
    if (!was) return now;
    const { schema, question: words } = edit(was);
    return changeQuestion(now, question.id, { schema, question: words });
  }, what);
  const rows = question.row ?? [];
  return (
    <Setting title={t('design.rows.title')} from={group ? 'ours' : questionProvenance(national, overlay, question.id).label} beside={group ? undefined : t('design.rows.packs')}>
      {rows.length === 0 && <p className="ex-missing">{t('design.rows.none')}</p>}
      <ol className="ex-optlist">
        {rows.map((one, index) => (
          <li key={one.id}>
            <details className="ex-more">
              <summary>{say(one.label)} <span className="ex-muted ex-small">{t(`design.types.${typeOf(one.kind, schemas[question.id])}.name`)}</span></summary>
              <TextPair name={t('design.words.question')} target={{ question: question.id, row: one.id, part: 'label' }} text={one.label} national={pack?.row?.find(({ id }) => id === one.id)?.label} />
              <TextPair name={t('design.words.help')} target={{ question: question.id, row: one.id, part: 'hint' }} text={one.hint} national={pack?.row?.find(({ id }) => id === one.id)?.hint} />
              {group && mayEdit && <RowRules group={group} id={one.id} put={put} first={index === 0} last={index === rows.length - 1} name={say(one.label)} />}
            </details>
          </li>
        ))}
      </ol>
      {group && mayEdit && <AddRowQuestion group={group} put={put} />}
    </Setting>
  );
};

type Put = (edit: (group: Group) => Group, what?: string) => void;

const RowRules = ({ group, id, put, first, last, name }: { readonly group: Group; readonly id: string; readonly put: Put; readonly first: boolean; readonly last: boolean; readonly name: string }) => {
  const { t } = useWords();
  const field = `row-${id}`;
  return (
    <>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input className="govuk-checkboxes__input" type="checkbox" id={field} checked={rowQuestion(group, id)?.required ?? false} onChange={(event) => put((now) => changeInRow(now, id, { required: event.target.checked }))} />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={field}>{t('design.rows.must')}</label>
        </div>
      </div>
      <p className="ex-acts ex-small">
        <button type="button" className="ex-linklike" aria-disabled={first} onClick={() => put((now) => moveInRow(now, id, -1))}>{t('design.up')}<span className="govuk-visually-hidden"> {name}</span></button>
        <button type="button" className="ex-linklike" aria-disabled={last} onClick={() => put((now) => moveInRow(now, id, 1))}>{t('design.down')}<span className="govuk-visually-hidden"> {name}</span></button>
        <button type="button" className="ex-linklike" aria-disabled={first && last} onClick={() => !(first && last) && put((now) => removeFromRow(now, id))}>{t('design.remove')}<span className="govuk-visually-hidden"> {name}</span></button>
      </p>
    </>
  );
};

const AddRowQuestion = ({ group, put }: { readonly group: Group; readonly put: Put }) => {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(rowIds(group).length === 0);
  const fields = useNewQuestion('shortText');
  if (!isOpen) return <button type="button" className="ex-linklike" onClick={() => setOpen(true)}>{t('design.rows.add')}</button>;
  const add = () => {
    if (!fields.isWhole()) return;
    const { type, label, options, codes } = fields.value;
    put((now) => addToRow(now, rowId(label, rowIds(now)), newQuestion(type, { label: { en: label.trim() }, ...(codes ? { codes } : { options: optionsOfLines(options) }) })));
    fields.clear();
    setOpen(false);
  };
  return (
    <div className="ex-addrow">
      <h4>{t('design.rows.add')}</h4>
      <NewQuestionFields fields={fields} types={ROW_TYPES} compact />
      <button type="button" className="govuk-button govuk-button--secondary" onClick={add}>{t('design.rows.addIt')}</button>
    </div>
  );
};
