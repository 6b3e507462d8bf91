import { useState } from 'react';
import { insertApproval, localId } from '#authoring';
import { useWords } from '../../words/use-words.ts';
import type { WhoMay } from './add-role.tsx';
import { isSomebody, NOBODY, RolesField, withRoles } from './add-role.tsx';
import { AddForm } from './fields.tsx';
import { statesOf } from './flow-graph.ts';
import type { TwoWords } from './own-words.tsx';
import { asText, NO_WORDS, OwnWords } from './own-words.tsx';
import { useFlow } from './use-flow.tsx';
import type { When } from './when-field.tsx';
import { ALWAYS, useWholeWhen, WhenField, withWhen } from './when-field.tsx';

interface Props {
  readonly action: string;
  readonly onDone: () => void;
}

/** A second decision after one of the pack: by whom, when, and how it is called. */
export const AddApproval = ({ action, onDone }: Props) => {
  const { t, say } = useWords();
  const { authority, national, workflow, palette, names, change, announce, select } = useFlow();
  const first = national.actions[action];
  const [words, setWords] = useState<TwoWords>(NO_WORDS);
  const [who, setWho] = useState<WhoMay>(NOBODY);
  const [when, setWhen] = useState<When>(ALWAYS);
  const isWhen = useWholeWhen(when);
  // Nobody gives both approvals, and nobody approves what her role writes.
  const writers = Object.values(national.actions).filter((rule) => rule.does === 'submit' && rule.form === first?.decides).flatMap(({ roles }) => roles);
  const without = [...new Set([...(first?.roles ?? []), ...writers])];
  const missing = words.en.trim() === '' ? t('flow.missing.name') : !isSomebody(who) ? t('flow.missing.who') : !isWhen ? t('flow.missing.when') : undefined;
  const add = () => {
    const label = asText(words);
    const taken = [...statesOf(workflow).map(({ id }) => id.split('.').at(-1) ?? ''), ...Object.keys(workflow.actions).map((type) => type.split('.')[0] ?? '')];
    const id = localId(authority, label.en, taken, 'state');
    change((overlay) => {
      const withRole = withRoles(overlay, who, authority, palette.roles.map((role) => role.id));
      const { overlay: described, guard } = withWhen(withRole.overlay, when, authority, Object.keys(workflow.guards), label.en);
      return insertApproval(described, { after: action, id, label, roles: withRole.roles, ...(guard === undefined ? {} : { onlyWhen: guard }) });
    });
    announce(t('flow.approvalAdded', { name: label.en, after: names.action(action) }));
    onDone();
    const waits = statesOf(national).length < 1 ? undefined : id;
    if (waits !== undefined) select({ action: `${id}.approve` }, true);
  };
  return (
    <AddForm title={t('flow.addApprovalTitle', { action: say(first?.label) })} lead={t('flow.addApprovalLead')} submit={t('flow.addApproval')} cancel={t('flow.cancel')} missing={missing} onSubmit={add} onCancel={onDone}>
      <OwnWords name={t('flow.approvalName')} value={words} onChange={setWords} hint={t('flow.approvalNameHint')} />
      <RolesField legend={t('flow.whoDecides')} value={who} onChange={setWho} without={without} hint={t('flow.whoDecidesHint', { roles: names.roles(without) })} />
      <WhenField legend={t('flow.onlyWhen')} always={t('flow.everyTime')} value={when} onChange={setWhen} />
    </AddForm>
  );
};
