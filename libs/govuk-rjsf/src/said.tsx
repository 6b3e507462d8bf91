import type { Language, Text } from '#form-answers';
import { say } from '#form-answers';

/** Words of a definition in the reader's language; where no translator has been, English that says it is English (WCAG 3.1.2). */
export const Said = ({ text, language }: { readonly text: Text; readonly language: Language }) =>
  language === 'cy' && text.cy === undefined ? <span lang="en">{text.en}</span> : <>{say(text, language)}</>;
