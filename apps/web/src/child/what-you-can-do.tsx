import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ActionView, Case } from '#api-client';
import { staffQuery } from '../api/queries.ts';
import { useMe } from '../session/session.tsx';
import { longDate, moment } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { useCase } from './case-layout.tsx';
import type { ActionGroup } from './offered.ts';
import { addressOf, blockedIn, offeredIn } from './offered.ts';
import { resolverNames } from './resolvers.ts';

const decides = ({ does }: ActionView): boolean => does === 'approve' || does === 'return' || does === 'accept';
const draftOf = (view: Case, action: ActionView) => view.drafts.find((one) => one.action === action.type);
const returnedOf = (view: Case, action: ActionView) =>
  action.does === 'submit' ? view.records.find(({ id, status }) => id === action.record && status === 'returned') : undefined;

/** Something stands against it, so that it needs a reason. */
const Unusual = ({ action }: { readonly action: ActionView }) => {
  const { t } = useWords();
  return action.exception ? <> <span className="ex-chip ex-chip--soon">{t('unusual.chip')}</span></> : null;
};

const Row = ({ action, first }: { readonly action: ActionView; readonly first: boolean }) => {
  const { t, language } = useWords();
  const view = useCase();
  const draft = draftOf(view, action);
  const returned = returnedOf(view, action);
  const button = decides(action) ? t('child.readAndDecide') : draft ? t('begin.goOn') : returned ? t('child.mend') : action.does === 'assign' ? t('child.choose') : action.form ? t('child.write') : action.does === 'begin' ? t('child.start') : t('child.do');
  const note = draft ? t('child.draftSaved', { time: moment(draft.savedAt, language) }) : returned ? t('child.wasReturned', { date: moment(returned.at, language) }) : '';
  return (
    <li>
      <p><span className="ex-strong"><Said text={action.task ?? action.label} /></span><Unusual action={action} />{note && <><br /><span className="ex-small ex-muted">{note}</span></>}</p>
      <Link className={`govuk-button${first ? '' : ' govuk-button--secondary'}`} to={addressOf(view, action)}>{button}<span className="govuk-visually-hidden"> <Said text={action.task ?? action.label} /></span></Link>
    </li>
  );
};

/** How far a paper has come, in words. */
const usePaperState = (action: ActionView): string => {
  const { t, language } = useWords();
  const view = useCase();
  const draft = draftOf(view, action);
  if (draft) return t('child.draftSaved', { time: moment(draft.savedAt, language) });
  const latest = view.records.findLast(({ id, formId }) => (decides(action) ? id === action.record : formId === action.form));
  return latest ? `${t(`status.${latest.status}`)}, ${longDate(latest.on, language)}` : t('record.notStarted');
};

const Paper = ({ action }: { readonly action: ActionView }) => {
  const view = useCase();
  const state = usePaperState(action);
  return <li><p><Link to={addressOf(view, action)}><Said text={action.task ?? action.label} /></Link><Unusual action={action} /><br /><span className="ex-small ex-muted ex-sentence">{state}</span></p></li>;
};

const Papers = ({ title, actions, alone }: { readonly title: string; readonly actions: readonly ActionView[]; readonly alone: boolean }) =>
  actions.length === 0 ? null : <div><h3>{title}</h3><ul className={`ex-plain${alone ? ' ex-recs' : ''}`}>{actions.map((action) => <Paper key={action.type} action={action} />)}</ul></div>;

const groupTitle = ({ kind, region }: ActionGroup, t: ReturnType<typeof useWords>['t']): ReactNode => (region ? <Said text={region.label} /> : kind === 'notes' ? t('child.notes') : t('child.aboutCase'));

/** Up to so many other things stand open at once; more are folded by line of work. */
const FEW = 6;

const Rest = ({ groups }: { readonly groups: readonly ActionGroup[] }) => {
  const { t } = useWords();
  const view = useCase();
  const count = groups.reduce((sum, { actions }) => sum + actions.length, 0);
  return (
    <div className="ex-groups">
      {groups.map((group) => (
        <details className="ex-more" key={group.region?.id ?? group.kind} open={count <= FEW}>
          <summary>{groupTitle(group, t)} <span className="ex-muted">({group.actions.length})</span></summary>
          <ul className="ex-links">{group.actions.map((action) => <li key={action.type}><Link to={addressOf(view, action)}><Said text={action.label} /></Link><Unusual action={action} /></li>)}</ul>
        </details>
      ))}
    </div>
  );
};

/** The next step first, then papers that wait for nothing, then the rest by line of work. */
export const WhatYouCanDo = () => {
  const { t } = useWords();
  const { next, urgent, toWrite, toDecide, groups } = offeredIn(useCase());
  const alone = toWrite.length === 0 || toDecide.length === 0;
  const isNothing = next.length + urgent.length + toWrite.length + toDecide.length + groups.length === 0;
  return (
    <section className="ex-sec ex-noprint">
      <h2>{t('child.canDo')}</h2>
      {isNothing && <p>{t('child.nothingToDo')}</p>}
      {next.length > 0 && <ul className="ex-can">{next.map((action, index) => <Row key={action.type} action={action} first={index === 0} />)}</ul>}
      {toWrite.length + toDecide.length > 0 && (
        <div className={`ex-papers${alone ? '' : ' ex-two'}`}>
          <Papers title={t('child.toDecide')} actions={toDecide} alone={alone} />
          <Papers title={t('child.toWrite')} actions={toWrite} alone={alone} />
        </div>
      )}
      <Rest groups={groups} />
    </section>
  );
};

/** More than so many would hide the rest of the page. */
const MOST = 4;

const Blocked = ({ action: { label, task, why, does } }: { readonly action: ActionView }) => {
  const { t } = useWords();
  const { user } = useMe();
  const { data: staff } = useQuery(staffQuery());
  const names = resolverNames(why?.resolvedBy ?? [], staff, user, does === 'approve' || does === 'return' || does === 'accept' ? undefined : t('child.you'));
  return (
    <li>
      <h3><Said text={task ?? label} /></h3>
      <p><Said text={why?.sentence} /></p>
      {names.length > 0 && <p><b>{t('child.canResolve', { names: names.join(', ') })}</b></p>}
    </li>
  );
};

/** What stands here but cannot be done by this reader, why, and who could. */
export const WhatIsBlocked = () => {
  const { t } = useWords();
  const blocked = blockedIn(useCase());
  if (blocked.length === 0) return null;
  const list = (some: readonly ActionView[]) => <ul className="ex-blocked">{some.map((action) => <Blocked key={action.type} action={action} />)}</ul>;
  return (
    <section className="ex-sec ex-noprint">
      <h2>{t('child.blocked')}</h2>
      {list(blocked.slice(0, MOST))}
      {blocked.length > MOST && <details className="ex-more"><summary>{t('child.blockedMore', { count: blocked.length - MOST })}</summary>{list(blocked.slice(MOST))}</details>}
    </section>
  );
};
