import { operationKey, workflowDifference } from '#authoring';
import type { ClockRow, WorkflowOperation } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { findingWords } from './finding-words.ts';
import { placeOfFinding, placeOfOperation } from './place-of-finding.ts';
import { isApproval } from './flow-graph.ts';
import { useFlow } from './use-flow.tsx';

/** What the selected state or action lets an authority do, and what not. */
export const MayDo = () => {
  const { t } = useWords();
  const { selected, workflow, national, names } = useFlow();
  if (!selected) return null;
  const isState = 'state' in selected;
  const id = isState ? selected.state : selected.action;
  const isLocked = workflow.locked.includes(id);
  const rule = isState ? undefined : national.actions[id];
  const words = isState ? (isLocked ? 'lockedState' : 'state') : isLocked ? (isApproval(rule) ? 'lockedApproval' : 'lockedAction') : rule ? (isApproval(rule) ? 'approval' : 'action') : 'own';
  return (
    <section className="ex-box">
      <h2>{t('flow.mayDo')}</h2>
      <p className="ex-small"><b>{isState ? names.state(id) : names.action(id)}.</b> {t(`flow.may.${words}`)}</p>
    </section>
  );
};

/** What stands against the draft, each one step from its place; what a draft without faults is known to keep. */
export const Checks = () => {
  const { t } = useWords();
  const { open, overlay, workflow, palette, names, select } = useFlow();
  const { findings } = open.file;
  const isSaved = open.sync.condition === 'saved';
  return (
    <section className="ex-box">
      <h2>{t('flow.checks')} <span className={findings.length > 0 ? 'ex-chip ex-chip--late' : 'ex-chip ex-chip--ok'}>{!isSaved ? t('flow.checking') : findings.length > 0 ? t('flow.findings', { count: findings.length }) : t('flow.passes')}</span></h2>
      <ul className="ex-plain">
        {findings.map(({ path, rule, message }, index) => {
          const place = placeOfFinding(path, overlay, workflow);
          return (
            <li key={index}>
              <p className="ex-small"><span className="ex-chip ex-chip--late">{t('flow.mend')}</span> {findingWords(message, workflow, palette, names)} {place && <button type="button" className="ex-linklike" onClick={() => select(place, true)}>{t('flow.show')}<span className="govuk-visually-hidden"> {index + 1}</span></button>} <code>{rule}</code></p>
            </li>
          );
        })}
        {findings.length === 0 && ['reached', 'roundNone', 'kept'].map((kept) => <li key={kept}><p className="ex-small"><span className="ex-chip ex-chip--ok">{t('flow.passes')}</span> {t(`flow.kept.${kept}`)}</p></li>)}
      </ul>
    </section>
  );
};

/** What this draft changes against what is in force; and all that is ours here, each one to be shown or taken back. */
export const DraftSays = () => {
  const { t, say } = useWords();
  const { open, overlay } = useFlow();
  const { difference } = open.file;
  return (
    <section className="ex-box">
      <h2>{t('flow.draftSays')}</h2>
      {difference.length === 0 ? <p className="ex-small">{t('flow.draftNothing')}</p> : <ul className="ex-plain">{difference.map((line) => <li key={line.en}><p className="ex-small">{say(line)}</p></li>)}</ul>}
      {overlay.operations.length > 0 && (
        <details className="ex-more">
          <summary>{t('flow.allOurs', { count: overlay.operations.length })}</summary>
          <ul className="ex-plain">{overlay.operations.map((operation) => <Ours key={operationKey(operation)} operation={operation} />)}</ul>
        </details>
      )}
    </section>
  );
};

const Ours = ({ operation }: { readonly operation: WorkflowOperation }) => {
  const { t } = useWords();
  const { workflow, mayEdit, change, select, announce } = useFlow();
  const words = useOperationWords();
  const said = words(operation);
  const place = placeOfOperation(operation, workflow);
  const takeBack = () => {
    change((overlay) => ({ ...overlay, operations: overlay.operations.filter((one) => operationKey(one) !== operationKey(operation)) }));
    announce(t('flow.takenBack', { what: said }));
  };
  const about = <span className="govuk-visually-hidden">: {said}</span>;
  return (
    <li>
      <p className="ex-small">{said}</p>
      <p className="ex-small">
        {place && <button type="button" className="ex-linklike" onClick={() => select(place, true)}>{t('flow.show')}{about}</button>}
        {place && mayEdit && ' · '}
        {mayEdit && <button type="button" className="ex-linklike" onClick={takeBack}>{t('flow.takeBack')}{about}</button>}
      </p>
    </li>
  );
};

/** An operation in a sentence. */
export const useOperationWords = (): ((operation: WorkflowOperation) => string) => {
  const { say } = useWords();
  const { national, overlay, palette } = useFlow();
  const pack = { content: { forms: {}, workflows: { [national.id]: national }, roles: palette.roles, clocks: palette.clocks as readonly ClockRow[] } };
  return (operation) => workflowDifference(pack, { ...overlay, operations: overlay.operations.filter((one) => operationKey(one) !== operationKey(operation)) }, { ...overlay, operations: [...overlay.operations.filter((one) => operationKey(one) !== operationKey(operation)), operation] }).map((line) => say(line)).join(' ');
};
