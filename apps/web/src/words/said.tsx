import type { Text } from '#form-answers';
import { Said as SaidIn } from '#govuk-rjsf';
import { useWords } from './use-words.ts';

/** Words of a definition or of the engine, marked as English where only English is there. */
export const Said = ({ text }: { readonly text: Text | string | undefined }) => {
  const { language } = useWords();
  return text === undefined ? null : typeof text === 'string' ? <>{text}</> : <SaidIn text={text} language={language} />;
};
