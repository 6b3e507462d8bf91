import { addGuard, localId } from '#authoring';
import type { Text, WorkflowOverlayFile } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { SelectField } from './fields.tsx';
import { choosableKinds, guardOf, missingParam, NO_GUARD } from './guard-draft.ts';
import type { GuardDraft } from './guard-draft.ts';
import { guardChoices, GuardFields } from './guard-fields.tsx';
import { useFlow } from './use-flow.tsx';

/** When something holds: always, under a condition that is there, or under a new one. */
export interface When {
  readonly use: '' | 'there' | 'new';
  readonly name: string;
  readonly draft: GuardDraft;
}
export const ALWAYS: When = { use: '', name: '', draft: NO_GUARD };

/** Whom a condition stops that only says when something is needed: nobody reads it but in this file. */
const NOT_NEEDED: Text = { en: 'This is needed only under a condition, which does not hold.', cy: 'Dim ond o dan amod y mae angen hyn, ac nid yw’n wir.' };

/** The name of the condition, and the overlay in which it is described; neither where it is always so. */
export const withWhen = (overlay: WorkflowOverlayFile, { use, name, draft }: When, authority: string, taken: readonly string[], words: string): { readonly overlay: WorkflowOverlayFile; readonly guard?: string } => {
  if (use === 'there') return { overlay, guard: name };
  const guard = use === 'new' ? guardOf(draft) : undefined;
  if (!guard) return { overlay };
  const own = localId(authority, `only when ${words}`, taken, 'guard');
  const sentence = guard.sentence.en === '' ? NOT_NEEDED : guard.sentence;
  return { overlay: addGuard(overlay, undefined, own, { ...guard, sentence }), guard: own };
};

interface Props {
  readonly legend: string;
  readonly always: string;
  readonly value: When;
  readonly onChange: (value: When) => void;
  /** Whoever it stops is told why. */
  readonly asksWhy?: boolean;
}

/** Always, under a condition of the workflow, or under a new one. */
export const WhenField = ({ legend, always, value, onChange, asksWhy = false }: Props) => {
  const { t } = useWords();
  const { workflow, names } = useFlow();
  return (
    <>
      <SelectField
        label={legend} value={value.use} none={always} choices={[{ value: 'new', label: t('flow.whenNew') }, { value: 'there', label: t('flow.whenThere') }]}
        onChange={(use) => onChange({ ...ALWAYS, use: use as When['use'] })}
      />
      {value.use === 'there' && <SelectField label={t('flow.whenWhich')} value={value.name} none={t('flow.choose')} choices={guardChoices(workflow.guards, names.guard)} onChange={(name) => onChange({ ...value, name })} />}
      {value.use === 'new' && <div className="ex-flowin"><GuardFields draft={value.draft} asks={asksWhy ? 'why' : 'nothing'} onChange={(draft) => onChange({ ...value, draft })} /></div>}
    </>
  );
};

/** Whether everything is chosen. */
export const useWholeWhen = ({ use, name, draft }: When, asksWhy = false): boolean => {
  const { palette } = useFlow();
  if (use === 'there') return name !== '';
  return use === '' || (draft.type !== '' && (!asksWhy || draft.sentence.en.trim() !== '') && missingParam(draft, choosableKinds(palette.guardKinds)) === undefined);
};
