import { Fragment, useId, useState } from 'react';
import { isLocked } from '#authoring';
import type { ResolvedSection, Text } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { Said } from '../../words/said.tsx';
import { AddBlock } from './add-block.tsx';
import { AddQuestion } from './add-question.tsx';
import { AddSection } from './add-section.tsx';
import { FromChip } from './chips.tsx';
import { touched } from './places.ts';
import { SetAside } from './set-aside.tsx';
import { useDesigner } from './use-designer.tsx';

/** Sections and questions of the form, what is ours and what is locked among them, and the ways to add. */
export const Outline = () => {
  const { t } = useWords();
  const { form, mayEdit } = useDesigner();
  const [adding, setAdding] = useState<'question' | 'block' | 'section'>();
  const id = useId();
  return (
    <nav id="outline" className="ex-design__outline" aria-labelledby={id}>
      <h2 id={id}>{t('design.outline.title')}</h2>
      {mayEdit && <>
        <p className="ex-acts"><button type="button" className="govuk-button govuk-button--secondary" onClick={() => setAdding('question')}>{t('design.addQuestion')}</button></p>
        <p className="ex-design__more ex-small">
          <button type="button" className="ex-linklike" onClick={() => setAdding('block')}>{t('design.useBlock')}</button>
          <button type="button" className="ex-linklike" onClick={() => setAdding('section')}>{t('design.addSection')}</button>
        </p>
      </>}
      <ul className="ex-tree">
        <FormLine />
        {grouped(form.sections).map(({ group, sections }) => (
          <Fragment key={sections[0]?.id}>
            {group && <li className="ex-tree__group"><Said text={group} /></li>}
            {sections.map((section) => <SectionLine key={section.id} section={section} />)}
          </Fragment>
        ))}
      </ul>
      <SetAside />
      {adding === 'question' && <AddQuestion onClose={() => setAdding(undefined)} />}
      {adding === 'block' && <AddBlock onClose={() => setAdding(undefined)} />}
      {adding === 'section' && <AddSection onClose={() => setAdding(undefined)} />}
    </nav>
  );
};

/** Sections under the heading that they share, in order. */
const grouped = (sections: readonly ResolvedSection[]) =>
  sections.reduce<readonly { readonly group: Text | undefined; readonly sections: readonly ResolvedSection[] }[]>((groups, section) => {
    const last = groups.at(-1);
    if (last && last.group?.en === section.group?.en) return [...groups.slice(0, -1), { group: last.group, sections: [...last.sections, section] }];
    return [...groups, { group: section.group, sections: [section] }];
  }, []);

const FormLine = () => {
  const { t } = useWords();
  const { question, isSection, select } = useDesigner();
  return <li><button type="button" aria-current={question === undefined && !isSection ? 'true' : undefined} onClick={() => select({}, 'settings')}><span>{t('design.formItself')}</span></button></li>;
};

const SectionLine = ({ section }: { readonly section: ResolvedSection }) => {
  const { t } = useWords();
  const { section: shown, isSection, national, overlay, select } = useDesigner();
  const ours = touched(overlay);
  const isOpen = shown?.id === section.id;
  const isOurs = ours.has(section.id) || section.questions.some((id) => ours.has(id) || !national.questions[id]);
  return (
    <li>
      <button type="button" aria-current={isSection && isOpen ? 'true' : undefined} aria-expanded={isOpen} onClick={() => select({ section: section.id }, 'card')}>
        <span><Said text={section.title} /></span>
        {isOurs ? <FromChip from="ours" /> : national.locked?.includes(section.id) && <span className="ex-small ex-muted">{t('design.locked')}</span>}
      </button>
      {isOpen && section.questions.length > 0 && <ul>{section.questions.map((id) => <QuestionLine key={id} id={id} isOurs={ours.has(id)} />)}</ul>}
    </li>
  );
};

const QuestionLine = ({ id, isOurs }: { readonly id: string; readonly isOurs: boolean }) => {
  const { t } = useWords();
  const { form, question, national, select } = useDesigner();
  const line = form.questions[id];
  if (!line) return null;
  return (
    <li>
      <button type="button" aria-current={question?.id === id ? 'true' : undefined} onClick={() => select({ question: id }, 'card')}>
        <span><Said text={line.label} /></span>
        {isOurs || line.local ? <FromChip from="ours" /> : isLocked(national, id) && <span className="ex-small ex-muted">{t('design.locked')}</span>}
      </button>
    </li>
  );
};
