import { useState } from 'react';
import { addGuard, localId } from '#authoring';
import { useWords } from '../../words/use-words.ts';
import { AddForm } from './fields.tsx';
import type { GuardDraft } from './guard-draft.ts';
import { choosableKinds, guardOf, missingParam, NO_GUARD } from './guard-draft.ts';
import { GuardFields } from './guard-fields.tsx';
import { useFlow } from './use-flow.tsx';

/** One more condition on an action, put together by choosing. */
export const AddGuard = ({ action, onDone }: { readonly action: string; readonly onDone: () => void }) => {
  const { t } = useWords();
  const { authority, workflow, palette, names, change, announce } = useFlow();
  const [draft, setDraft] = useState<GuardDraft>(NO_GUARD);
  const kinds = choosableKinds(palette.guardKinds);
  const missing = draft.type === '' || missingParam(draft, kinds) !== undefined ? t('flow.missing.when') : draft.sentence.en.trim() === '' ? t('flow.missing.whyNot') : undefined;
  const add = () => {
    const guard = guardOf(draft);
    if (!guard) return;
    change((overlay) => addGuard(overlay, action, localId(authority, draft.sentence.en, Object.keys(workflow.guards), 'guard'), guard));
    announce(t('flow.guardAdded', { action: names.action(action) }));
    onDone();
  };
  return (
    <AddForm title={t('flow.addGuardTitle', { action: names.action(action) })} lead={t('flow.addGuardLead')} submit={t('flow.addGuard')} cancel={t('flow.cancel')} missing={missing} onSubmit={add} onCancel={onDone}>
      <GuardFields draft={draft} onChange={setDraft} />
    </AddForm>
  );
};
