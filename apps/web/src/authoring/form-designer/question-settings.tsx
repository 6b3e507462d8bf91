import { backToNational, operationAt, questionProvenance } from '#authoring';
import type { ResolvedQuestion } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { Limits } from './limit-settings.tsx';
import { Meanings } from './meaning-settings.tsx';
import { Options } from './option-settings.tsx';
import { MoveToSection } from './question-actions.tsx';
import { Rows } from './row-settings.tsx';
import { MustAnswer, ShownWhen } from './rule-settings.tsx';
import { Setting } from './setting.tsx';
import { TextPair } from './text-pair.tsx';
import { useDesigner } from './use-designer.tsx';

/** Everything that can be set of a question, each with where it came from. */
export const QuestionSettings = ({ question }: { readonly question: ResolvedQuestion }) => {
  const { t } = useWords();
  const { national, overlay, change } = useDesigner();
  const pack = national.questions[question.id];
  const from = questionProvenance(national, overlay, question.id);
  const isLocked = from.label === 'locked';
  const isOfBlock = question.local === true && !operationAt(overlay, 'addQuestion', question.id);
  const back = (...settings: readonly ('label' | 'hint' | 'why' | 'place' | 'translation')[]) =>
    pack && { onBack: () => change((now) => settings.reduce((rest, setting) => backToNational(rest, { question: question.id, setting }), now)) };
  const isOurs = (...settings: readonly ('label' | 'hint' | 'translation')[]) => settings.some((setting) => from[setting] === 'ours');
  return (
    <>
      <Setting title={t('design.words.title')} from={isOurs('label', 'hint', 'translation') ? 'ours' : from.label} beside={isLocked ? t('design.words.lockedWhy') : isOfBlock ? t('design.words.block') : pack && isOurs('label') ? t('design.packSays', { words: pack.label.en }) : undefined} {...back('label', 'hint', 'translation')}>
        <TextPair name={t('design.words.question')} target={{ question: question.id, part: 'label' }} text={question.label} national={pack?.label} locked={isLocked} rows={3} />
        <TextPair name={t('design.words.help')} target={{ question: question.id, part: 'hint' }} text={question.hint} national={pack?.hint} locked={isLocked} rows={3} />
      </Setting>
      <Setting title={t('design.words.why')} from={from.why} {...back('why')}>
        <TextPair name={t('design.words.why')} target={{ question: question.id, part: 'why' }} text={question.why} national={pack?.why} locked={isLocked} />
      </Setting>
      {(question.kind === 'choice' || question.kind === 'choices') && <Options question={question} />}
      {question.kind === 'group' && <Rows question={question} />}
      <MustAnswer key={`must-${question.id}`} question={question} />
      <ShownWhen question={question} />
      <Limits question={question} />
      <Setting title={t('design.place.title')} from={from.place} {...back('place')}><MoveToSection question={question} /></Setting>
      <Meanings question={question} />
    </>
  );
};
