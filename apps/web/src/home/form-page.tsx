import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Answers, ResolvedSection } from '#form-answers';
import { createPendingText, SectionForm } from '#govuk-rjsf';
import { formQuery } from '../api/queries.ts';
import type { LoadedForm } from '../record/load-form.ts';
import { useFaceContext } from '../record/use-face-context.ts';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';

/** A form as its workers will meet it, to try; nothing that is written here goes anywhere. */
export const FormPage = () => {
  const { ref = '' } = useParams();
  const query = useQuery(formQuery(ref));
  return <Fetched query={query}>{(loaded) => <Preview {...loaded} />}</Fetched>;
};

const Preview = (loaded: LoadedForm) => {
  const { t } = useWords();
  const { form } = loaded;
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <Page title={form.title} lead={<><p><Said text={form.purpose} /></p><p className="ex-muted">{form.ref} · {t('home.preview')}</p></>}>
      <div className="ex-stack ex-narrowcol">
        {form.sections.map((section) => <PreviewSection key={section.id} {...loaded} section={section} answers={answers} onAnswers={setAnswers} />)}
      </div>
    </Page>
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
