import { createContext, useContext, type ReactNode } from 'react';
import type { Language } from '#form-answers';

/** True where what is read or printed stands in both languages: the reader's first, the other after it. */
export const BothLanguages = createContext(false);

interface Props {
  readonly language: Language;
  /** The words in a language; undefined where there are none. */
  readonly words: (language: Language) => string | undefined;
  readonly children: ReactNode;
}

/** Words, and after them, where both languages are wanted and the other has words of its own, those. */
export const InBoth = ({ language, words, children }: Props) => {
  const both = useContext(BothLanguages);
  const other: Language = language === 'cy' ? 'en' : 'cy';
  const said = both ? words(other) : undefined;
  return said === undefined || said === words(language) ? <>{children}</> : <>{children}<span className="ex-both" lang={other}> / {said}</span></>;
};
