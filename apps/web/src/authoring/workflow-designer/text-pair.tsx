import { useId } from 'react';
import { operationAt, ownText, relabel, targetKey, textOfWorkflow, translate } from '#authoring';
import type { WorkflowTextTarget } from '#form-answers';
import { useCommittedText } from '#govuk-rjsf';
import { useWords } from '../../words/use-words.ts';
import { useFlow } from './use-flow.tsx';

interface Props {
  /** What the words are, such as "What it is called". */
  readonly name: string;
  readonly target: WorkflowTextTarget;
}

/** Words in English and in Welsh, side by side, saved as they are typed. */
export const TextPair = ({ name, target }: Props) => {
  const { t } = useWords();
  const { workflow, national, isBilingual, change } = useFlow();
  const text = textOfWorkflow(workflow, target);
  const before = textOfWorkflow(national, target);
  const key = targetKey(target);
  const english = (en: string) => change((overlay) => {
    const cy = (ownText(overlay, target) ?? operationAt(overlay, 'relabel', key)?.text)?.cy ?? operationAt(overlay, 'translate', key)?.cy;
    return relabel(overlay, target, { en, ...(cy === undefined ? {} : { cy }) }, before);
  }, `${key} en`);
  return (
    <div className="ex-flowpair">
      <Words name={name} label={t('flow.english')} value={text?.en ?? ''} onCommit={english} />
      <Words name={name} label={t('flow.welsh')} language="cy" value={text?.cy ?? ''} onCommit={(cy) => change((overlay) => translate(overlay, target, cy, before), `${key} cy`)} note={isBilingual && text && !text.cy ? t('flow.welshMissing') : undefined} />
    </div>
  );
};

interface WordsProps {
  readonly name: string;
  readonly label: string;
  readonly language?: 'cy';
  readonly value: string;
  readonly note?: string | undefined;
  readonly onCommit: (text: string) => void;
}

const Words = ({ name, label, language, value, note, onCommit }: WordsProps) => {
  const { open, mayEdit } = useFlow();
  const id = useId();
  const { text, type, settle } = useCommittedText(value, onCommit, open.pending);
  return (
    <div>
      <label className="govuk-label ex-small" htmlFor={id}><span className="govuk-visually-hidden">{name}: </span>{label}</label>
      <textarea
        className="govuk-textarea" id={id} rows={2} value={text} readOnly={!mayEdit} {...(language ? { lang: language } : {})}
        aria-describedby={note ? `${id}-note` : undefined} onChange={(event) => type(event.target.value)} onBlur={settle}
      />
      {note && <p className="ex-small ex-muted" id={`${id}-note`}>{note}</p>}
    </div>
  );
};
