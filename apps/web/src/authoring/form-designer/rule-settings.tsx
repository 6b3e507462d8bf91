import { useId, useState } from 'react';
import { backToNational, conditionSentence, operationAt, questionProvenance, setRequired, setRequireWhen, setShowWhen } from '#authoring';
import type { ResolvedQuestion } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { Setting } from './setting.tsx';
import { useDesigner } from './use-designer.tsx';

interface Props {
  readonly question: ResolvedQuestion;
}

/** Every other question of the form: what a condition may read. */
const useOthers = (id: string): readonly ResolvedQuestion[] => {
  const { form } = useDesigner();
  return form.sections.flatMap(({ questions }) => questions).flatMap((one) => (one === id ? [] : (form.questions[one] ?? [])));
};

type Must = 'no' | 'when' | 'always';

/** Must it be answered? What the pack demands stays; an authority may demand more. */
export const MustAnswer = ({ question }: Props) => {
  const { t, say } = useWords();
  const { national, overlay, change, mayEdit, form } = useDesigner();
  const id = useId();
  const others = useOthers(question.id);
  const pack = national.questions[question.id];
  const from = questionProvenance(national, overlay, question.id);
  const ours = pack ? operationAt(overlay, 'requireWhen', question.id)?.when : question.requireWhen;
  const [wantsWhen, setWantsWhen] = useState(false);
  const must: Must = question.required ? 'always' : ours || wantsWhen ? 'when' : 'no';
  const choose = (wanted: Must) => {
    setWantsWhen(wanted === 'when');
    change((now) => {
      const free = setRequired(now, question.id, wanted === 'always');
      return wanted === 'when' ? free : setRequireWhen(free, question.id, undefined);
    });
  };
  const isOurs = from.required === 'ours' || from.requireWhen === 'ours';
  const nationalWhen = pack?.requireWhen && say(conditionSentence(pack.requireWhen, form, 'required'));
  if (pack?.required) {
    return <Setting title={t('design.must.title')} from="locked" beside={t('design.must.lockedWhy')}><p>{t('design.must.always')}</p></Setting>;
  }
  return (
    <Setting
      title={t('design.must.title')}
      from={isOurs ? 'ours' : 'national'}
      beside={pack ? nationalWhen ?? t('design.must.national') : undefined}
      {...(pack && { onBack: () => { setWantsWhen(false); change((now) => backToNational(backToNational(now, { question: question.id, setting: 'required' }), { question: question.id, setting: 'requireWhen' })); } })}
    >
      <label className="govuk-visually-hidden" htmlFor={id}>{t('design.must.title')}</label>
      <select className="govuk-select" id={id} value={must} disabled={!mayEdit} onChange={(event) => choose(event.target.value as Must)}>
        <option value="no">{t(nationalWhen ? 'design.must.asPack' : 'design.must.no')}</option>
        <option value="always">{t(question.showWhen ? 'design.must.alwaysShown' : 'design.must.always')}</option>
        <option value="when">{t('design.must.when')}</option>
      </select>
      {must === 'when' && (
        <ConditionEditor key={question.id} title={t('design.must.when')} condition={ours} questions={others} disabled={!mayEdit} onChange={(when) => change((now) => setRequireWhen(now, question.id, when))} />
      )}
    </Setting>
  );
};

/** When is it asked? Of a question of the pack the pack decides. */
export const ShownWhen = ({ question }: Props) => {
  const { t, say } = useWords();
  const { overlay, change, mayEdit, form } = useDesigner();
  const others = useOthers(question.id);
  const isOwn = operationAt(overlay, 'addQuestion', question.id) !== undefined;
  if (!isOwn) {
    return (
      <Setting title={t('design.shown.title')} from={question.local ? 'ours' : 'locked'} beside={t(question.local ? 'design.shown.block' : 'design.shown.lockedWhy')}>
        <p>{question.showWhen ? say(conditionSentence(question.showWhen, form)) : t('design.shown.always')}</p>
      </Setting>
    );
  }
  return (
    <Setting title={t('design.shown.title')} from="ours">
      {!question.showWhen && <p>{t('design.shown.always')}</p>}
      <ConditionEditor key={question.id} title={t('design.shown.title')} condition={question.showWhen} questions={others} disabled={!mayEdit} onChange={(when) => change((now) => setShowWhen(now, question.id, when))} />
    </Setting>
  );
};
