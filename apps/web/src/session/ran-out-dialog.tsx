import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { useMe, useSession } from './session.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Over whatever page the session ran out on: sign in again and go on, with every word still there. */
export const RanOutDialog = () => {
  const { t } = useWords();
  const { state } = useSession();
  const { user } = useMe();
  const dialog = useRef<HTMLDialogElement>(null);
  const [dismissed, setDismissed] = useState(false);
  const ranOut = state.at === 'in' && state.ranOut;
  useEffect(() => {
    if (ranOut && !dismissed) {
      dialog.current?.showModal();
      dialog.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus();
    }
    if (!ranOut) {
      dialog.current?.close();
      setDismissed(false);
    }
  }, [ranOut, dismissed]);
  if (!ranOut) return null;
  return (
    <>
      {dismissed && (
        <div className="ex-demo"><div className="ex-wrap"><p>
          {t('session.ranOutLead')} <button type="button" className="ex-linklike" onClick={() => setDismissed(false)}>{t('session.signInAndGoOn')}</button>
        </p></div></div>
      )}
      <dialog ref={dialog} className="ex-dialog" aria-labelledby="ran-out" onClose={() => setDismissed(true)}>
        <div className="ex-stack-s">
          <h2 id="ran-out">{t('session.ranOutTitle')}</h2>
          <p>{t('session.ranOutDialog')}</p>
          <SignInForm button={t('session.signInAndGoOn')} username={user.id} />
          <button type="button" className="ex-linklike" onClick={() => dialog.current?.close()}>{t('session.later')}</button>
        </div>
      </dialog>
    </>
  );
};
