import { useCallback, useEffect } from 'react';
import type { Operations, OverlayEvent, OverlaySync } from './overlay-sync.ts';

interface Steps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** In a field of text the browser's own undo is what a person means. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)));

const stepOf = ({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): 'undo' | 'redo' | undefined => {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' && !shiftKey ? 'redo' : undefined;
};

/** Undo and redo of an open overlay: for buttons, and by Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y outside fields of text. */
export const useHistory = <O extends Operations>(sync: OverlaySync<O>, happen: (event: OverlayEvent<O>) => void): Steps => {
  const canUndo = sync.history.past.length > 0;
  const canRedo = sync.history.future.length > 0;
  const step = useCallback((type: 'undo' | 'redo') => happen({ type, at: new Date().toISOString() }), [happen]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = stepOf(event);
      if (!wanted || isWriting(event.target) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      step(wanted);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [step]);
  return { canUndo, canRedo, undo: () => canUndo && step('undo'), redo: () => canRedo && step('redo') };
};
