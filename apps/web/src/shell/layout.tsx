import { useEffect } from 'react';
import { Outlet, useLocation } from 'react-router';
import { makesForms, useSession } from '../session/session.tsx';
import { RanOutDialog } from '../session/ran-out-dialog.tsx';
import { SignInPage } from '../session/sign-in-page.tsx';
import { useWords } from '../words/use-words.ts';
import { HealthNotice } from './health-notice.tsx';
import { Header } from './header.tsx';
import { ProblemPage } from './problem-page.tsx';

const Inside = () => {
  const { t } = useWords();
  const { state, ask } = useSession();
  switch (state.at) {
    case 'asking':
      return <div className="ex-wrap"><p role="status">{t('page.loading')}</p></div>;
    case 'unknown':
      return <ProblemPage problem={state.problem} onAgain={() => void ask()} />;
    case 'out':
      return <SignInPage />;
    case 'in':
      return <Outlet />;
    default:
      return state satisfies never;
  }
};

/** What a page said before it led here: "Sent to Ruth", once. */
const Flash = () => {
  const flash = (useLocation().state as { readonly flash?: string } | null)?.flash;
  return <div role="status">{flash && <div className="ex-flash"><div className="ex-wrap"><p>{flash}</p></div></div>}</div>;
};

/** The frame around every page. */
export const Layout = () => {
  const { t, language, say } = useWords();
  const { state } = useSession();
  const demonstration = state.at === 'in' ? state.me.store === 'demonstration' : state.at === 'out' && state.store === 'demonstration';
  // That no Welsh speaker has checked the words is for those who can see to it, not for whoever a page is shown to.
  const isAuthor = state.at === 'in' && makesForms(state.me.user);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <>
      <a className="govuk-skip-link" href="#main">{t('page.skip')}</a>
      <Header />
      {demonstration && <section className="ex-demo" aria-label={t('page.demonstration')}><div className="ex-wrap"><p><b>{t('page.demonstration')}.</b> {t('page.demonstrationLead')}</p></div></section>}
      {state.at === 'in' && state.me.user.access === 'administration' && <HealthNotice />}
      {state.at === 'in' && <RanOutDialog />}
      <Flash />
      <main id="main" tabIndex={-1}><Inside /></main>
      <footer className="ex-foot">
        <div className="ex-wrap">
          <span>{state.at === 'in' ? t('page.footAuthority', { authority: say(state.me.authority.name) }) : 'Exemplar'}</span>
          {language === 'cy' && isAuthor && <span>{t('page.welshDraft')}</span>}
        </div>
      </footer>
    </>
  );
};
