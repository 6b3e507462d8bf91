import type { From } from '#authoring';
import { useWords } from '../../words/use-words.ts';

const looks: { readonly [from in From]: string } = { ours: 'ex-chip ex-chip--ours', national: 'ex-chip ex-chip--lock', locked: 'ex-chip ex-chip--locked' };

/** Where something came from, always in words. */
export const FromChip = ({ from }: { readonly from: From }) => {
  const { t } = useWords();
  return <span className={looks[from]}>{t(`design.from.${from}`)}</span>;
};
