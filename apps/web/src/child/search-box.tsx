import type { FormEvent } from 'react';
import { useWords } from '../words/use-words.ts';

export const SearchBox = ({ onSearch, value = '' }: { readonly onSearch: (event: FormEvent<HTMLFormElement>) => void; readonly value?: string }) => {
  const { t } = useWords();
  return (
    <form className="ex-find" role="search" onSubmit={onSearch} key={value}>
      <label className="govuk-visually-hidden" htmlFor="find-q">{t('find.label')}</label>
      <input className="govuk-input" id="find-q" name="q" type="search" defaultValue={value} placeholder={t('find.placeholder')} maxLength={200} autoComplete="off" />
      <button className="govuk-button" type="submit">{t('find.button')}</button>
    </form>
  );
};
