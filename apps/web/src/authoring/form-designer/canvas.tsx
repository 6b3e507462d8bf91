import { useMemo, useState } from 'react';
import { AnswerList } from '#govuk-rjsf';
import { Said } from '../../words/said.tsx';
import { useWords } from '../../words/use-words.ts';
import { QuestionCard } from './question-card.tsx';
import type { Face } from './use-design-face.ts';
import { FACES, useDesignFace } from './use-design-face.ts';
import { useDesigner } from './use-designer.tsx';

/** The section as the worker sees it; each question can be selected. */
export const Canvas = () => {
  const { t, say } = useWords();
  const { section, form, question: selected } = useDesigner();
  const [face, setFace] = useState<Face>('desk');
  const neededKey = (section?.questions ?? []).filter((id) => form.questions[id]?.required).join(' ');
  const needed = useMemo(() => new Set(neededKey.split(' ')), [neededKey]);
  const { context, answers } = useDesignFace(face, needed);
  if (!section) return <section className="ex-design__canvas" id="canvas"><h2 id="canvas-heading" tabIndex={-1}>{t('design.canvas.empty')}</h2></section>;
  const questions = section.questions.flatMap((id) => form.questions[id] ?? []);
  return (
    <section className="ex-design__canvas" id="canvas" aria-labelledby="canvas-heading">
      <div className="ex-design__top">
        <h2 id="canvas-heading" tabIndex={-1}><Said text={face === 'cy' ? { en: section.title.cy ?? section.title.en } : section.title} /></h2>
        <div className="ex-seg ex-small" role="group" aria-label={t('design.canvas.faces')}>
          {FACES.map((one) => <button type="button" key={one} aria-pressed={face === one} {...(one === 'cy' ? { lang: 'cy' } : {})} onClick={() => setFace(one)}>{t(`design.canvas.face.${one}`)}</button>)}
        </div>
      </div>
      {section.hint && <p className="ex-muted"><Said text={section.hint} /></p>}
      {questions.length === 0 && <p>{t('design.canvas.noQuestions')}</p>}
      {face === 'print' ? (
        <div className="ex-paper">
          <p className="ex-small ex-muted">{t('design.canvas.printLead')}</p>
          <h3>{say(form.title)}</h3>
          <h4>{say(section.title)}</h4>
          <AnswerList questions={questions} answers={answers} language={context.language} blank={t('design.canvas.blank')} />
        </div>
      ) : (
        <div className={face === 'phone' ? 'ex-phone' : undefined}>
          {questions.map((question, index) => (
            <QuestionCard key={question.id} question={question} number={index + 1} count={questions.length} selected={selected?.id === question.id} value={answers[question.id]} context={context} />
          ))}
        </div>
      )}
    </section>
  );
};
