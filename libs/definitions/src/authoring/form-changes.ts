import { canonicalJson } from '../canonical-json.ts';
import type { FormOperation, JsonSchema, QuestionFile, Text } from '../types.ts';
import { conditionSentence } from './condition-sentence.ts';
import { fillWords, listed, quoted } from './fill-words.ts';
import type { FormNames } from './form-names.ts';
import { formSentence, limitWords, optionName, placeName } from './form-sentences.ts';
import { LIMITS } from './edit-rules.ts';
import { textOfForm } from './text-at.ts';

type Added = Extract<FormOperation, { does: 'addQuestion' }>;

/** What it means that an operation is not there any more, in a sentence. */
export function formTakenBack(operation: FormOperation, names: FormNames): Text {
  switch (operation.does) {
    case 'addSection':
      return fillWords({ en: 'Takes out the section “{title}”.', cy: 'Mae’n tynnu’r adran “{title}” allan.' }, { title: operation.title });
    case 'addQuestion':
      return fillWords({ en: 'Takes out the question “{label}”.', cy: 'Mae’n tynnu’r cwestiwn “{label}” allan.' }, { label: operation.question.label });
    case 'addBlock':
      return fillWords({ en: 'Takes out the questions of the block “{block}”.', cy: 'Mae’n tynnu cwestiynau’r bloc “{block}” allan.' }, { block: operation.block });
    case 'addOption':
      return fillWords({ en: 'Takes out the answer “{label}” to “{question}”.', cy: 'Mae’n tynnu’r ateb “{label}” i “{question}” allan.' }, { label: operation.label, question: names.question(operation.question) });
    case 'relabel':
    case 'translate': {
      const text = textOfForm(names.national, operation.target);
      const place = placeName(operation.target, names);
      return text
        ? fillWords({ en: '{place} has the national words again: “{text}”.', cy: 'Mae gan {place} y geiriau cenedlaethol eto: “{text}”.' }, { place, text })
        : fillWords({ en: '{place} has no words of ours any more.', cy: 'Nid oes gan {place} eiriau lleol mwyach.' }, { place });
    }
    case 'move':
      return fillWords({ en: 'The question “{question}” goes back to its national place.', cy: 'Mae’r cwestiwn “{question}” yn mynd yn ôl i’w le cenedlaethol.' }, { question: names.question(operation.question) });
    case 'moveSection':
      return fillWords({ en: 'The section “{section}” goes back to its national place.', cy: 'Mae’r adran “{section}” yn mynd yn ôl i’w lle cenedlaethol.' }, { section: names.section(operation.section) });
    case 'require':
    case 'requireWhen':
      return fillWords({ en: '“{question}” must be answered only when the national form says so.', cy: 'Dim ond pan fydd y ffurflen genedlaethol yn dweud y mae’n rhaid ateb “{question}”.' }, { question: names.question(operation.question) });
    case 'narrow':
      return fillWords({ en: '“{question}” has its national limits again.', cy: 'Mae gan “{question}” ei therfynau cenedlaethol eto.' }, { question: names.question(operation.question) });
    case 'hideOptional':
    case 'retire':
      return fillWords({ en: '“{question}” is asked again.', cy: 'Gofynnir “{question}” eto.' }, { question: names.question(operation.question) });
    default:
      return operation satisfies never;
  }
}

/** What changed between two operations of the same key, in sentences. */
export function formChanged(was: FormOperation, now: FormOperation, names: FormNames): readonly Text[] {
  if (was.does === 'addQuestion' && now.does === 'addQuestion') return questionChanges(was, now, names);
  if (was.does === 'addSection' && now.does === 'addSection' && was.title.en !== now.title.en) {
    return [fillWords({ en: 'The section “{was}” is now called “{now}”.', cy: 'Gelwir yr adran “{was}” bellach yn “{now}”.' }, { was: was.title, now: now.title })];
  }
  return [formSentence(now, names)];
}

function questionChanges(was: Added, now: Added, names: FormNames): readonly Text[] {
  const question = now.question.label;
  const lines = [
    ...(was.section !== now.section || was.after !== now.after ? [fillWords({ en: 'The question “{question}” has another place, in “{section}”.', cy: 'Mae gan y cwestiwn “{question}” le arall, yn “{section}”.' }, { question, section: names.section(now.section) })] : []),
    ...(was.required !== now.required ? [must(now.required === true, question)] : []),
    ...limitLine(was.schema, now.schema, now.id, question, names),
    ...wordsLines(was.question, now.question, question, names, now.id),
    ...rowLines(was.question.row ?? {}, now.question.row ?? {}, question),
  ];
  const other = otherSettings(was, now);
  if (other.length > 0) lines.push(fillWords({ en: 'The question “{question}” has other settings: {settings}.', cy: 'Mae gan y cwestiwn “{question}” osodiadau eraill: {settings}.' }, { question, settings: listed(other) }));
  return lines.length > 0 ? lines : [fillWords({ en: 'The question “{question}” was changed.', cy: 'Newidiwyd y cwestiwn “{question}”.' }, { question })];
}

function must(required: boolean, question: Text): Text {
  return fillWords(required ? { en: '“{question}” must now be answered.', cy: 'Rhaid ateb “{question}” bellach.' } : { en: '“{question}” need not be answered any more.', cy: 'Nid oes rhaid ateb “{question}” mwyach.' }, { question });
}

function limitLine(was: JsonSchema, now: JsonSchema, id: string, question: Text, names: FormNames): readonly Text[] {
  const limits = (schema: JsonSchema) => Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'enum' && (LIMITS as readonly string[]).includes(key)));
  if (same(limits(was), limits(now))) return [];
  const said = Object.keys(limits(now)).length > 0 ? limitWords(limits(now), id, names) : { en: 'none', cy: 'dim' };
  return [fillWords({ en: '“{question}” has other limits: {said}.', cy: 'Mae gan “{question}” derfynau eraill: {said}.' }, { question, said })];
}

const WORDS: readonly (readonly ['label' | 'hint' | 'why', Text])[] = [
  ['label', { en: 'The question “{question}” now reads “{now}”.', cy: 'Mae’r cwestiwn “{question}” bellach yn darllen “{now}”.' }],
  ['hint', { en: 'The help with “{question}” now reads “{now}”.', cy: 'Mae’r cymorth gyda “{question}” bellach yn darllen “{now}”.' }],
  ['why', { en: '“Why we ask” of “{question}” now reads “{now}”.', cy: 'Mae “Pam rydym yn gofyn” ar gyfer “{question}” bellach yn darllen “{now}”.' }],
];

function wordsLines(was: QuestionFile, now: QuestionFile, question: Text, names: FormNames, id: string): readonly Text[] {
  const [earlier, later] = [Object.keys(was.options ?? {}), Object.keys(now.options ?? {})];
  const gained = later.filter((code) => !earlier.includes(code)).map((code) => quoted(optionName(names, id, code)));
  const lost = earlier.filter((code) => !later.includes(code)).map((code) => quoted(was.options?.[code] ?? { en: code }));
  return [
    ...WORDS.filter(([part]) => was[part]?.en !== now[part]?.en).map(([part, sentence]) => fillWords(sentence, { question: part === 'label' ? was.label : question, now: now[part] ?? { en: '' } })),
    ...WORDS.filter(([part]) => was[part]?.en === now[part]?.en && was[part]?.cy !== now[part]?.cy).map(() => fillWords({ en: '“{question}” has other Welsh.', cy: 'Mae gan “{question}” Gymraeg arall.' }, { question })),
    ...(gained.length > 0 ? [fillWords({ en: '“{question}” has the further answers {gained}.', cy: 'Mae gan “{question}” yr atebion pellach {gained}.' }, { question, gained: listed(gained) })] : []),
    ...(lost.length > 0 ? [fillWords({ en: '“{question}” has no answers {lost} any more.', cy: 'Nid oes gan “{question}” yr atebion {lost} mwyach.' }, { question, lost: listed(lost) })] : []),
    ...conditionLine(was.showWhen, now.showWhen, { en: '“{question}” is asked when {when}.', cy: 'Gofynnir “{question}” pan {when}.' }, { en: '“{question}” is always asked.', cy: 'Gofynnir “{question}” bob amser.' }, question, names),
    ...conditionLine(was.requireWhen, now.requireWhen, { en: '“{question}” must be answered when {when}.', cy: 'Rhaid ateb “{question}” pan {when}.' }, { en: '“{question}” has no condition any more under which it must be answered.', cy: 'Nid oes amod mwyach pan fo’n rhaid ateb “{question}”.' }, question, names),
  ];
}

function conditionLine(was: JsonSchema | undefined, now: JsonSchema | undefined, set: Text, unset: Text, question: Text, names: FormNames): readonly Text[] {
  if (same(was, now)) return [];
  return [now ? fillWords(set, { question, when: conditionSentence(now, names, 'clause') }) : fillWords(unset, { question })];
}

function rowLines(was: NonNullable<QuestionFile['row']>, now: NonNullable<QuestionFile['row']>, question: Text): readonly Text[] {
  const gained = Object.keys(now).filter((id) => !was[id]).map((id) => quoted(now[id]!.label));
  const lost = Object.keys(was).filter((id) => !now[id]).map((id) => quoted(was[id]!.label));
  const changed = Object.keys(now).filter((id) => was[id] && !same(was[id], now[id])).map((id) => quoted(now[id]!.label));
  const line = (list: readonly Text[], sentence: Text) => (list.length > 0 ? [fillWords(sentence, { question, list: listed(list) })] : []);
  return [
    ...line(gained, { en: 'Each row of “{question}” also asks {list}.', cy: 'Mae pob rhes o “{question}” hefyd yn gofyn {list}.' }),
    ...line(lost, { en: 'The rows of “{question}” do not ask {list} any more.', cy: 'Nid yw rhesi “{question}” yn gofyn {list} mwyach.' }),
    ...line(changed, { en: 'In each row of “{question}”, {list} changed.', cy: 'Ym mhob rhes o “{question}”, newidiodd {list}.' }),
  ];
}

const SETTINGS: readonly (readonly [keyof QuestionFile, Text])[] = [
  ['dataItem', { en: 'the data item', cy: 'yr eitem ddata' }],
  ['codes', { en: 'the list of answers', cy: 'y rhestr atebion' }],
  ['dimension', { en: 'the dimension', cy: 'y dimensiwn' }],
  ['prefill', { en: 'what is carried in', cy: 'yr hyn a gludir i mewn' }],
  ['carry', { en: 'which rows are carried in', cy: 'pa resi a gludir i mewn' }],
  ['means', { en: 'what it tells the share ledger', cy: 'yr hyn a ddywed wrth y cofnod rhannu' }],
  ['chronology', { en: 'the chronology entry', cy: 'y cofnod cronoleg' }],
  ['sensitivity', { en: 'who may read it', cy: 'pwy a gaiff ei ddarllen' }],
  ['conclusion', { en: 'whether it is a conclusion', cy: 'a yw’n gasgliad' }],
];

function otherSettings(was: Added, now: Added): readonly Text[] {
  const changed = SETTINGS.filter(([key]) => !same(was.question[key], now.question[key])).map(([, name]) => name);
  const kind = was.schema['type'] !== now.schema['type'] || was.schema['format'] !== now.schema['format'];
  return [...(kind ? [{ en: 'the kind of answer', cy: 'y math o ateb' }] : []), ...changed, ...(same(was.ui, now.ui) ? [] : [{ en: 'how it looks', cy: 'sut mae’n edrych' }])];
}

function same(one: unknown, other: unknown): boolean {
  return one === undefined || other === undefined ? one === other : canonicalJson(one) === canonicalJson(other);
}
