import { useState } from 'react';
import { backToNational, stateAt, stateProvenance } from '#authoring';
import { useWords } from '../../words/use-words.ts';
import { AddStep, AddTransition } from './add-way.tsx';
import { flowGraph } from './flow-graph.ts';
import { FromChip, Setting } from './setting.tsx';
import { TextPair } from './text-pair.tsx';
import { SETTINGS_HEADING, useFlow } from './use-flow.tsx';
import { withoutOurs } from './without-ours.ts';

type Doing = 'step' | 'way' | undefined;

/** What a state is called, whom it waits for, and how it is left; steps and ways of our own are added here. */
export const StateSettings = ({ state }: { readonly state: string }) => {
  const { t } = useWords();
  const { workflow, national, overlay, region, names, mayEdit, change, select, announce } = useFlow();
  const [doing, setDoing] = useState<Doing>();
  const found = stateAt(workflow, state);
  if (!found) return <p>{t('flow.gone')}</p>;
  const isNational = stateAt(national, state) !== undefined;
  const isLocked = workflow.locked.includes(state);
  const provenance = stateProvenance(national, overlay, state);
  const ways = flowGraph(workflow, region, national).ways.filter(({ from }) => from === state);
  const into = flowGraph(workflow, region, national).ways.filter(({ to, from }) => to === state && from !== state);
  const waitsFor = found.meta?.waitsFor ?? [];
  const own = overlay.operations.find((one) => (one.does === 'addStep' && one.state.id === state.split('.').at(-1)) || (one.does === 'insertApproval' && (state.split('.').at(-1) === one.id || state.split('.').at(-1)?.startsWith(`${one.id}-`))));
  const remove = () => {
    change((before) => withoutOurs(before, own));
    announce(t('flow.removed', { name: names.state(state) }));
    select(undefined);
  };
  return (
    <section className="ex-box ex-flowbox">
      <h2 id={SETTINGS_HEADING} tabIndex={-1}>{names.state(state)} <FromChip from={isLocked ? 'locked' : isNational ? 'national' : 'ours'} /></h2>
      <Setting title={t('flow.called')} from={provenance.label} onBack={isNational ? () => change((before) => backToNational(before, { state, setting: 'label' })) : undefined}>
        <TextPair name={t('flow.called')} target={{ state, part: 'label' }} />
      </Setting>
      <Setting title={t('flow.waitsFor')} from={isNational ? 'national' : 'ours'}>{waitsFor.length > 0 ? names.roles(waitsFor) : t('flow.nobody')}</Setting>
      <Setting title={t('flow.waysIn')} from={isNational ? 'national' : 'ours'}>
        <ul>{into.map((way) => <li key={`${way.from} ${way.action} ${way.guard}`}><ActionLink type={way.action} /> {t('flow.fromState', { state: names.state(way.from) })}</li>)}</ul>
        {into.length === 0 && t('flow.beginsHere')}
      </Setting>
      <Setting title={t('flow.waysOut')} from={isLocked ? 'locked' : provenance.ways === 'ours' || provenance.next === 'ours' || ways.some(({ ours }) => ours) ? 'ours' : 'national'}>
        <ul>
          {ways.map((way) => (
            <li key={`${way.action} ${way.to} ${way.guard}`}>
              <ActionLink type={way.action} /> → {names.state(way.to)}{way.guard !== undefined && <span className="ex-muted">, {t('flow.when', { clause: names.guard(way.guard) })}</span>}{way.ours && <> <FromChip from="ours" /></>}
            </li>
          ))}
        </ul>
      </Setting>
      {mayEdit && doing === undefined && (
        <p className="ex-acts">
          {!isLocked && <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setDoing('step')}>{t('flow.addStep')}</button>}
          {!isLocked && <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setDoing('way')}>{t('flow.addWay')}</button>}
          {own && <button type="button" className="govuk-button govuk-button--warning" onClick={remove}>{t('flow.remove')}</button>}
        </p>
      )}
      {doing === 'step' && <AddStep state={state} onDone={() => setDoing(undefined)} />}
      {doing === 'way' && <AddTransition state={state} onDone={() => setDoing(undefined)} />}
    </section>
  );
};

/** An action by its words; choosing it shows its settings. */
export const ActionLink = ({ type }: { readonly type: string }) => {
  const { names, select } = useFlow();
  return <button type="button" className="ex-linklike" onClick={() => select({ action: type }, true)}>{names.action(type)}</button>;
};
