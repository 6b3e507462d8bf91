import { useEffect, useId, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Answers, CompiledForm, FormCheck, JsonSchema, ResolvedForm } from '#form-answers';
import { formCheck, questionSchemas } from '#form-answers';
import { AnswerList, createPendingText, fieldIdOfPointer, SectionForm } from '#govuk-rjsf';
import { useFaceContext } from '../../record/use-face-context.ts';
import { visibleSections } from '../../record/form-progress.ts';
import { problemOf } from '../../api/value-of.ts';
import { problemSentence } from '../../shell/problem-sentence.ts';
import { Said } from '../../words/said.tsx';
import { useWords } from '../../words/use-words.ts';
import { useDesigner } from './use-designer.tsx';

interface Tried {
  readonly form: ResolvedForm;
  readonly check: FormCheck;
  readonly properties: { readonly [question: string]: JsonSchema };
}

/** The form as it is saved, with the checks that its records will have. */
const loadTried = async (form: ResolvedForm, validator: string): Promise<Tried> => {
  const compiled = (await import(/* @vite-ignore */ validator)) as CompiledForm;
  return { form, check: formCheck(form, compiled), properties: questionSchemas(form) };
};

/** The whole form to fill in as the worker would; nothing that is written here goes anywhere. */
export const TryIt = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, language } = useWords();
  const { open } = useDesigner();
  const { resolved, validator } = open.file;
  const query = useQuery({ queryKey: ['tried', validator], queryFn: () => loadTried(resolved, validator ?? ''), enabled: validator !== undefined, staleTime: Infinity });
  const id = useId();
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  return (
    <section className="ex-try" aria-labelledby={id}>
      <div className="ex-title">
        <div><h2 id={id} tabIndex={-1}>{t('design.try.title')}</h2><p className="ex-muted">{t(open.sync.condition === 'saved' ? 'design.try.lead' : 'design.try.leadOlder')}</p></div>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>{t('design.try.close')}</button>
      </div>
      {query.data ? <Filling key={validator} {...query.data} /> : <p role="status">{query.error ? problemSentence(problemOf(query.error), t, language) : t('page.loading')}</p>}
    </section>
  );
};

const none = {};
const PRINTED = ' printed';

const Filling = ({ form, check, properties }: Tried) => {
  const { t, say } = useWords();
  const { section: designed } = useDesigner();
  const [answers, setAnswers] = useState<Answers>(none);
  const [wanted, setWanted] = useState<string | undefined>(designed?.id);
  const [checked, setChecked] = useState(false);
  const sections = visibleSections(form, check, answers);
  const section = sections.find(({ id }) => id === wanted) ?? sections[0];
  const problems = checked ? check.problems(answers) : [];
  return (
    <div className="ex-cols ex-cols--list">
      <nav aria-label={t('record.sections')}>
        <ul className="ex-toc">
          {sections.map((one) => <li key={one.id}><button type="button" className="ex-linklike" aria-current={wanted !== PRINTED && section?.id === one.id ? 'page' : undefined} onClick={() => setWanted(one.id)}><Said text={one.title} /></button></li>)}
          <li><button type="button" className="ex-linklike" aria-current={wanted === PRINTED ? 'page' : undefined} onClick={() => setWanted(PRINTED)}>{t('home.asPrinted')}</button></li>
        </ul>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setChecked(true)}>{t('design.try.check')}</button>
        {checked && <div role="status" className="ex-small"><p>{problems.length === 0 ? t('design.try.whole') : t('record.needed', { count: problems.length })}</p><ul className="ex-dots">{problems.slice(0, 12).map(({ path, message }) => <li key={path}>{say(message)}</li>)}</ul></div>}
      </nav>
      <div className="ex-narrowcol">
        {wanted === PRINTED ? <Printed form={form} check={check} answers={answers} /> : section && <OneSection key={section.id} {...{ form, check, properties, answers, section }} errors={checked ? problems : []} onAnswers={setAnswers} />}
      </div>
    </div>
  );
};

interface SectionProps extends Tried {
  readonly section: ResolvedForm['sections'][number];
  readonly answers: Answers;
  readonly errors: ReturnType<FormCheck['problems']>;
  readonly onAnswers: (change: (before: Answers) => Answers) => void;
}

const OneSection = ({ section, form, check, properties, answers, errors, onAnswers }: SectionProps) => {
  const { say } = useWords();
  const pending = useMemo(createPendingText, []);
  const errorText = JSON.stringify(Object.fromEntries(errors.map(({ path, message }) => [fieldIdOfPointer(path), say(message)])));
  const byField = useMemo(() => JSON.parse(errorText) as { [field: string]: string }, [errorText]);
  const context = useFaceContext({ check, answers, latest: () => answers, type: (question, value) => onAnswers((before) => ({ ...before, [question]: value })), pending, errors: byField });
  const shown = check.shown(answers);
  const questions = section.questions.filter((id) => shown.has(id)).flatMap((id) => form.questions[id] ?? []);
  return (
    <section className="ex-sec">
      <h3><Said text={section.title} /></h3>
      {section.hint && <p className="ex-muted"><Said text={section.hint} /></p>}
      <SectionForm questions={questions} properties={properties} answers={answers} context={context} />
    </section>
  );
};

const Printed = ({ form, check, answers }: Pick<Tried, 'form' | 'check'> & { readonly answers: Answers }) => {
  const { t, language } = useWords();
  const { answers: sent } = check.toSend(answers);
  const sections = form.sections.filter(({ questions }) => questions.some((id) => id in sent));
  return (
    <div className="ex-paper ex-record">
      {sections.length === 0 && <p>{t('home.nothingWritten')}</p>}
      {sections.map(({ id, title, questions }) => (
        <section className="ex-sec" key={id}>
          <h3><Said text={title} /></h3>
          <AnswerList questions={questions.flatMap((question) => form.questions[question] ?? [])} answers={sent} language={language} />
        </section>
      ))}
    </div>
  );
};
