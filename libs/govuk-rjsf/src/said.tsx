import { useContext } from 'react';
import type { Language, Text } from '#form-answers';
import { say } from '#form-answers';
import { InBoth } from './both-languages.tsx';
import { UncheckedMark } from './unchecked-mark.tsx';

/** Words of a definition in the reader's language; where no translator has been, English that says it is English (WCAG 3.1.2). */
export const Said = ({ text, language }: { readonly text: Text; readonly language: Language }) => {
  const mark = useContext(UncheckedMark);
  if (language === 'cy' && text.cy === undefined) return <span lang="en">{text.en}</span>;
  return <InBoth language={language} words={(one) => text[one]}>{say(text, language)}{mark !== undefined && language === 'cy' && text.unchecked && <> <span className="ex-chip ex-unchecked ex-noprint">{mark}</span></>}</InBoth>;
};
