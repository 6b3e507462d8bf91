import type { ReactNode } from 'react';
import { useId } from 'react';
import type { From } from '#authoring';
import { useWords } from '../../words/use-words.ts';
import { useFlow } from './use-flow.tsx';

const looks: { readonly [from in From]: string } = { ours: 'ex-chip ex-chip--ours', national: 'ex-chip', locked: 'ex-chip ex-chip--lock' };

/** Where something came from, always in words. */
export const FromChip = ({ from }: { readonly from: From }) => {
  const { t } = useWords();
  return <span className={looks[from]}>{t(`flow.from.${from}`)}</span>;
};

interface Props {
  readonly title: string;
  readonly from?: From;
  /** Puts it back as the pack has it; offered where it is ours and the pack has something. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** One setting: what it is, what it says, where that came from, and the way back to the pack. */
export const Setting = ({ title, from, onBack, children }: Props) => {
  const { t } = useWords();
  const { mayEdit } = useFlow();
  const id = useId();
  return (
    <div className="ex-flowset" role="group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div className="ex-flowset__value">{children}</div>
      <p className="ex-flowset__from">
        {from && <FromChip from={from} />}
        {onBack && from === 'ours' && mayEdit && (
          <button type="button" className="ex-linklike ex-small" onClick={onBack}>{t('flow.back')}<span className="govuk-visually-hidden">: {title}</span></button>
        )}
      </p>
    </div>
  );
};
