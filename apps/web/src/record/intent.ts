type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * One id for one intent: the same request from the same page has the same id, however often the button is pressed, the
 * answer lost or the page loaded again. A request that differs is another intent.
 * `key` names the place that asks, such as a draft.
 */
export const intentId = (store: Store, key: string, request: unknown, newId: () => string): string => {
  const body = JSON.stringify(request);
  const [id, before] = (store.getItem(`exemplar.intent.${key}`) ?? '').split(/\n(.*)/s);
  if (id && before === body) return id;
  const fresh = newId();
  store.setItem(`exemplar.intent.${key}`, `${fresh}\n${body}`);
  return fresh;
};

/** Forgets an intent that was carried out, so that the next one at this place is new. */
export const intentDone = (store: Store, key: string): void => store.removeItem(`exemplar.intent.${key}`);
