import { useId } from 'react';
import { backToNational, duplicateQuestion, isLocked, localId, moveDown, moveQuestion, moveUp, operationAt, removeQuestion, setHidden, setRetired } from '#authoring';
import type { ResolvedQuestion } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { sectionOf, takenIds } from './places.ts';
import { cardId, focusLater, useDesigner } from './use-designer.tsx';

interface Props {
  readonly question: ResolvedQuestion;
}

/** Moves, duplicates, retires or leaves out the selected question. */
export const QuestionActions = ({ question }: Props) => {
  const { t, say } = useWords();
  const designer = useDesigner();
  const { form, national, authority, change, select, mayEdit, schemas, open } = designer;
  const section = sectionOf(form, question.id);
  const locked = isLocked(national, question.id);
  if (!mayEdit || !section) return null;
  const flat = form.sections.flatMap(({ questions }) => questions);
  const [isFirst, isLast] = [flat[0] === question.id, flat.at(-1) === question.id];
  const name = <span className="govuk-visually-hidden"> {say(question.label)}</span>;
  const duplicate = () => {
    const id = localId(authority, question.label.en, takenIds(national, form, designer.overlay));
    change((now) => duplicateQuestion(now, { question, schema: schemas[question.id] ?? {}, section: section.id }, id));
    select({ question: id }, 'card');
  };
  const leave = (gone: () => void) => {
    const before = section.questions[section.questions.indexOf(question.id) - 1];
    gone();
    select(before === undefined ? { section: section.id } : { question: before });
    focusLater(() => document.getElementById(before === undefined ? 'canvas-heading' : cardId(before)));
  };
  return (
    <div className="ex-acts ex-q__acts">
      {!locked && <>
        <button type="button" className="govuk-button govuk-button--secondary" aria-disabled={isFirst} onClick={() => change((now, at) => moveUp(now, at, question.id))}>{t('design.moveUp')}{name}</button>
        <button type="button" className="govuk-button govuk-button--secondary" aria-disabled={isLast} onClick={() => change((now, at) => moveDown(now, at, question.id))}>{t('design.moveDown')}{name}</button>
      </>}
      <button type="button" className="govuk-button govuk-button--secondary" onClick={duplicate}>{t('design.duplicate')}{name}</button>
      <Goodbye question={question} locked={locked} wasPublished={open.file.published?.includes(question.id) ?? false} onLeave={leave} />
    </div>
  );
};

/** Ours are taken out, or retired where they were ever published; the pack's are left out where they may be. */
const Goodbye = ({ question, locked, wasPublished, onLeave }: Props & { readonly locked: boolean; readonly wasPublished: boolean; readonly onLeave: (gone: () => void) => void }) => {
  const { t, say } = useWords();
  const { overlay, change, national } = useDesigner();
  const isDemanded = national.questions[question.id]?.required === true;
  const name = <span className="govuk-visually-hidden"> {say(question.label)}</span>;
  if (operationAt(overlay, 'addQuestion', question.id)) {
    return wasPublished
      ? <button type="button" className="ex-linklike" onClick={() => onLeave(() => change((now) => setRetired(now, question.id, true)))}>{t('design.retire')}{name}</button>
      : <button type="button" className="ex-linklike" onClick={() => onLeave(() => change((now) => removeQuestion(now, question.id)))}>{t('design.takeOut')}{name}</button>;
  }
  if (question.local) return <button type="button" className="ex-linklike" onClick={() => onLeave(() => change((now) => setRetired(now, question.id, true)))}>{t('design.retire')}{name}</button>;
  if (locked || isDemanded) return <span className="ex-small ex-muted">{t(locked ? 'design.hide.locked' : 'design.hide.required')}</span>;
  return <button type="button" className="ex-linklike" onClick={() => onLeave(() => change((now) => setHidden(backToNational(now, { question: question.id }), question.id, true)))}>{t('design.hide.do')}{name}</button>;
};

/** Another section for the question, by choosing. */
export const MoveToSection = ({ question }: Props) => {
  const { t, say } = useWords();
  const { form, national, change, mayEdit } = useDesigner();
  const id = useId();
  const section = sectionOf(form, question.id);
  if (!section || isLocked(national, question.id)) return <p>{section && say(section.title)}</p>;
  return (
    <>
      <label className="govuk-label ex-small" htmlFor={id}>{t('design.place.section')}</label>
      <select className="govuk-select" id={id} value={section.id} disabled={!mayEdit} onChange={(event) => change((now, at) => moveQuestion(now, at, question.id, { section: event.target.value }))}>
        {form.sections.map((one) => <option key={one.id} value={one.id}>{say(one.title)}</option>)}
      </select>
    </>
  );
};
