import type { Source } from '#form-answers';
import { useWords } from './use-words.ts';

/** Where a limit comes from in law, always in view and on paper; law is cited in the language it was made in. */
export const LegalSource = ({ source }: { readonly source: Source }) => {
  const { language } = useWords();
  const lang = language === 'cy' ? { lang: 'en' } : {};
  return source.url ? <a href={source.url} rel="noreferrer" {...lang}>{source.text}</a> : <span {...lang}>{source.text}</span>;
};
