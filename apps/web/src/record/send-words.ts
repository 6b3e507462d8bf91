import type { TFunction } from 'i18next';
import type { ActionView } from '#api-client';

/** What is said when something was sent, by what the action does. `form` and `label` in the reader's language. */
export const sentWords = (t: TFunction, does: ActionView['does'], form: string, label: string): string => {
  if (does === 'submit') return t('send.sent', { what: form });
  if (does === 'note' || does === 'explain' || does === 'assign') return t('send.noted', { what: form });
  return t('send.done', { what: label });
};
