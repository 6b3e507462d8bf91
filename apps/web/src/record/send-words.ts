import type { ActionView, Case } from '#api-client';
import type { ResolvedForm } from '#form-answers';
import { useNames } from '../child/use-names.ts';
import { useWords } from '../words/use-words.ts';

/** What the button that sends says, and what is said when it was sent: by what the action does, with the person where she is known. */
export const useSendWords = (action: ActionView | undefined, form: ResolvedForm, view: Case): { readonly button: string; readonly done: string } => {
  const { t, say } = useWords();
  const nameOf = useNames();
  const { manager } = view.assigned;
  const what = say(form.title);
  if (!action) return { button: t('record.toSend'), done: '' };
  if (action.does === 'submit') {
    return { button: manager ? t('send.to', { what, name: nameOf(manager) }) : t('send.forDecision', { what }), done: t('send.sent', { what }) };
  }
  if (action.does === 'note') return { button: t('send.note', { what }), done: t('send.noted', { what }) };
  return { button: say(action.label), done: t('send.done', { what: say(action.label) }) };
};
