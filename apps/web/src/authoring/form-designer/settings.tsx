import { useEffect, useRef } from 'react';
import { useWords } from '../../words/use-words.ts';
import { QuestionSettings } from './question-settings.tsx';
import { typeOf } from './question-types.ts';
import { FormSettings, SectionSettings } from './section-settings.tsx';
import { useDesigner } from './use-designer.tsx';

/** What is selected, and all that can be set of it. */
export const Settings = () => {
  const { t, say } = useWords();
  const { question, section, isSection, form, schemas, mayEdit } = useDesigner();
  const name = question ? t('design.settings.question', { label: say(question.label), type: t(`design.types.${typeOf(question.kind, schemas[question.id])}.name`) }) : isSection && section ? t('design.settings.section', { title: say(section.title) }) : t('design.settings.form', { title: say(form.title) });
  const panel = useRef<HTMLElement>(null);
  const selected = question?.id ?? (isSection ? section?.id : '');
  useEffect(() => {
    if (panel.current) panel.current.scrollTop = 0;
  }, [selected]);
  return (
    <section id="settings" ref={panel} className="ex-design__settings" aria-labelledby="settings-heading">
      <h2 id="settings-heading" tabIndex={-1}>{t('design.settings.title')}</h2>
      <p className="ex-small ex-muted">{name}</p>
      {!mayEdit && <p className="ex-small">{t('design.settings.readOnly')}</p>}
      {question ? <QuestionSettings key={question.id} question={question} /> : isSection && section ? <SectionSettings key={section.id} section={section} /> : <FormSettings />}
    </section>
  );
};
