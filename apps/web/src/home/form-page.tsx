import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Answers, ResolvedSection } from '#form-answers';
import { AnswerList, createPendingText, SectionForm, UncheckedMark } from '#govuk-rjsf';
import { formQuery } from '../api/queries.ts';
import { groupSections, progressOf } from '../record/form-progress.ts';
import type { LoadedForm } from '../record/load-form.ts';
import { useFaceContext } from '../record/use-face-context.ts';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { uncheckedIn } from './unchecked-in.ts';

/** A form as its workers will meet it, to try; nothing that is written here goes anywhere. */
export const FormPage = () => {
  const { ref = '' } = useParams();
  const query = useQuery(formQuery(ref));
  return <Fetched query={query}>{(loaded) => <Preview key={ref} {...loaded} />}</Fetched>;
};

/** The face that is shown: a section to write, or all that was written as it would be printed. */
const PRINTED = 'printed';

const Preview = (loaded: LoadedForm) => {
  const { t } = useWords();
  const { form, check } = loaded;
  const [answers, setAnswers] = useState<Answers>({});
  const [search] = useSearchParams();
  const unchecked = useMemo(() => uncheckedIn(form), [form]);
  const asked = progressOf(form, check, answers);
  const wanted = search.get('section');
  const section = asked.find((one) => one.section.id === wanted)?.section ?? asked[0]?.section;
  const isPrinted = search.has(PRINTED);
  return (
    <UncheckedMark value={t('home.unchecked')}>
      <Page
        title={form.title}
        lead={<><p><Said text={form.purpose} /></p><p className="ex-muted">{form.ref} · {t('home.preview')}</p>{unchecked > 0 && <p className="ex-noprint"><span className="ex-chip ex-unchecked">{t('home.uncheckedCount', { count: unchecked })}</span></p>}</>}
      >
        <div className="ex-cols ex-cols--list">
          <details className="ex-more ex-noprint" open={window.matchMedia('(min-width: 981px)').matches}>
            <summary>{t('record.sections')}</summary>
            <UncheckedMark value={undefined}><nav aria-label={t('record.sections')}>
              <p><Link to={`?${PRINTED}`} aria-current={isPrinted ? 'page' : undefined}>{t('home.asPrinted')}</Link></p>
              {groupSections(asked).map(({ title, sections }, index) => (
                <div key={title?.en ?? index}>
                  {title && <p className="ex-small ex-muted"><Said text={title} /></p>}
                  <ul className="ex-toc">{sections.map((one) => <li key={one.section.id}><Link to={`?section=${one.section.id}`} aria-current={!isPrinted && one.section.id === section?.id ? 'page' : undefined}><Said text={one.section.title} /></Link></li>)}</ul>
                </div>
              ))}
            </nav></UncheckedMark>
          </details>
          <div className="ex-narrowcol">
            {isPrinted ? <Printed {...loaded} answers={answers} /> : section && <PreviewSection key={section.id} {...loaded} section={section} answers={answers} onAnswers={setAnswers} />}
          </div>
        </div>
      </Page>
    </UncheckedMark>
  );
};

interface Props extends LoadedForm {
  readonly section: ResolvedSection;
  readonly answers: Answers;
  readonly onAnswers: (change: (before: Answers) => Answers) => void;
}

const none = {};

const PreviewSection = ({ section, form, check, properties, answers, onAnswers }: Props) => {
  const pending = useMemo(createPendingText, []);
  const context = useFaceContext({
    check, answers, latest: () => answers, type: (question, value) => onAnswers((before) => ({ ...before, [question]: value })), pending, errors: none,
  });
  const shown = check.shown(answers);
  const questions = section.questions.filter((id) => shown.has(id)).flatMap((id) => form.questions[id] ?? []);
  return (
    <section className="ex-sec">
      <h2><Said text={section.title} /></h2>
      {section.hint && <p className="ex-muted"><Said text={section.hint} /></p>}
      <SectionForm questions={questions} properties={properties} answers={answers} context={context} />
    </section>
  );
};

/** What was written, as the record would print: blank sections are not there. */
const Printed = ({ form, check, answers }: LoadedForm & { readonly answers: Answers }) => {
  const { t, language } = useWords();
  const { answers: sent } = check.toSend(answers);
  const sections = form.sections.filter(({ questions }) => questions.some((id) => id in sent));
  return (
    <div className="ex-stack ex-record">
      {sections.length === 0 && <p>{t('home.nothingWritten')}</p>}
      {sections.map(({ id, title, questions }) => (
        <section className="ex-sec" key={id}>
          <h2><Said text={title} /></h2>
          <AnswerList questions={questions.flatMap((question) => form.questions[question] ?? [])} answers={sent} language={language} />
        </section>
      ))}
    </div>
  );
};
