const USER = 'exemplar.user';
const DRAFTS = 'exemplar.draft.';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const keysOf = (store: Store): readonly string[] => Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');

/** Where the unsaved words of one draft are kept on this computer. */
export const draftKey = (user: string, caseId: string, draft: string): string => `${prefixOf(user)}${caseId}/${draft}`;

/** `/` cannot occur in an encoded name, so one person's prefix is never the beginning of another's. */
const prefixOf = (user: string): string => `${DRAFTS}${encodeURIComponent(user)}/`;

/** Removes what other people's forms left on this computer; nobody is to read it who signs in after them. */
export const forgetOthers = (user: string, store: Store = localStorage, session: Store = sessionStorage): void => {
  for (const kept of [store, session]) {
    for (const key of keysOf(kept)) {
      if (key.startsWith(DRAFTS) && !key.startsWith(prefixOf(user))) kept.removeItem(key);
    }
  }
};

/** Notes who uses this browser, for its other tabs. */
export const noteUser = (user: string, store: Store = localStorage): void => {
  if (store.getItem(USER) !== user) store.setItem(USER, user);
};

/** Calls back when another person signs in from another tab: the cookie is shared, so this page is no longer hers. */
export const onOtherUser = (user: string, then: () => void): (() => void) => {
  const listen = (event: StorageEvent) => {
    if (event.key === USER && event.newValue !== null && event.newValue !== user) then();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
};
