import { useId } from 'react';
import { operationAt, ownText, relabel, targetKey, translate } from '#authoring';
import type { FormOverlayFile, Text, TextTarget } from '#form-answers';
import { useCommittedText } from '#govuk-rjsf';
import { useWords } from '../../words/use-words.ts';
import { useDesigner } from './use-designer.tsx';

interface Props {
  /** What the words are, such as "Question" or "Help". */
  readonly name: string;
  readonly target: TextTarget;
  readonly text: Text | undefined;
  /** What the pack says there. */
  readonly national?: Text | undefined;
  readonly locked?: boolean;
  readonly rows?: number;
}

/** The Welsh that is ours, by whichever operation; the pack's own stays the pack's. */
const ourWelsh = (overlay: FormOverlayFile, target: TextTarget): string | undefined =>
  (ownText(overlay, target) ?? operationAt(overlay, 'relabel', targetKey(target))?.text)?.cy ?? operationAt(overlay, 'translate', targetKey(target))?.cy;

/** Words in English and in Welsh, side by side, saved as they are typed. */
export const TextPair = ({ name, target, text, national, locked = false, rows = 2 }: Props) => {
  const { t } = useWords();
  const { change, isBilingual } = useDesigner();
  const key = targetKey(target);
  const isMissing = isBilingual && text !== undefined && !text.cy;
  const english = (en: string) => change((overlay) => {
    const cy = ourWelsh(overlay, target);
    return relabel(overlay, target, { en, ...(cy === undefined ? {} : { cy }) }, national);
  }, `${key} en`);
  return (
    <div className="ex-pair">
      <Words label={t('design.inEnglish', { name })} value={text?.en ?? ''} rows={rows} locked={locked} onCommit={english} />
      <Words label={t('design.inWelsh', { name })} language="cy" value={text?.cy ?? ''} rows={rows} locked={text === undefined} onCommit={(cy) => change((overlay) => translate(overlay, target, cy, national), `${key} cy`)} note={isMissing ? t('design.welshMissing') : text?.cy && text.unchecked ? t('home.unchecked') : undefined} />
    </div>
  );
};

interface WordsProps {
  readonly label: string;
  readonly language?: 'cy';
  readonly value: string;
  readonly rows: number;
  readonly locked: boolean;
  readonly note?: string | undefined;
  readonly onCommit: (text: string) => void;
}

const Words = ({ label, language, value, rows, locked, note, onCommit }: WordsProps) => {
  const { open, mayEdit } = useDesigner();
  const id = useId();
  const { text, type, settle } = useCommittedText(value, onCommit, open.pending);
  return (
    <div>
      <label className="govuk-label ex-small" htmlFor={id}>{label}</label>
      <textarea
        className="govuk-textarea" id={id} rows={rows} value={text} readOnly={locked || !mayEdit} {...(language ? { lang: language } : {})}
        aria-describedby={note ? `${id}-note` : undefined} onChange={(event) => type(event.target.value)} onBlur={settle}
      />
      {note && <p className="ex-missing" id={`${id}-note`}>{note}</p>}
    </div>
  );
};
