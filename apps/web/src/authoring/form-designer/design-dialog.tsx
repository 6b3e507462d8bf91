import type { FormEvent, ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';
import { useWords } from '../../words/use-words.ts';

interface Props {
  readonly title: string;
  readonly button: string;
  readonly onClose: () => void;
  /** Answers whether it was done; the dialog stays open where something is missing. */
  readonly onDone: () => boolean;
  readonly children: ReactNode;
}

/** A dialog that asks for something to be added; Escape and "Cancel" leave everything as it was. */
export const DesignDialog = ({ title, button, onClose, onDone, children }: Props) => {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    return () => {
      if (document.activeElement === document.body) before?.focus();
    };
  }, []);
  const done = (event: FormEvent) => {
    event.preventDefault();
    if (onDone()) onClose();
    else dialog.current?.querySelector<HTMLElement>('.govuk-form-group--error input, .govuk-form-group--error textarea, .govuk-form-group--error select')?.focus();
  };
  return (
    <dialog ref={dialog} className="ex-dialog ex-dialog--wide" aria-labelledby={id} onClose={onClose}>
      <form onSubmit={done} noValidate>
        <h2 id={id}>{title}</h2>
        {children}
        <p className="ex-acts">
          <button type="submit" className="govuk-button">{button}</button>
          <button type="button" className="ex-linklike" onClick={() => dialog.current?.close()}>{t('design.cancel')}</button>
        </p>
      </form>
    </dialog>
  );
};
