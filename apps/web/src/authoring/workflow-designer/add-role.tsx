import { useState } from 'react';
import { addRole, localId } from '#authoring';
import type { WorkflowOverlayFile } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { ChecksField } from './fields.tsx';
import type { TwoWords } from './own-words.tsx';
import { asText, NO_WORDS, OwnWords } from './own-words.tsx';
import { useFlow } from './use-flow.tsx';

/** Who may: roles that there are, and one of our own that is made with what it is for. */
export interface WhoMay {
  readonly roles: readonly string[];
  readonly own: TwoWords;
  readonly isNew: boolean;
}
export const NOBODY: WhoMay = { roles: [], own: NO_WORDS, isNew: false };

/** The roles chosen, and the overlay with the new one among them. */
export const withRoles = (overlay: WorkflowOverlayFile, { roles, own, isNew }: WhoMay, authority: string, taken: readonly string[]): { readonly overlay: WorkflowOverlayFile; readonly roles: readonly string[] } => {
  if (!isNew) return { overlay, roles };
  const label = asText(own);
  const id = localId(authority, label.en, taken, 'role');
  return { overlay: addRole(overlay, { id, label, access: 'casework', supervises: true }), roles: [...roles, id] };
};

export const isSomebody = ({ roles, own, isNew }: WhoMay): boolean => (isNew ? own.en.trim() !== '' : roles.length > 0);

interface Props {
  readonly legend: string;
  readonly value: WhoMay;
  readonly onChange: (value: WhoMay) => void;
  /** Roles that cannot be chosen here. */
  readonly without?: readonly string[];
  readonly hint?: string;
}

/** Roles to choose, and a new one where none fits. */
export const RolesField = ({ legend, value, onChange, without = [], hint }: Props) => {
  const { t } = useWords();
  const { palette, names } = useFlow();
  const [choices] = useState(() => palette.roles.filter(({ id, access }) => access === 'casework' && !without.includes(id)).map(({ id }) => ({ value: id, label: names.role(id) })));
  const NEW = 'new role';
  return (
    <>
      <ChecksField
        legend={legend} hint={hint} choices={[...choices, { value: NEW, label: t('flow.newRole') }]} chosen={[...value.roles, ...(value.isNew ? [NEW] : [])]}
        onChange={(chosen) => onChange({ ...value, roles: chosen.filter((one) => one !== NEW), isNew: chosen.includes(NEW) })}
      />
      {value.isNew && <OwnWords name={t('flow.roleName')} value={value.own} onChange={(own) => onChange({ ...value, own })} hint={t('flow.roleHint')} />}
    </>
  );
};
