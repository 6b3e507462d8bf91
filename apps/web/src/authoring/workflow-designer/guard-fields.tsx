import type { Json } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { ChecksField, SelectField } from './fields.tsx';
import type { GuardKind } from './flow-api.ts';
import { statesOf } from './flow-graph.ts';
import { formOf, guardClause } from './flow-names.ts';
import type { GuardDraft } from './guard-draft.ts';
import { choosableKinds, codesFor, guardOf, missingParam, questionsFor, withParam } from './guard-draft.ts';
import { OwnWords } from './own-words.tsx';
import { SeveralField } from './several-field.tsx';
import { useFlow } from './use-flow.tsx';

interface Props {
  readonly draft: GuardDraft;
  readonly onChange: (draft: GuardDraft) => void;
  /** What whoever it stops reads, and whether she may pass it over; nothing where it only says which way is taken. */
  readonly asks?: 'all' | 'why' | 'nothing';
}

/** A condition put together by choosing: what it is about, and what must be so. */
export const GuardFields = ({ draft, onChange, asks = 'all' }: Props) => {
  const { t, say } = useWords();
  const { palette, names } = useFlow();
  const kinds = choosableKinds(palette.guardKinds);
  const kind = kinds.find(({ type }) => type === draft.type);
  const whole = guardOf(draft);
  const isWhole = whole !== undefined && missingParam(draft, kinds) === undefined;
  return (
    <>
      <SelectField
        label={t('flow.guardKind')} value={draft.type} none={t('flow.choose')} choices={kinds.map(({ type, label }) => ({ value: type, label: say(label) }))}
        onChange={(type) => onChange({ ...draft, type: type as GuardDraft['type'], params: {} })}
      />
      {kind?.params.filter(({ takes }) => takes !== 'schema').map((param) => (
        <ParamField key={param.name} kind={kind} param={param} draft={draft} onChange={(value) => onChange(withParam(draft, param.name, value))} />
      ))}
      {isWhole && <p className="ex-flowsays">{t('flow.guardSays')} <b>{guardClause(whole, names, { say, t: t as never, either: (words) => words.join(` ${t('flow.or')} `) })}</b></p>}
      {asks !== 'nothing' && <OwnWords name={t('flow.whyNot')} value={draft.sentence} onChange={(sentence) => onChange({ ...draft, sentence })} hint={t('flow.whyNotHint')} />}
      {asks === 'all' && <ChecksField legend={t('flow.exceptionLegend')} choices={[{ value: 'exception', label: t('flow.exceptionLabel') }]} chosen={draft.exception ? ['exception'] : []} onChange={(chosen) => onChange({ ...draft, exception: chosen.length > 0 })} />}
    </>
  );
};

interface ParamProps {
  readonly kind: GuardKind;
  readonly param: GuardKind['params'][number];
  readonly draft: GuardDraft;
  readonly onChange: (value: Json) => void;
}

const ParamField = ({ kind, param, draft, onChange }: ParamProps) => {
  const { t, say } = useWords();
  const { palette, names, workflow } = useFlow();
  const label = param.optional ? t('flow.optional', { name: say(param.label) }) : say(param.label);
  const value = draft.params[param.name];
  const form = String(draft.params['form'] ?? '');
  const question = String(draft.params['question'] ?? '');
  const one = { label, value: typeof value === 'string' ? value : '', none: t('flow.choose'), onChange };
  const several = { legend: label, chosen: Array.isArray(value) ? value.map(String) : [], onChange: (chosen: readonly string[]) => onChange([...chosen]) };
  switch (param.takes) {
    case 'form':
      return <SelectField {...one} choices={sorted(palette.forms.filter((each) => questionsFor(kind, each).length > 0).map(({ id, title }) => ({ value: id, label: say(title) })))} />;
    case 'question':
      return form === '' ? null : <SelectField {...one} choices={questionsFor(kind, formOf(palette, form)).map((each) => ({ value: each.id, label: say(each.label) }))} />;
    case 'codes':
      return question === '' ? null : <ChecksField {...several} choices={codesFor(draft, palette).map((code) => ({ value: code, label: names.answer(form, question, code) }))} />;
    case 'marks':
      return <SeveralField {...several} choices={sorted(palette.marks.map(({ id, label: mark }) => ({ value: id, label: say(mark) })))} />;
    case 'state':
      return <SelectField {...one} choices={statesOf(workflow).map(({ id, region, label: state }) => ({ value: id, label: `${names.region(region)}: ${say(state)}` }))} />;
    case 'regions':
      return <ChecksField {...several} choices={Object.keys(workflow.machine.states).map((id) => ({ value: id, label: names.region(id) }))} />;
    case 'guard':
      return <SelectField {...one} choices={guardChoices(workflow.guards, names.guard)} />;
    case 'guards':
      return <SeveralField {...several} choices={guardChoices(workflow.guards, names.guard)} />;
    default:
      return null;
  }
};

export const guardChoices = (guards: object, clause: (name: string) => string) => sorted(Object.keys(guards).map((name) => ({ value: name, label: clause(name) })));

const sorted = <T extends { readonly label: string }>(choices: readonly T[]): readonly T[] => [...choices].sort((a, b) => a.label.localeCompare(b.label));
