import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import { addOption, backToNational, localId, operationAt, questionProvenance, removeOption, setCodeList, setLimits, setOptions } from '#authoring';
import type { Json, ResolvedQuestion } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import type { Option } from './question-types.ts';
import { shifted, withOption } from './own-options.ts';
import { withoutKey } from './without-key.ts';
import { Setting } from './setting.tsx';
import { TextPair } from './text-pair.tsx';
import { useDesigner } from './use-designer.tsx';

interface Props {
  readonly question: ResolvedQuestion;
}

/** What can be chosen: a list of one's own, a list of the pack, or the pack's options with fewer or more. */
export const Options = ({ question }: Props) => {
  const { overlay, national } = useDesigner();
  const added = operationAt(overlay, 'addQuestion', question.id);
  if (added) return added.question.codes === undefined ? <OwnList question={question} /> : <PackList question={question} list={added.question.codes} />;
  return national.questions[question.id] ? <NationalOptions question={question} /> : null;
};

const OwnList = ({ question }: Props) => {
  const { t, say } = useWords();
  const { change, mayEdit } = useDesigner();
  const options: readonly Option[] = (question.options ?? []).map(({ code, label }) => ({ code, label }));
  const put = (next: readonly Option[]) => change((now) => setOptions(now, question.id, next));
  return (
    <Setting title={t('design.options.title')} from="ours">
      <ol className="ex-optlist">
        {options.map(({ code, label }, index) => (
          <li key={code}>
            <TextPair name={t('design.options.one', { number: index + 1 })} target={{ question: question.id, option: code, part: 'label' }} text={label} rows={1} />
            {mayEdit && <p className="ex-acts ex-small">
              <button type="button" className="ex-linklike" aria-disabled={index === 0} onClick={() => put(shifted(options, index, -1))}>{t('design.up')}<span className="govuk-visually-hidden"> {say(label)}</span></button>
              <button type="button" className="ex-linklike" aria-disabled={index === options.length - 1} onClick={() => put(shifted(options, index, 1))}>{t('design.down')}<span className="govuk-visually-hidden"> {say(label)}</span></button>
              <button type="button" className="ex-linklike" aria-disabled={options.length < 2} onClick={() => options.length > 1 && put(options.filter((one) => one.code !== code))}>{t('design.remove')}<span className="govuk-visually-hidden"> {say(label)}</span></button>
            </p>}
          </li>
        ))}
      </ol>
      {mayEdit && <AddOption label={t('design.options.add')} onAdd={(en) => put(withOption(options, en))} />}
      <CodeListChoice value="" onChoose={(list) => list !== '' && change((now) => setCodeList(now, question.id, { id: list }))} />
    </Setting>
  );
};

const PackList = ({ question, list }: Props & { readonly list: string }) => {
  const { t, say } = useWords();
  const { palette, change } = useDesigner();
  const found = palette.codeLists.find(({ id }) => id === list);
  const own = () => change((now) => setOptions(now, question.id, (question.options ?? []).map(({ code, label }) => ({ code, label }))));
  return (
    <Setting title={t('design.options.title')} from="ours" beside={t('design.options.listKept')}>
      <p>{found ? say(found.title) : list}, {t('design.options.count', { count: question.options?.length ?? 0 })}</p>
      <CodeListChoice value={list} onChoose={(wanted) => (wanted === '' ? own() : change((now) => setCodeList(now, question.id, { id: wanted })))} />
    </Setting>
  );
};

const CodeListChoice = ({ value, onChoose }: { readonly value: string; readonly onChoose: (list: string) => void }) => {
  const { t, say } = useWords();
  const { palette, mayEdit } = useDesigner();
  const id = useId();
  return (
    <>
      <label className="govuk-label ex-small" htmlFor={id}>{t('design.options.from')}</label>
      <select className="govuk-select" id={id} value={value} disabled={!mayEdit} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t('design.options.own')}</option>
        {palette.codeLists.map((list) => <option key={list.id} value={list.id}>{say(list.title)}</option>)}
      </select>
    </>
  );
};

const AddOption = ({ label, onAdd }: { readonly label: string; readonly onAdd: (en: string) => void }) => {
  const { t } = useWords();
  const [text, setText] = useState('');
  const id = useId();
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onAdd(text.trim());
    setText('');
  };
  return (
    <form className="ex-addline" onSubmit={add}>
      <label className="govuk-label ex-small" htmlFor={id}>{label}</label>
      <div><input className="govuk-input" id={id} value={text} onChange={(event) => setText(event.target.value)} /><button type="submit" className="govuk-button govuk-button--secondary">{t('design.add')}</button></div>
    </form>
  );
};

/** The pack's options: other words, fewer of them, and where the list is open more, each counted as one of the pack's. */
const NationalOptions = ({ question }: Props) => {
  const { t, say } = useWords();
  const { national, overlay, change, mayEdit } = useDesigner();
  const id = useId();
  const pack = national.questions[question.id];
  const from = questionProvenance(national, overlay, question.id);
  const narrow = operationAt(overlay, 'narrow', question.id)?.schema;
  const kept = (narrow?.['enum'] as readonly Json[] | undefined) ?? undefined;
  const all = [...(pack?.options ?? []), ...overlay.operations.flatMap((one) => (one.does === 'addOption' && one.question === question.id ? [one] : []))];
  const offer = (code: string, on: boolean) => change((now) => {
    const limits = operationAt(now, 'narrow', question.id)?.schema ?? {};
    const codes = all.map((one) => one.code).filter((one) => (one === code ? on : kept === undefined || kept.includes(one)));
    if (codes.length === 0) return now;
    return setLimits(now, question.id, codes.length === all.length ? withoutKey(limits, 'enum') : { ...limits, enum: codes });
  });
  const isOurs = from.options === 'ours' || kept !== undefined;
  return (
    <Setting
      title={t('design.options.title')} from={isOurs ? 'ours' : from.options} beside={t(pack?.open ? 'design.options.open' : 'design.options.closed')}
      onBack={() => change((now) => {
        const limits = operationAt(now, 'narrow', question.id)?.schema;
        const wide = limits ? setLimits(now, question.id, withoutKey(limits, 'enum')) : now;
        return backToNational(wide, { question: question.id, setting: 'options' });
      })}
    >
      <div className="govuk-checkboxes govuk-checkboxes--small">
        {all.map(({ code, label, ...more }) => (
          <div className="govuk-checkboxes__item" key={code}>
            <input className="govuk-checkboxes__input" type="checkbox" id={`${id}-${code}`} checked={kept === undefined || kept.includes(code)} disabled={!mayEdit || from.options === 'locked'} onChange={(event) => offer(code, event.target.checked)} />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-${code}`}>
              {say(label)} {'parent' in more && <span className="ex-small ex-muted">{t('design.options.countsAs', { option: say(pack?.options?.find((one) => one.code === more.parent)?.label) })}</span>}
            </label>
            {'does' in more && mayEdit && <button type="button" className="ex-linklike ex-small" onClick={() => change((now) => removeOption(now, question.id, code))}>{t('design.remove')}<span className="govuk-visually-hidden"> {say(label)}</span></button>}
          </div>
        ))}
      </div>
      <p className="ex-small ex-muted">{t('design.options.untick')}</p>
      {from.options !== 'locked' && mayEdit && <Reword question={question} />}
      {pack?.open && mayEdit && <AddNational question={question} />}
    </Setting>
  );
};

const Reword = ({ question }: Props) => {
  const { t } = useWords();
  const { national } = useDesigner();
  const pack = national.questions[question.id];
  return (
    <details className="ex-more">
      <summary>{t('design.options.words')}</summary>
      {(question.options ?? []).map(({ code, label }, index) => (
        <TextPair key={code} name={t('design.options.one', { number: index + 1 })} target={{ question: question.id, option: code, part: 'label' }} text={label} national={pack?.options?.find((one) => one.code === code)?.label} rows={1} />
      ))}
    </details>
  );
};

const AddNational = ({ question }: Props) => {
  const { t, say } = useWords();
  const { national, authority, change } = useDesigner();
  const [parent, setParent] = useState('');
  const id = useId();
  const pack = national.questions[question.id]?.options ?? [];
  const add = (en: string) => change((now, form) => {
    const code = localId(authority, en, (form.questions[question.id]?.options ?? []).map((one) => one.code), 'option');
    const added = addOption(now, question.id, { code, label: { en }, parent: parent || (pack[0]?.code ?? '') });
    const limits = operationAt(added, 'narrow', question.id)?.schema;
    // Where fewer options are offered, a new one is among them.
    return Array.isArray(limits?.['enum']) ? setLimits(added, question.id, { ...limits, enum: [...(limits['enum'] as readonly Json[]), code] }) : added;
  });
  return (
    <div className="ex-addnational">
      <label className="govuk-label ex-small" htmlFor={id}>{t('design.options.parent')}</label>
      <select className="govuk-select" id={id} value={parent} onChange={(event) => setParent(event.target.value)}>
        {pack.map(({ code, label }) => <option key={code} value={code}>{say(label)}</option>)}
      </select>
      <AddOption label={t('design.options.add')} onAdd={add} />
    </div>
  );
};
