import { useState } from 'react';
import { addStep, addTransition, localId } from '#authoring';
import type { ActionRule } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import type { WhoMay } from './add-role.tsx';
import { isSomebody, NOBODY, RolesField, withRoles } from './add-role.tsx';
import { AddForm, SelectField } from './fields.tsx';
import { flowGraph, statesOf } from './flow-graph.ts';
import type { TwoWords } from './own-words.tsx';
import { asText, NO_WORDS, OwnWords } from './own-words.tsx';
import { useFlow } from './use-flow.tsx';
import type { When } from './when-field.tsx';
import { ALWAYS, useWholeWhen, WhenField, withWhen } from './when-field.tsx';

interface Props {
  readonly state: string;
  readonly onDone: () => void;
}

/** What a new action is called, what the history says of it, who may, and what is filled in. */
interface ActionDraft {
  readonly label: TwoWords;
  readonly did: TwoWords;
  readonly who: WhoMay;
  readonly form: string;
}
const NO_ACTION: ActionDraft = { label: NO_WORDS, did: NO_WORDS, who: NOBODY, form: '' };

const ruleOf = ({ label, did, form }: ActionDraft, roles: readonly string[]): ActionRule => ({
  label: asText(label),
  history: asText({ en: `{actor} ${did.en.trim()}`, cy: did.cy.trim() === '' ? '' : `{actor} ${did.cy.trim()}` }),
  does: 'move',
  roles,
  ...(form === '' ? {} : { form }),
  weight: 'main',
});

const ActionFields = ({ draft, onChange }: { readonly draft: ActionDraft; readonly onChange: (draft: ActionDraft) => void }) => {
  const { t, say } = useWords();
  const { palette, national } = useFlow();
  const handedIn = new Set(Object.values(national.actions).filter(({ does }) => does === 'submit').flatMap(({ form }) => form ?? []));
  const forms = palette.forms.filter(({ id }) => !handedIn.has(id)).map(({ id, title }) => ({ value: id, label: say(title) }));
  return (
    <>
      <OwnWords name={t('flow.buttonWords')} value={draft.label} onChange={(label) => onChange({ ...draft, label })} hint={t('flow.buttonHint')} />
      <OwnWords name={t('flow.historyWords')} value={draft.did} onChange={(did) => onChange({ ...draft, did })} hint={t('flow.historyHint')} />
      <RolesField legend={t('flow.whoMay')} value={draft.who} onChange={(who) => onChange({ ...draft, who })} />
      <SelectField label={t('flow.whichForm')} value={draft.form} none={t('flow.noForm')} choices={forms} onChange={(form) => onChange({ ...draft, form })} />
    </>
  );
};

const missingOf = ({ label, did, who }: ActionDraft, t: (key: string) => string): string | undefined =>
  label.en.trim() === '' ? t('flow.missing.button') : did.en.trim() === '' ? t('flow.missing.history') : !isSomebody(who) ? t('flow.missing.who') : undefined;

/** A step of our own, put into a way that leads on from a state. */
export const AddStep = ({ state, onDone }: Props) => {
  const { t } = useWords();
  const { authority, national, workflow, region, palette, names, change, announce, select } = useFlow();
  const ways = [...new Set(flowGraph(workflow, region, national).ways.filter(({ from, action }) => from === state && !workflow.locked.includes(action)).map(({ action }) => action))];
  const [into, setInto] = useState(ways.length === 1 ? (ways[0] ?? '') : '');
  const [name, setName] = useState<TwoWords>(NO_WORDS);
  const [next, setNext] = useState<ActionDraft>(NO_ACTION);
  const missing = into === '' ? t('flow.missing.into') : name.en.trim() === '' ? t('flow.missing.name') : missingOf(next, t as never);
  const add = () => {
    const label = asText(name);
    const id = localId(authority, label.en, statesOf(workflow).map((one) => one.id.split('.').at(-1) ?? ''), 'state');
    const type = localId(authority, next.label.en, Object.keys(workflow.actions), 'action');
    change((overlay) => {
      const { overlay: described, roles } = withRoles(overlay, next.who, authority, palette.roles.map((role) => role.id));
      return addStep(described, { from: state, action: into, state: { id, label, waitsFor: roles }, next: { type, rule: ruleOf(next, roles) } });
    });
    announce(t('flow.stepAdded', { name: label.en }));
    onDone();
    select({ state: [...state.split('.').slice(0, -1), id].join('.') }, true);
  };
  return (
    <AddForm title={t('flow.addStepTitle', { state: names.state(state) })} lead={t('flow.addStepLead')} submit={t('flow.addStep')} cancel={t('flow.cancel')} missing={missing} onSubmit={add} onCancel={onDone}>
      <SelectField label={t('flow.stepInto')} value={into} none={t('flow.choose')} choices={ways.map((type) => ({ value: type, label: names.action(type) }))} onChange={setInto} />
      <OwnWords name={t('flow.stepName')} value={name} onChange={setName} hint={t('flow.stepNameHint')} />
      <ActionFields draft={next} onChange={setNext} />
    </AddForm>
  );
};

/** A way of our own from one state to another of the same region. */
export const AddTransition = ({ state, onDone }: Props) => {
  const { t, say } = useWords();
  const { authority, workflow, palette, names, change, announce, select } = useFlow();
  const [to, setTo] = useState('');
  const [rule, setRule] = useState<ActionDraft>(NO_ACTION);
  const [when, setWhen] = useState<When>(ALWAYS);
  const isWhen = useWholeWhen(when, true);
  const targets = statesOf(workflow).filter(({ id, region }) => region === state.split('.')[0] && id !== state).map(({ id, label }) => ({ value: id, label: say(label) }));
  const missing = to === '' ? t('flow.missing.to') : (missingOf(rule, t as never) ?? (isWhen ? undefined : t('flow.missing.when')));
  const add = () => {
    const type = localId(authority, rule.label.en, Object.keys(workflow.actions), 'action');
    change((overlay) => {
      const withRole = withRoles(overlay, rule.who, authority, palette.roles.map((role) => role.id));
      const { overlay: described, guard } = withWhen(withRole.overlay, when, authority, Object.keys(workflow.guards), rule.label.en.trim());
      return addTransition(described, { from: state, to, type, rule: ruleOf(rule, withRole.roles), ...(guard === undefined ? {} : { guard }) });
    });
    announce(t('flow.wayAdded', { from: names.state(state), to: names.state(to) }));
    onDone();
    select({ action: type }, true);
  };
  return (
    <AddForm title={t('flow.addWayTitle', { state: names.state(state) })} lead={t('flow.addWayLead')} submit={t('flow.addWay')} cancel={t('flow.cancel')} missing={missing} onSubmit={add} onCancel={onDone}>
      <SelectField label={t('flow.wayTo')} value={to} none={t('flow.choose')} choices={targets} onChange={setTo} />
      <ActionFields draft={rule} onChange={setRule} />
      <WhenField legend={t('flow.wayWhen')} always={t('flow.everyTime')} value={when} onChange={setWhen} asksWhy />
    </AddForm>
  );
};
