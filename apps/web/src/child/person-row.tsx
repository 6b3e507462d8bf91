import { Link } from 'react-router';
import type { PersonHit } from '#api-client';
import { useWords } from '../words/use-words.ts';
import { PersonFacts } from './person-facts.tsx';

/** One person in a list of people found, with how the reader stands to them. */
export const PersonRow = ({ person, newTab }: { readonly person: PersonHit; readonly newTab?: boolean }) => {
  const { t, say } = useWords();
  const reasons = [person.because ?? []].flat();
  return (
    <li>
      <p>
        <Link className="ex-strong" to={`/children/${person.id}`} {...(newTab ? { target: '_blank' } : {})}>{person.name}{newTab && <span className="govuk-visually-hidden"> {t('find.newTab')}</span>}</Link>{' '}
        {person.relationship && ['own', 'team', 'authority'].includes(person.relationship) && <span className="ex-chip">{t(`find.relationship.${person.relationship}`)}</span>}
      </p>
      <p className="ex-small ex-muted"><PersonFacts {...(person.birth ? { birth: person.birth } : {})} />{(person.cases ?? []).map((one) => ` · ${say(one.stageLabel)}`).join('')}</p>
      {reasons.length > 0 && <p className="ex-small">{reasons.map((reason) => say(reason)).join('; ')}</p>}
    </li>
  );
};
