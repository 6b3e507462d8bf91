import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { useHistory } from './use-history.ts';

/** The buttons of going back and forward; what they did is said aloud. */
export const UndoRedo = ({ steps }: { readonly steps: ReturnType<typeof useHistory> }) => {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const go = (can: boolean, step: () => void, did: string, cannot: string) => {
    step();
    // The same words twice running would not be heard: a thin space makes them other words.
    setSaid((before) => (before === (can ? did : cannot) ? `${before} ` : can ? did : cannot));
  };
  return (
    <>
      <button type="button" className="govuk-button govuk-button--secondary" aria-disabled={!steps.canUndo} title="Ctrl+Z" onClick={() => go(steps.canUndo, steps.undo, t('shared.undone'), t('shared.nothingToUndo'))}>{t('shared.undo')}</button>
      <button type="button" className="govuk-button govuk-button--secondary" aria-disabled={!steps.canRedo} title="Ctrl+Shift+Z" onClick={() => go(steps.canRedo, steps.redo, t('shared.redone'), t('shared.nothingToRedo'))}>{t('shared.redo')}</button>
      <span className="govuk-visually-hidden" role="status">{said}</span>
    </>
  );
};
