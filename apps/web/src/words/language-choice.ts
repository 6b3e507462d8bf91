import type { Language } from '#form-answers';

const key = (user: string | undefined) => `exemplar.language${user ? `.${user}` : ''}`;
type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** The language a person chose on this computer; before anybody chose, the first of their authority. */
export const chosenLanguage = (store: Store, user: string | undefined, first: Language = 'en'): Language => {
  const chosen = store.getItem(key(user)) ?? store.getItem(key(undefined));
  return chosen === 'cy' || chosen === 'en' ? chosen : first;
};

/** Keeps the choice for the person, and for the sign-in page of this computer. */
export const chooseLanguage = (store: Store, user: string | undefined, language: Language): void => {
  store.setItem(key(user), language);
  store.setItem(key(undefined), language);
};
