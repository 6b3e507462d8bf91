import { setHidden, setRetired } from '#authoring';
import type { ResolvedQuestion } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { hidden } from './places.ts';
import { useDesigner } from './use-designer.tsx';

/** What is not asked any more or not asked here, with the way back. */
export const SetAside = () => {
  const { t } = useWords();
  const { form, national, overlay, change } = useDesigner();
  const retired = Object.values(form.retired ?? {});
  const left = hidden(overlay).flatMap((id) => national.questions[id] ?? []);
  return (
    <>
      <List title={t('design.retired', { count: retired.length })} hint={t('design.retiredHint')} questions={retired} onBack={(id) => change((now) => setRetired(now, id, false))} />
      <List title={t('design.leftOut', { count: left.length })} hint={t('design.leftOutHint')} questions={left} onBack={(id) => change((now) => setHidden(now, id, false))} />
    </>
  );
};

const List = ({ title, hint, questions, onBack }: { readonly title: string; readonly hint: string; readonly questions: readonly ResolvedQuestion[]; readonly onBack: (id: string) => void }) => {
  const { t, say } = useWords();
  const { select, mayEdit } = useDesigner();
  if (questions.length === 0) return null;
  return (
    <details className="ex-more ex-small">
      <summary>{title}</summary>
      <p className="ex-muted">{hint}</p>
      <ul className="ex-plain">
        {questions.map(({ id, label }) => (
          <li key={id}>
            <p>{say(label)} {mayEdit && <button type="button" className="ex-linklike" onClick={() => { onBack(id); select({ question: id }, 'card'); }}>{t('design.askAgain')}<span className="govuk-visually-hidden">: {say(label)}</span></button>}</p>
          </li>
        ))}
      </ul>
    </details>
  );
};
