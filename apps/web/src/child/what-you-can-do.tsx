import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ActionView, Case } from '#api-client';
import { staffQuery } from '../api/queries.ts';
import { useMe } from '../session/session.tsx';
import { moment } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { useCase } from './case-layout.tsx';
import { resolverNames } from './resolvers.ts';

const weights = { main: 0, other: 1, exit: 2 } as const;

/** What may be done now, the main thing first. Returning is a choice on the page of the approval, not a row of its own. */
const offered = (view: Case): readonly ActionView[] => {
  const decidable = new Set(view.actions.filter(({ does, allowed }) => does === 'approve' && allowed).map(({ record }) => record));
  return view.actions
    .filter(({ allowed, does, record }) => allowed && does !== 'explain' && !(does === 'return' && decidable.has(record)))
    .toSorted((a, b) => weights[a.weight] - weights[b.weight]);
};

const addressOf = (view: Case, action: ActionView): string => `/cases/${view.id}/do/${encodeURIComponent(action.type)}`;

const Row = ({ action, first }: { readonly action: ActionView; readonly first: boolean }) => {
  const { t, language } = useWords();
  const view = useCase();
  const draft = view.drafts.find((one) => one.action === action.type);
  const returned = action.does === 'submit' && view.records.find(({ id, status }) => id === action.record && status === 'returned');
  const button = action.does === 'approve' || action.does === 'return' ? t('child.readAndDecide') : draft ? t('begin.goOn') : returned ? t('child.mend') : action.does === 'assign' ? t('child.choose') : action.form ? t('child.write') : action.does === 'begin' ? t('child.start') : t('child.do');
  const note = draft ? t('child.draftSaved', { time: moment(draft.savedAt, language) }) : returned ? t('child.wasReturned', { date: moment(returned.at, language) }) : '';
  return (
    <li>
      <p><span className="ex-strong"><Said text={action.task ?? action.label} /></span>{note && <><br /><span className="ex-small ex-muted">{note}</span></>}</p>
      <Link className={`govuk-button${first ? '' : ' govuk-button--secondary'}`} to={addressOf(view, action)}>{button}<span className="govuk-visually-hidden"> <Said text={action.task ?? action.label} /></span></Link>
    </li>
  );
};

export const WhatYouCanDo = () => {
  const { t } = useWords();
  const view = useCase();
  const actions = offered(view);
  const rows = actions.filter(({ weight }) => weight !== 'exit');
  const exits = actions.filter(({ weight }) => weight === 'exit');
  return (
    <section className="ex-sec">
      <h2>{t('child.canDo')}</h2>
      {actions.length === 0 && <p>{t('child.nothingToDo')}</p>}
      <ul className="ex-can">
        {rows.map((action, index) => <Row key={action.type} action={action} first={index === 0 && action.weight === 'main'} />)}
        {exits.length > 0 && <li><p>{exits.map((action, index) => <span key={action.type}>{index > 0 && ', '}<Link to={addressOf(view, action)}><Said text={action.label} /></Link></span>)}</p></li>}
      </ul>
    </section>
  );
};

/** What stands here but cannot be done by this reader, why, and who could. */
export const WhatIsBlocked = () => {
  const { t } = useWords();
  const { user } = useMe();
  const view = useCase();
  const { data: staff } = useQuery(staffQuery());
  const decided = new Set<string | undefined>();
  // Approving and returning one record wait for the same person: said once.
  const blocked = view.actions.filter(({ allowed, does, record, concurrent, why }) => {
    // What always stands open to another role blocks nobody's work.
    if (allowed || (concurrent && why?.code === 'role-required')) return false;
    if (does !== 'approve' && does !== 'return') return true;
    if (decided.has(record)) return false;
    decided.add(record);
    return true;
  });
  if (blocked.length === 0) return null;
  return (
    <section className="ex-sec">
      <h2>{t('child.blocked')}</h2>
      <ul className="ex-blocked">
        {blocked.map(({ type, label, task, why, does }) => {
          const names = resolverNames(why?.resolvedBy ?? [], staff, user, does === 'approve' || does === 'return' ? undefined : t('child.you'));
          return (
            <li key={type}>
              <h3><Said text={task ?? label} /></h3>
              <p><Said text={why?.sentence} /></p>
              {names.length > 0 && <p><b>{t('child.canResolve', { names: names.join(', ') })}</b></p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
