import type { FormEvent } from 'react';
import { useMemo, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { PersonHit, Problem } from '#api-client';
import type { Json, ResolvedQuestion } from '#form-answers';
import { createPendingText, fieldId, SectionForm } from '#govuk-rjsf';
import type { FaceContext } from '#govuk-rjsf';
import { client } from '../api/client.ts';
import { faceWords } from '../record/face-words.ts';
import { intentDone, intentId } from '../record/intent.ts';
import { ErrorSummary } from '../shell/error-summary.tsx';
import { Page } from '../shell/page.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import { civilDate } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { Matches } from './matches.tsx';
import type { NewPersonAnswers } from './new-person.ts';
import { newPersonProblems, toPersonDetails } from './new-person.ts';

const nothing: NewPersonAnswers = { given: '', family: '', known: '', date: '', age: '', expected: '' };
interface Attempt {
  readonly count: number;
  readonly lines: readonly { readonly key: string; readonly text: string; readonly target?: string }[];
}

/** Add a child: one name is enough. Before a second record is made of somebody, those who may be the same are shown. */
export const AddPage = () => {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const [answers, setAnswers] = useState(nothing);
  const latest = useRef(nothing);
  const [failed, setFailed] = useState<Attempt>({ count: 0, lines: [] });
  const [matches, setMatches] = useState<readonly PersonHit[]>();
  const busy = useRef(false);
  const type = (question: string, value: Json) => {
    latest.current = { ...latest.current, [question]: String(value) };
    setAnswers(latest.current);
    setMatches(undefined);
  };
  const fail = (lines: Attempt['lines']) => setFailed(({ count }) => ({ count: count + 1, lines }));
  const refuse = (problem: Problem) => fail([{ key: problem.code, text: problemSentence(problem, t, language) }]);
  const { questions, context } = useQuestions(answers, failed, type);

  const create = async (considered: readonly string[]) => {
    const details = toPersonDetails(latest.current, civilDate(new Date()));
    const request = { ...details, ...(considered.length > 0 ? { consideredMatches: considered } : {}) };
    const reply = await client.createPerson({ id: intentId(sessionStorage, 'person.new', details, () => crypto.randomUUID()), ...request });
    if (!reply.ok) return refuse(reply.problem);
    intentDone(sessionStorage, 'person.new');
    await navigate(`/children/${reply.value.id}`, { state: { flash: t('add.added') } });
  };
  const look = async () => {
    const today = civilDate(new Date());
    const problems = newPersonProblems(latest.current, today);
    if (problems.length > 0) return fail(problems.map(({ field, message }) => ({ key: field, text: t(message), target: fieldId([field]) })));
    setFailed({ count: 0, lines: [] });
    const reply = await client.matches(toPersonDetails(latest.current, today));
    if (!reply.ok) return refuse(reply.problem);
    if (reply.value.matches.length === 0) return create([]);
    setMatches(reply.value.matches);
  };
  const once = async (work: () => Promise<unknown>) => {
    context.pending.flush();
    if (busy.current) return;
    busy.current = true;
    await work();
    busy.current = false;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void once(look);
  };
  return (
    <Page
      title={t('add.title')}
      error={failed.lines.length > 0}
      lead={<p className="ex-muted">{t('add.lead')}</p>}
      before={<>
        <p><Link className="govuk-back-link" to="/children">{t('find.title')}</Link></p>
        {failed.lines.length > 0 && <ErrorSummary title={t('page.errorTitle')} lines={failed.lines} attempt={failed.count} />}
      </>}
    >
      <form onSubmit={submit} noValidate className="ex-narrowcol ex-stack">
        <SectionForm questions={questions} answers={{ ...answers }} context={context} />
        {matches ? <Matches matches={matches} onNew={() => void once(() => create(matches.map(({ id }) => id)))} /> : <button type="submit" className="govuk-button">{t('add.button')}</button>}
      </form>
    </Page>
  );
};

/** The page's questions, drawn by the same faces as those of any form. */
const useQuestions = (answers: NewPersonAnswers, failed: Attempt, type: (question: string, value: Json) => void) => {
  const { t, language } = useWords();
  const pending = useMemo(createPendingText, []);
  const typing = useRef(type);
  typing.current = type;
  const { known } = answers;
  const questions = useMemo(() => {
    const question = (id: keyof NewPersonAnswers, kind: ResolvedQuestion['kind'], hint?: string): ResolvedQuestion => ({
      id, kind, required: false, label: { en: t(`add.${id}`) }, ...(hint ? { hint: { en: t(hint) } } : {}),
    });
    const options = (['date', 'age', 'expected', 'unknown'] as const).map((code) => ({ code, label: { en: t(`add.birth.${code}`) } }));
    return [
      question('given', 'text', 'add.givenHint'),
      question('family', 'text', 'add.familyHint'),
      { ...question('known', 'choice'), options },
      ...(known === 'date' ? [question('date', 'date', 'add.dateHint')] : []),
      ...(known === 'age' ? [question('age', 'number')] : []),
      ...(known === 'expected' ? [question('expected', 'date', 'add.dateHint')] : []),
    ];
  }, [t, known]);
  const context = useMemo((): FaceContext => ({
    language,
    words: faceWords(t),
    errors: Object.fromEntries(failed.lines.flatMap(({ target, text }) => (target ? [[target, text]] : []))),
    needed: new Set(),
    commit: ([question], value) => typing.current(String(question), value),
    pending,
    newId: () => crypto.randomUUID(),
  }), [t, language, failed, pending]);
  return { questions, context };
};
