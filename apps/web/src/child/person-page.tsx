import { useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import type { Person, Problem } from '#api-client';
import { client } from '../api/client.ts';
import { personQuery } from '../api/queries.ts';
import { problemOf } from '../api/value-of.ts';
import { intentDone, intentId } from '../record/intent.ts';
import { ErrorSummary } from '../shell/error-summary.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { PersonFacts } from './person-facts.tsx';
import { ReasonPage } from './reason-page.tsx';

/** A child's first page: goes on to her open case, or offers to open one. */
export const PersonPage = () => {
  const { person: id = '' } = useParams();
  const query = useQuery(personQuery(id));
  if (query.error && problemOf(query.error).code === 'reason-required-to-open') {
    return <ReasonPage kind="people" id={id} onGiven={() => void query.refetch()} />;
  }
  return <Fetched query={query}>{(person) => <Known person={person} />}</Fetched>;
};

const Known = ({ person }: { readonly person: Person }) => {
  const { t, say } = useWords();
  const [only] = person.cases;
  const offered = (person.workflows ?? []).filter(({ id }) => !person.cases.some(({ workflow }) => workflow === id));
  if (only && person.cases.length === 1 && offered.length === 0) return <Navigate replace to={`/cases/${only.id}`} />;
  return (
    <Page title={person.name || t('child.unnamed')} lead={<p className="ex-muted"><PersonFacts {...(person.birth ? { birth: person.birth } : {})} /></p>}>
      <section className="ex-sec ex-narrowcol">
        <h2>{t('person.cases')}</h2>
        {person.cases.length === 0 && <p>{t('person.noCases')}</p>}
        <ul className="ex-plain">
          {person.cases.map((one) => <li key={one.id}><p><Link to={`/cases/${one.id}`}>{say(person.workflows?.find(({ id }) => id === one.workflow)?.title) || say(one.stageLabel)}</Link> <span className="ex-small ex-muted"><Said text={one.stageLabel} /></span></p></li>)}
        </ul>
        {offered.map((workflow) => <OpenCase key={workflow.id} person={person} workflow={workflow} />)}
      </section>
    </Page>
  );
};

/** Opens a case once, however often the button is pressed. */
const OpenCase = ({ person, workflow }: { readonly person: Person; readonly workflow: NonNullable<Person['workflows']>[number] }) => {
  const { t, say, language } = useWords();
  const navigate = useNavigate();
  const busy = useRef(false);
  const [problem, setProblem] = useState<Problem & { readonly attempt: number }>();
  const open = async () => {
    if (busy.current) return;
    busy.current = true;
    const request = { person: person.id, workflow: workflow.id };
    const key = `case.${person.id}.${workflow.id}`;
    const reply = await client.openCase({ id: intentId(sessionStorage, key, request, () => crypto.randomUUID()), ...request });
    busy.current = false;
    const id = reply.ok ? reply.value.id : reply.problem.code === 'case-exists' ? reply.problem.case : undefined;
    if (!id) return setProblem((before) => ({ ...(reply as { problem: Problem }).problem, attempt: (before?.attempt ?? 0) + 1 }));
    intentDone(sessionStorage, key);
    await navigate(`/cases/${id}`);
  };
  return (
    <div className="ex-stack-s">
      {problem && <ErrorSummary title={t('send.refusedTitle')} lines={[{ key: problem.code, text: problemSentence(problem, t, language) }]} attempt={problem.attempt} />}
      <button type="button" className="govuk-button" onClick={() => void open()}>{t('person.openCase', { workflow: say(workflow.title), name: person.name })}</button>
    </div>
  );
};
