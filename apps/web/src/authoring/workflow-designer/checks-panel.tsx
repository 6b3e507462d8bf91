import { useWords } from '../../words/use-words.ts';
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
  const { open, overlay, workflow, select } = useFlow();
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
              <p className="ex-small"><span className="ex-chip ex-chip--late">{t('flow.mend')}</span> {message} {place && <button type="button" className="ex-linklike" onClick={() => select(place, true)}>{t('flow.show')}<span className="govuk-visually-hidden"> {index + 1}</span></button>} <code>{rule}</code></p>
            </li>
          );
        })}
        {findings.length === 0 && ['reached', 'roundNone', 'kept'].map((kept) => <li key={kept}><p className="ex-small"><span className="ex-chip ex-chip--ok">{t('flow.passes')}</span> {t(`flow.kept.${kept}`)}</p></li>)}
      </ul>
    </section>
  );
};

/** What this draft changes, in sentences; each of our own operations can be shown. */
export const DraftSays = () => {
  const { t, say } = useWords();
  const { open, overlay, workflow, select } = useFlow();
  const { difference } = open.file;
  const places = overlay.operations.flatMap((operation) => placeOfOperation(operation, workflow) ?? []);
  const shown = [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
  return (
    <section className="ex-box">
      <h2>{t('flow.draftSays')}</h2>
      {difference.length === 0 ? <p className="ex-small">{t('flow.draftNothing')}</p> : <ul className="ex-plain">{difference.map((line) => <li key={line.en}><p className="ex-small">{say(line)}</p></li>)}</ul>}
      {shown.length > 0 && <OwnPlaces places={shown} onSelect={(place) => select(place, true)} />}
    </section>
  );
};

type Place = NonNullable<ReturnType<typeof placeOfOperation>>;

const OwnPlaces = ({ places, onSelect }: { readonly places: readonly Place[]; readonly onSelect: (place: Place) => void }) => {
  const { t } = useWords();
  const { names } = useFlow();
  return (
    <>
      <h3 className="ex-gap">{t('flow.allOurs')}</h3>
      <ul>{places.map((place) => <li key={JSON.stringify(place)}><button type="button" className="ex-linklike ex-small" onClick={() => onSelect(place)}>{'state' in place ? names.state(place.state) : names.action(place.action)}</button></li>)}</ul>
    </>
  );
};
