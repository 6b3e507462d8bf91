import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import type { Language } from '#form-answers';
import { makesForms, useSession } from '../session/session.tsx';
import { speak } from '../words/i18n.ts';
import { chooseLanguage, chosenLanguage } from '../words/language-choice.ts';
import { useWords } from '../words/use-words.ts';

const Mark = () => (
  <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <rect x="2" y="3" width="20" height="4.6" rx="2.3" fill="#8fd3dc" />
    <rect x="2" y="9.7" width="13" height="4.6" rx="2.3" fill="currentColor" />
    <rect x="2" y="16.4" width="17" height="4.6" rx="2.3" fill="#8fd3dc" />
  </svg>
);

/** The other language, by its own name. */
const LanguageSwitch = ({ user, first }: { readonly user: string | undefined; readonly first: Language | undefined }) => {
  const { i18n } = useTranslation();
  const { language } = useWords();
  useEffect(() => {
    const chosen = chosenLanguage(localStorage, user, first);
    if (chosen !== i18n.language) void speak(chosen);
  }, [user, first, i18n]);
  const other = language === 'cy' ? 'en' : 'cy';
  const change = () => {
    chooseLanguage(localStorage, user, other);
    void speak(other);
  };
  return <button type="button" className="ex-linklike" lang={other} onClick={change}>{other === 'cy' ? 'Cymraeg' : 'English'}</button>;
};

const Nav = () => {
  const { t } = useWords();
  const { state } = useSession();
  if (state.at !== 'in') return null;
  const { access, supervises } = state.me.user;
  if (makesForms(state.me.user)) return <AuthoringNav />;
  if (access !== 'casework') return null;
  return (
    <nav className="ex-head__nav" aria-label={t('nav.main')}>
      <ul>
        <li><NavLink to="/" end>{t('nav.work')}</NavLink></li>
        <li><NavLink to="/children">{t('nav.children')}</NavLink></li>
        {supervises !== false && <li><NavLink to="/openings">{t('nav.openings')}</NavLink></li>}
      </ul>
    </nav>
  );
};

/** For those who make forms and workflows, and those who publish them. */
const AuthoringNav = () => {
  const { t } = useWords();
  const { pathname } = useLocation();
  const changes = pathname === '/' || pathname === '/authoring' || pathname.startsWith('/authoring/changes');
  return (
    <nav className="ex-head__nav" aria-label={t('nav.main')}>
      <ul>
        <li><Link to="/authoring" aria-current={changes ? 'page' : undefined}>{t('nav.changes')}</Link></li>
        <li><NavLink to="/forms">{t('nav.forms')}</NavLink></li>
        <li><NavLink to="/authoring/drift">{t('nav.drift')}</NavLink></li>
        <li><NavLink to="/authoring/publications">{t('nav.publications')}</NavLink></li>
      </ul>
    </nav>
  );
};

export const Header = () => {
  const { t, say } = useWords();
  const { state, signOut } = useSession();
  const user = state.at === 'in' ? state.me.user : undefined;
  return (
    <header className="ex-head">
      <div className="ex-wrap">
        <Link className="ex-head__logo" to="/"><Mark /><span>Exemplar</span></Link>
        <Nav />
        <div className="ex-head__who">
          {user && <span className="ex-head__name">{[user.name, say(user.roleLabel), say(user.teamName)].filter(Boolean).join(', ')}</span>}
          <a href="/help/">{t('nav.help')}</a>
          <LanguageSwitch user={user?.id} first={state.at === 'in' ? state.me.authority.languages[0] : undefined} />
          {user && <button type="button" className="ex-linklike" onClick={() => void signOut()}>{t('nav.signOut')}</button>}
        </div>
      </div>
    </header>
  );
};
