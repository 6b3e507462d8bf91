import type { ResolvedQuestion, Text } from '../types.ts';
import type { SchemaError } from './compiled.ts';

/** What the person should do about a wrong or missing answer, made from the question's own label. */
export function problemMessage(question: ResolvedQuestion, error: Pick<SchemaError, 'keyword' | 'params'>): Text {
  const limit = typeof error.params['limit'] === 'number' ? error.params['limit'] : 0;
  switch (error.keyword) {
    case 'required':
    case 'minLength':
      return limit > 1 ? must(question, `must be ${number(limit)} characters or more`, `fod yn ${number(limit)} nod neu fwy`) : missing(question);
    case 'maxLength':
      return must(question, `must be ${number(limit)} characters or fewer`, `fod yn ${number(limit)} nod neu lai`);
    case 'minimum':
      return must(question, `must be ${number(limit)} or more`, `fod yn ${number(limit)} neu fwy`);
    case 'maximum':
      return must(question, `must be ${number(limit)} or less`, `fod yn ${number(limit)} neu lai`);
    case 'minItems':
      return limit > 1 ? must(question, `needs at least ${number(limit)}`, `gael o leiaf ${number(limit)}`) : missing(question);
    case 'maxItems':
      return must(question, `may have at most ${number(limit)}`, `gael ${number(limit)} ar y mwyaf`);
    case 'uniqueItems':
      return must(question, 'has the same answer twice: remove one', 'gael pob ateb unwaith yn unig');
    case 'format':
      return must(question, ...formatWords(String(error.params['format'])));
    case 'false schema':
      return must(question, 'is not asked with these answers: remove it', 'gael ei dynnu: ni ofynnir hyn gyda’r atebion hyn');
    case 'row':
      return must(question, 'has an entry that cannot be read: remove it and add it again', 'gael ei ychwanegu eto');
    default:
      return wrongKind(question);
  }
}

function missing(question: ResolvedQuestion): Text {
  switch (question.kind) {
    case 'choice':
      return both(question, `Choose one of the options for ${quoted(question)}`, 'Dewiswch un o’r opsiynau');
    case 'choices':
      return both(question, `Choose at least one of the options for ${quoted(question)}`, 'Dewiswch o leiaf un o’r opsiynau');
    case 'yesNo':
      return both(question, `Choose yes or no for ${quoted(question)}`, 'Dewiswch ie neu na');
    case 'group':
      return both(question, `Add at least one entry to ${quoted(question)}`, 'Ychwanegwch o leiaf un cofnod');
    case 'text':
    case 'narrative':
    case 'words':
    case 'date':
    case 'dateTime':
    case 'number':
      return both(question, enter(question.label.en), 'Rhowch ateb');
    default:
      return question.kind satisfies never;
  }
}

function wrongKind(question: ResolvedQuestion): Text {
  switch (question.kind) {
    case 'date':
      return must(question, ...formatWords('date'));
    case 'dateTime':
      return must(question, ...formatWords('date-time'));
    case 'number':
      return must(question, 'must be a number, such as 12', 'fod yn rhif, megis 12');
    default:
      return missing(question);
  }
}

const FORMATS: { readonly [format: string]: readonly [string, string] } = {
  date: ['must be a real date, such as 27 3 2026', 'fod yn ddyddiad go iawn, megis 27 3 2026'],
  'date-time': ['must be a real date and time, such as 27 3 2026, 14:30', 'fod yn ddyddiad ac amser go iawn, megis 27 3 2026, 14:30'],
  'nhs-number': ['must be a 10-digit NHS number, such as 943 476 5919', 'fod yn rhif GIG 10 digid, megis 943 476 5919'],
  upn: ['must be a 13-character unique pupil number, such as H801200001001', 'fod yn rhif disgybl unigryw 13 nod, megis H801200001001'],
  postcode: ['must be a full postcode, such as SW1A 2AA', 'fod yn god post llawn, megis SW1A 2AA'],
  phone: ['must be a telephone number, such as 01632 960 001', 'fod yn rhif ffôn, megis 01632 960 001'],
};

function formatWords(format: string): readonly [string, string] {
  return FORMATS[format] ?? ['is not written as this question expects', 'fod ar y ffurf a ddisgwylir'];
}

function enter(label: string): string {
  if (label.endsWith('?')) return `Answer ‘${label}’`;
  const article = /^(date|time|name|reason|number)s? (of|for|when|that)\b/i.test(label) ? 'the ' : '';
  return `Enter ${article}${lowerFirst(label)}`;
}

/** Lower-cases the first letter unless it begins an abbreviation ("NHS number"). */
function lowerFirst(label: string): string {
  return /^[A-Z](?![A-Z0-9])/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function must(question: ResolvedQuestion, en: string, cy: string): Text {
  const welsh = question.label.cy;
  return { en: `${quoted(question)} ${en}`, ...(welsh === undefined ? {} : { cy: `Mae’n rhaid i ‘${welsh}’ ${cy}` }) };
}

function both(question: ResolvedQuestion, en: string, cy: string): Text {
  const welsh = question.label.cy;
  return { en, ...(welsh === undefined ? {} : { cy: `${cy}: ‘${welsh}’` }) };
}

function quoted(question: ResolvedQuestion): string {
  return `‘${question.label.en}’`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
