import { useState } from 'react';
import { Page } from '../shell/page.tsx';
import { useWords } from '../words/use-words.ts';
import { SignInForm } from './sign-in-form.tsx';

export const SignInPage = () => {
  const { t } = useWords();
  const [wrong, setWrong] = useState(false);
  return (
    <Page title={t('session.title')} error={wrong} lead={<p className="ex-muted">{t('session.lead')}</p>}>
      <div className="ex-narrowcol"><SignInForm button={t('session.signIn')} onErrors={() => setWrong(true)} /></div>
    </Page>
  );
};
