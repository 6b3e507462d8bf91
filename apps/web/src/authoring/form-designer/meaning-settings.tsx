import { useId, useState } from 'react';
import { changeQuestion, operationAt } from '#authoring';
import type { QuestionFile, ResolvedQuestion } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { Setting } from './setting.tsx';
import { useDesigner } from './use-designer.tsx';

interface Props {
  readonly question: ResolvedQuestion;
}
type Meaning = 'dimension' | 'dataItem' | 'prefill' | 'sensitivity' | 'chronology';

/** Changes what a local question means; a question of the pack, or of a block, means what it means everywhere. */
const useMeaning = (question: ResolvedQuestion) => {
  const { overlay, change, mayEdit } = useDesigner();
  const isOwn = operationAt(overlay, 'addQuestion', question.id) !== undefined;
  const set = (setting: Meaning, value: string) => change((now) => {
    const added = operationAt(now, 'addQuestion', question.id);
    if (!added) return now;
    const { [setting]: _was, ...words } = added.question;
    return changeQuestion(now, question.id, { question: { ...words, ...(value !== '' && { [setting]: value }) } as QuestionFile });
  });
  return { isOwn, set, isFree: isOwn && mayEdit };
};

/** What the answer counts for: dimension, national data item, where it is carried in from, who may read it, what it tells the chronology. */
export const Meanings = ({ question }: Props) => (
  <>
    <Dimension question={question} />
    <DataItem question={question} />
    <Prefill question={question} />
    <Sensitivity question={question} />
    <ChronologyKind question={question} />
  </>
);

interface ChoiceProps extends Props {
  readonly setting: Meaning;
  readonly value: string;
  readonly said: string;
  readonly options: readonly { readonly id: string; readonly label: string; readonly group?: string }[];
}

/** One meaning that is chosen from a list. */
const MeaningChoice = ({ question, setting, value, said, options }: ChoiceProps) => {
  const { t } = useWords();
  const { isOwn, isFree, set } = useMeaning(question);
  const id = useId();
  if (!isOwn) {
    return <Setting title={t(`design.meaning.${setting}.title`)} from={question.local ? 'ours' : 'locked'} beside={t(question.local ? 'design.meaning.block' : 'design.meaning.lockedWhy')}><p>{said || t('design.meaning.none')}</p></Setting>;
  }
  const groups = [...new Set(options.map(({ group }) => group))];
  const listed = (group: string | undefined) => options.filter((one) => one.group === group).map((one) => <option key={one.id} value={one.id}>{one.label}</option>);
  return (
    <Setting title={t(`design.meaning.${setting}.title`)} from="ours">
      <label className="govuk-label ex-small" htmlFor={id}>{t(`design.meaning.${setting}.hint`)}</label>
      <select className="govuk-select" id={id} value={value} disabled={!isFree} onChange={(event) => set(setting, event.target.value)}>
        <option value="">{t('design.meaning.none')}</option>
        {value !== '' && !options.some((one) => one.id === value) && <option value={value}>{said}</option>}
        {groups.map((group) => (group === undefined ? listed(group) : <optgroup key={group} label={group}>{listed(group)}</optgroup>))}
      </select>
    </Setting>
  );
};

const Dimension = ({ question }: Props) => {
  const { say } = useWords();
  const { palette: { dimensions } } = useDesigner();
  const options = dimensions.dimensions.map(({ id, title, domain }) => ({ id, label: say(title), group: say(dimensions.domains.find((one) => one.id === domain)?.title) }));
  return <MeaningChoice question={question} setting="dimension" value={question.dimension ?? ''} said={options.find(({ id }) => id === question.dimension)?.label ?? question.dimension ?? ''} options={options} />;
};

const Prefill = ({ question }: Props) => {
  const { t, say } = useWords();
  const { palette, national } = useDesigner();
  const sources = typeof question.prefill === 'string' ? [question.prefill] : (question.prefill ?? []);
  const name = (source: string) => {
    const [form = '', ...rest] = source.split('.');
    const found = palette.forms.find(({ id }) => id === form);
    const asked = found?.questions.find(({ id }) => id === rest.join('.'));
    return form === 'person' ? t('design.meaning.prefill.person', { field: rest.join('.') }) : `${found ? say(found.title) : form}: ${asked ? say(asked.label) : rest.join('.')}`;
  };
  const options = palette.forms.filter(({ id }) => id !== national.id).flatMap((form) =>
    form.questions.filter(({ kind }) => kind === question.kind).map((one) => ({ id: `${form.id}.${one.id}`, label: say(one.label), group: say(form.title) })),
  );
  return <MeaningChoice question={question} setting="prefill" value={sources[0] ?? ''} said={sources.map(name).join('; ')} options={options} />;
};

const SENSITIVITIES = ['words', 'thirdParty', 'restricted'] as const;

const Sensitivity = ({ question }: Props) => {
  const { t } = useWords();
  const options = SENSITIVITIES.filter((one) => one !== 'words' || ['words', 'narrative', 'text'].includes(question.kind)).map((id) => ({ id, label: t(`design.meaning.sensitivity.${id}`) }));
  return <MeaningChoice question={question} setting="sensitivity" value={question.sensitivity ?? ''} said={question.sensitivity ? t(`design.meaning.sensitivity.${question.sensitivity}`) : ''} options={options} />;
};

/** Kinds of entry that the forms of the pack already make, so that one chronology speaks one language. */
const ChronologyKind = ({ question }: Props) => {
  const { t } = useWords();
  const { palette } = useDesigner();
  const kinds = [...new Set(palette.forms.flatMap(({ questions }) => questions.flatMap(({ chronology }) => chronology ?? [])))];
  const said = (kind: string) => t(`design.chronology.${kind}`, { defaultValue: kind });
  const options = kinds.map((id) => ({ id, label: said(id) })).toSorted((a, b) => a.label.localeCompare(b.label));
  return <MeaningChoice question={question} setting="chronology" value={question.chronology ?? ''} said={question.chronology ? said(question.chronology) : ''} options={options} />;
};

/** More would not be read. */
const MOST_FOUND = 8;

const DataItem = ({ question }: Props) => {
  const { t, say } = useWords();
  const { palette } = useDesigner();
  const { isOwn, isFree, set } = useMeaning(question);
  const [words, setWords] = useState('');
  const id = useId();
  const item = palette.dataItems.find((one) => one.id === question.dataItem);
  const said = item ? `${item.id}: ${say(item.label)}` : question.dataItem;
  if (!isOwn) {
    return <Setting title={t('design.meaning.dataItem.title')} from={question.local ? 'ours' : 'locked'} beside={t(question.local ? 'design.meaning.block' : 'design.meaning.lockedWhy')}><p>{said ?? t('design.meaning.none')}</p></Setting>;
  }
  const sought = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = sought.length === 0 ? [] : palette.dataItems.filter((one) => sought.every((word) => `${one.id} ${one.label.en} ${one.returns.join(' ')}`.toLowerCase().includes(word)));
  return (
    <Setting title={t('design.meaning.dataItem.title')} from="ours">
      <p>{said ?? t('design.meaning.none')} {said && isFree && <button type="button" className="ex-linklike" onClick={() => set('dataItem', '')}>{t('design.remove')}</button>}</p>
      {isFree && (
        <>
          <label className="govuk-label ex-small" htmlFor={id}>{t('design.meaning.dataItem.hint')}</label>
          <input className="govuk-input" id={id} type="search" value={words} onChange={(event) => setWords(event.target.value)} />
          {sought.length > 0 && <p className="ex-small" role="status">{t('design.meaning.dataItem.found', { count: found.length })}</p>}
          <ul className="ex-found">
            {found.slice(0, MOST_FOUND).map((one) => (
              <li key={one.id}><button type="button" className="ex-linklike" onClick={() => { set('dataItem', one.id); setWords(''); }}>{one.id}: {say(one.label)}</button> <span className="ex-small ex-muted">{one.returns.join(', ')}</span></li>
            ))}
          </ul>
        </>
      )}
    </Setting>
  );
};
