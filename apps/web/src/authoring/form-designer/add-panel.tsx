import type { FormEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { addBlock, addQuestion, addSection, localId } from '#authoring';
import { useWords } from '../../words/use-words.ts';
import { NewQuestionFields, useNewQuestion } from './new-question-fields.tsx';
import { optionsOfLines } from './own-options.ts';
import type { Adding } from './outline.tsx';
import { takenIds } from './places.ts';
import { newQuestion, QUESTION_TYPES } from './question-types.ts';
import { useDesigner } from './use-designer.tsx';

interface Props {
  readonly onDone: () => void;
}

/** Adds a question, a section, or the questions of a block, after what is selected. */
export const AddPanel = ({ what, onDone }: Props & { readonly what: Adding }) => {
  switch (what) {
    case 'question':
      return <AddQuestion onDone={onDone} />;
    case 'section':
      return <AddSection onDone={onDone} />;
    case 'block':
      return <AddBlock onDone={onDone} />;
    default:
      return what satisfies never;
  }
};

interface FrameProps extends Props {
  readonly title: string;
  readonly lead?: string;
  readonly button: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

/** Takes the focus when it opens. */
const Frame = ({ title, lead, button, onAdd, onDone, children }: FrameProps) => {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd();
  };
  return (
    <form className="ex-addpanel" onSubmit={submit} noValidate>
      <h3 tabIndex={-1} ref={heading}>{title}</h3>
      {lead && <p className="ex-small ex-muted">{lead}</p>}
      {children}
      <p className="ex-acts"><button type="submit" className="govuk-button">{button}</button><button type="button" className="ex-linklike" onClick={onDone}>{t('design.add_.cancel')}</button></p>
    </form>
  );
};

const AddQuestion = ({ onDone }: Props) => {
  const { t, say } = useWords();
  const { authority, national, form, overlay, section, question, change, select } = useDesigner();
  const fields = useNewQuestion('shortText');
  if (!section) return null;
  const add = () => {
    if (!fields.isWhole()) return;
    const { type, label, options, codes } = fields.value;
    const id = localId(authority, label, takenIds(national, form, overlay));
    const written = newQuestion(type, { label: { en: label.trim() }, ...(codes ? { codes } : { options: optionsOfLines(options) }) });
    change((now) => addQuestion(now, { id, ...written }, { section: section.id, ...(question && { after: question.id }) }));
    onDone();
    select({ question: id }, 'settings');
  };
  const lead = question ? t('design.add_.after', { question: say(question.label) }) : t('design.add_.atEnd', { section: say(section.title) });
  return <Frame title={t('design.add_.question')} lead={lead} button={t('design.add_.questionDo')} onAdd={add} onDone={onDone}><NewQuestionFields fields={fields} types={QUESTION_TYPES} /></Frame>;
};

const AddSection = ({ onDone }: Props) => {
  const { t, say } = useWords();
  const { authority, national, form, overlay, section, change, select } = useDesigner();
  const [title, setTitle] = useState('');
  const [tried, setTried] = useState(false);
  const id = useId();
  const isBlank = title.trim() === '';
  const add = () => {
    setTried(true);
    if (isBlank) return;
    const own = localId(authority, title, takenIds(national, form, overlay));
    change((now) => addSection(now, { id: own, title: { en: title.trim() }, ...(section && { after: section.id }) }));
    onDone();
    select({ section: own }, 'card');
  };
  return (
    <Frame title={t('design.add_.section')} lead={section && t('design.add_.afterSection', { section: say(section.title) })} button={t('design.add_.sectionDo')} onAdd={add} onDone={onDone}>
      <div className={`govuk-form-group${tried && isBlank ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label govuk-label--s" htmlFor={id}>{t('design.section.title')}</label>
        {tried && isBlank && <p className="govuk-error-message" id={`${id}-error`}>{t('design.add_.enterTitle')}</p>}
        <input className="govuk-input" id={id} value={title} aria-invalid={tried && isBlank ? true : undefined} aria-describedby={tried && isBlank ? `${id}-error` : undefined} onChange={(event) => setTitle(event.target.value)} />
      </div>
    </Frame>
  );
};

const AddBlock = ({ onDone }: Props) => {
  const { t, say } = useWords();
  const { authority, palette, section, question, overlay, change } = useDesigner();
  const [chosen, setChosen] = useState('');
  const [dimension, setDimension] = useState('');
  const [tried, setTried] = useState(false);
  const id = useId();
  if (!section) return null;
  const block = palette.blocks.find((one) => one.id === chosen);
  const needsDimension = block?.parameters.includes('dimension') ?? false;
  const isWhole = block !== undefined && (!needsDimension || dimension !== '');
  const add = () => {
    setTried(true);
    if (!block || !isWhole) return;
    const prefixes = overlay.operations.flatMap((one) => (one.does === 'addBlock' ? [one.prefix] : []));
    const prefix = localId(authority, needsDimension ? `${block.id} ${dimension}` : block.id, prefixes);
    change((now) => addBlock(now, { block: block.id, prefix, section: section.id, ...(needsDimension && { with: { dimension } }), ...(question && { after: question.id }) }));
    onDone();
  };
  return (
    <Frame title={t('design.add_.block')} lead={t('design.add_.blockLead')} button={t('design.add_.blockDo')} onAdd={add} onDone={onDone}>
      <div className={`govuk-form-group${tried && !block ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label govuk-label--s" htmlFor={id}>{t('design.add_.blockWhich')}</label>
        {tried && !block && <p className="govuk-error-message">{t('design.add_.chooseBlock')}</p>}
        <select className="govuk-select" id={id} value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t('design.cond.chooseQuestion')}</option>
          {palette.blocks.map((one) => <option key={one.id} value={one.id}>{one.title ? say(one.title) : one.id}</option>)}
        </select>
      </div>
      {needsDimension && (
        <div className="govuk-form-group">
          <label className="govuk-label govuk-label--s" htmlFor={`${id}-dimension`}>{t('design.meaning.dimension.title')}</label>
          <select className="govuk-select" id={`${id}-dimension`} value={dimension} onChange={(event) => setDimension(event.target.value)}>
            <option value="">{t('design.meaning.none')}</option>
            {palette.dimensions.dimensions.map((one) => <option key={one.id} value={one.id}>{say(one.title)}</option>)}
          </select>
        </div>
      )}
      {block && <ul className="ex-small">{block.questions.map((one) => <li key={one.id}>{say(one.label)}</li>)}</ul>}
    </Frame>
  );
};
