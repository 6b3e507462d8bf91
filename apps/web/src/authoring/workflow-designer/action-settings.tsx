import { useState } from 'react';
import { actionProvenance, backToNational, narrowRoles, removeGuard, type ActionSetting } from '#authoring';
import { useWords } from '../../words/use-words.ts';
import { ActionClocks } from './action-clocks.tsx';
import { AddApproval } from './add-approval.tsx';
import { AddGuard } from './add-guard.tsx';
import { ChecksField } from './fields.tsx';
import { isApproval, waysOfAction } from './flow-graph.ts';
import { FromChip, Setting } from './setting.tsx';
import { ActionLink } from './state-settings.tsx';
import { TextPair } from './text-pair.tsx';
import { SETTINGS_HEADING, useFlow } from './use-flow.tsx';
import { withoutOurs } from './without-ours.ts';

/** Everything about an action: its words, who may, what it asks and means, its limits, and what of it may be changed. */
export const ActionSettings = ({ action }: { readonly action: string }) => {
  const { t } = useWords();
  const { workflow, national, overlay, names, mayEdit, change, select, announce } = useFlow();
  const [doing, setDoing] = useState<'approval' | 'guard'>();
  const rule = Object.hasOwn(workflow.actions, action) ? workflow.actions[action] : undefined;
  if (!rule) return <p>{t('flow.gone')}</p>;
  const before = Object.hasOwn(national.actions, action) ? national.actions[action] : undefined;
  const isLocked = workflow.locked.includes(action);
  const provenance = actionProvenance(national, overlay, action);
  const back = (setting: ActionSetting) => (before ? () => change((one) => backToNational(one, { action, setting })) : undefined);
  const own = overlay.operations.find((one) => (one.does === 'addStep' && one.next.type === action) || (one.does === 'addTransition' && one.type === action) || (one.does === 'insertApproval' && [`${one.id}.approve`, `${one.id}.return`].includes(action)));
  const remove = () => {
    change((overlay) => withoutOurs(overlay, own));
    announce(t('flow.removed', { name: names.action(action) }));
    select(undefined);
  };
  const marks = [...(rule.marks ?? []).map((mark) => names.mark(mark)), ...(rule.marksWhen ?? []).map(({ mark, when }) => (typeof when === 'string' ? t('flow.markWhen', { mark: names.mark(mark), clause: names.guard(when) }) : t('flow.markSometimes', { mark: names.mark(mark) })))];
  return (
    <section className="ex-box ex-flowbox">
      <h2 id={SETTINGS_HEADING} tabIndex={-1}>{names.action(action)} <FromChip from={isLocked ? 'locked' : before ? 'national' : 'ours'} /></h2>
      <Setting title={t('flow.buttonWords')} from={provenance.label} onBack={back('label')}><TextPair name={t('flow.buttonWords')} target={{ action, part: 'label' }} /></Setting>
      {rule.task && <Setting title={t('flow.taskWords')} from={provenance.task} onBack={back('task')}><TextPair name={t('flow.taskWords')} target={{ action, part: 'task' }} /></Setting>}
      <Setting title={t('flow.historySays')} from={provenance.history} onBack={back('history')}><TextPair name={t('flow.historySays')} target={{ action, part: 'history' }} /></Setting>
      <Setting title={t('flow.whoMay')} from={provenance.roles} onBack={back('roles')}><Roles action={action} /></Setting>
      <Ways action={action} />
      {isApproval(before) && <Setting title={t('flow.followedBy')} from={provenance.approvals}><Followed action={action} /></Setting>}
      <Setting title={t('flow.conditions')} from={provenance.guards}><Guards action={action} /></Setting>
      <Setting title={t('flow.form')} from={before ? 'national' : 'ours'}>{rule.form === undefined ? t('flow.noForm') : names.form(rule.form)}{rule.decides !== undefined && <>. {t('flow.decides', { form: names.form(rule.decides) })}</>}</Setting>
      <Setting title={t('flow.means')} from={before ? (isLocked ? 'locked' : 'national') : 'ours'}>{marks.length > 0 ? <ul>{marks.map((mark) => <li key={mark}>{mark}</li>)}</ul> : t('flow.meansNothing')}</Setting>
      <ActionClocks action={action} />
      {mayEdit && doing === undefined && (
        <p className="ex-acts">
          {before?.does === 'approve' && <button type="button" className="govuk-button" onClick={() => setDoing('approval')}>{t('flow.addApproval')}</button>}
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setDoing('guard')}>{t('flow.addGuard')}</button>
          {own && <button type="button" className="govuk-button govuk-button--warning" onClick={remove}>{t('flow.remove')}</button>}
        </p>
      )}
      {doing === 'approval' && <AddApproval action={action} onDone={() => setDoing(undefined)} />}
      {doing === 'guard' && <AddGuard action={action} onDone={() => setDoing(undefined)} />}
    </section>
  );
};

interface Props {
  readonly action: string;
}

const Ways = ({ action }: Props) => {
  const { t } = useWords();
  const { workflow, national, names, select } = useFlow();
  const ways = waysOfAction(workflow, action);
  const available = workflow.actions[action]?.available;
  return (
    <Setting title={t('flow.leads')} from={workflow.locked.includes(action) ? 'locked' : Object.hasOwn(national.actions, action) ? 'national' : 'ours'}>
      {available !== undefined && (typeof available === 'object' ? t('flow.availableIn', { state: names.state(available.in) }) : t(`flow.available.${available}`))}
      <ul>
        {ways.map((way) => (
          <li key={`${way.from} ${way.to} ${way.guard}`}>
            <button type="button" className="ex-linklike" onClick={() => select({ state: way.from }, true)}>{names.state(way.from)}</button> → {names.state(way.to)}
            {way.guard !== undefined && <span className="ex-muted">, {t('flow.when', { clause: names.guard(way.guard) })}</span>}
          </li>
        ))}
      </ul>
    </Setting>
  );
};

const Roles = ({ action }: Props) => {
  const { t } = useWords();
  const { workflow, national, names, mayEdit, change } = useFlow();
  const all = national.actions[action]?.roles ?? workflow.actions[action]?.roles ?? [];
  const now = workflow.actions[action]?.roles ?? [];
  if (!mayEdit || all.length < 2 || !Object.hasOwn(national.actions, action)) return <>{names.roles(now)}</>;
  return (
    <ChecksField
      legend={t('flow.whoOf')} hint={t('flow.whoOfHint')} choices={all.map((role) => ({ value: role, label: names.role(role) }))} chosen={now}
      onChange={(chosen) => chosen.length > 0 && change((overlay) => narrowRoles(overlay, action, chosen, all))}
    />
  );
};

const Guards = ({ action }: Props) => {
  const { t, say } = useWords();
  const { workflow, overlay, mayEdit, change, announce } = useFlow();
  const guards = workflow.actions[action]?.guards ?? [];
  if (guards.length === 0) return <>{t('flow.noConditions')}</>;
  return (
    <ul>
      {guards.map((name) => {
        const own = overlay.operations.some((one) => one.does === 'addGuard' && one.action === action && one.name === name);
        const guard = workflow.guards[name];
        return (
          <li key={name}>
            <Clause name={name} /> <span className="ex-muted">{t('flow.else', { sentence: say(guard?.sentence) })}{guard?.exception && ` ${t('flow.mayPass')}`}</span>
            {workflow.locked.includes(name) && <> <FromChip from="locked" /></>}
            {own && <> <FromChip from="ours" /></>}
            {own && mayEdit && (
              <> <button type="button" className="ex-linklike ex-small" onClick={() => { change((one) => removeGuard(one, action, name)); announce(t('flow.removed', { name: say(guard?.sentence) })); }}>{t('flow.remove')}<span className="govuk-visually-hidden"> {say(guard?.sentence)}</span></button></>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const Clause = ({ name }: { readonly name: string }) => {
  const { t } = useWords();
  const { names } = useFlow();
  return <span className="ex-sentence">{t('flow.onlyIf', { clause: names.guard(name) })}</span>;
};

const Followed = ({ action }: Props) => {
  const { t, say } = useWords();
  const { overlay, names, mayEdit, change, announce } = useFlow();
  const approvals = overlay.operations.filter((one) => one.does === 'insertApproval' && one.after === action);
  if (approvals.length === 0) return <>{t('flow.followedByNone')}</>;
  return (
    <ul>
      {approvals.map((one) => one.does === 'insertApproval' && (
        <li key={one.id}>
          <b>{say(one.label)}</b>, {names.roles(one.roles)}{one.onlyWhen !== undefined && <>, {t('flow.when', { clause: names.guard(one.onlyWhen) })}</>}. <ActionLink type={`${one.id}.approve`} />
          {mayEdit && <> · <button type="button" className="ex-linklike" onClick={() => { change((before) => withoutOurs(before, one)); announce(t('flow.removed', { name: say(one.label) })); }}>{t('flow.remove')}<span className="govuk-visually-hidden"> {say(one.label)}</span></button></>}
        </li>
      ))}
    </ul>
  );
};
