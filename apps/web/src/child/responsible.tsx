import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { staffQuery } from '../api/queries.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { useCase } from './case-layout.tsx';
import { useNames } from './use-names.ts';

/** Who is responsible, and the way to change it where the reader may. */
export const Responsible = () => {
  const { t, say } = useWords();
  const view = useCase();
  const { data: staff } = useQuery(staffQuery());
  const name = useNames();
  const { worker, team, manager } = view.assigned;
  const nameOf = (id: string | undefined) => (id ? name(id) : t('child.nobodyYet'));
  const teamName = team ? say(staff?.teams.find(({ id }) => id === team)?.name) || team : t('child.nobodyYet');
  const assign = view.actions.find(({ does, allowed }) => does === 'assign' && allowed);
  return (
    <section className="ex-box">
      <h2>{t('child.people')}</h2>
      <ul className="ex-plain">
        <li><p>{t('child.workerIs')} <b>{nameOf(worker)}</b></p></li>
        <li><p>{t('child.managerIs')} <b>{nameOf(manager)}</b></p></li>
        <li><p>{t('child.teamIs')} <b>{teamName}</b></p></li>
      </ul>
      {assign && <p><Link to={`/cases/${view.id}/do/${encodeURIComponent(assign.type)}`}><Said text={assign.label} /></Link></p>}
    </section>
  );
};
