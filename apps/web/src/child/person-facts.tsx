import type { Birth } from '#api-client';
import { ageOn } from '../words/age.ts';
import { civilDate, longDate } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

/** How old a child is, as far as anybody knows; an unborn child has a day she is expected. */
export const PersonFacts = ({ birth }: { readonly birth?: Birth }) => {
  const { t, language } = useWords();
  if (birth?.date) {
    const age = ageOn(birth.date, civilDate(new Date()));
    return <span>{t(`child.age.${age.unit}`, { count: age.count })}, {t('child.born', { date: longDate(birth.date, language) })}</span>;
  }
  if (birth?.expected) return <span>{t('child.expected', { date: longDate(birth.expected, language) })}</span>;
  if (birth?.estimatedAge !== undefined) return <span>{t('child.about', { count: birth.estimatedAge })}</span>;
  return <span>{t('child.noBirth')}</span>;
};
