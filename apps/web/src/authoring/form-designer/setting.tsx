import type { ReactNode } from 'react';
import { useId } from 'react';
import type { From } from '#authoring';
import { useWords } from '../../words/use-words.ts';
import { FromChip } from './chips.tsx';
import { useDesigner } from './use-designer.tsx';

interface Props {
  readonly title: string;
  readonly from: From;
  /** What the pack says, or why it is locked, beside the chip. */
  readonly beside?: ReactNode;
  /** Puts it back as the pack has it; offered where it is ours and the pack has something. */
  readonly onBack?: () => void;
  readonly children: ReactNode;
}

/** One setting with its provenance, and the way back to the pack. */
export const Setting = ({ title, from, beside, onBack, children }: Props) => {
  const { t } = useWords();
  const { mayEdit } = useDesigner();
  const id = useId();
  return (
    <div className={`ex-set ex-set--${from}`} role="group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
      <p className="ex-set__prov">
        <FromChip from={from} />
        <span className="ex-muted">{beside}</span>
        {onBack && from === 'ours' && mayEdit && (
          <button type="button" className="ex-linklike" onClick={onBack}>{t('design.backToNational')}<span className="govuk-visually-hidden">: {title}</span></button>
        )}
      </p>
    </div>
  );
};
