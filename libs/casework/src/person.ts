import type { Answers, Json } from '#definitions';
import { civilDay, dayNumber, findDate } from './civil-dates.ts';
import { dateInvalid, formInvalid, personAction, personExists, personStale, revisionRequired } from './refusals.ts';
import { sentence } from './sentences.ts';
import type { Actor, Decision, Moment, PersonAction, PersonBody, PersonEvent, PersonFacts, PersonState, Refusal, Unsealed } from './types.ts';

/** Who is being recorded, and where. */
export interface NewPerson {
  readonly authority: string;
  readonly person: string;
}

const FIELDS = ['names', 'birth', 'sex', 'identifiers'] as const;
type Field = (typeof FIELDS)[number];
type Recorded = PersonEvent | Unsealed<PersonEvent>;

/**
 * Decides the first record of a person. One name is enough; the birth is a date, an age estimated on the day, or, of an
 * unborn child, the day it is expected. Who may do this at all is for the access table.
 */
export function createPerson(where: NewPerson, action: PersonAction, actor: Actor, moment: Moment): Decision<PersonEvent> {
  if (action.type !== 'person.create') return { refused: personAction(action.type) };
  const data = action.data ?? {};
  const refused = refuseFields(data, moment) ?? (nameCount(data) === 0 ? NO_NAME : undefined);
  if (refused) return { refused };
  const matches = data['consideredMatches'];
  const body: PersonBody = {
    fields: fieldsOf(data),
    ...(Array.isArray(matches) ? { consideredMatches: matches.map(String) } : {}),
    assigned: { worker: actor.id, ...(actor.team === undefined ? {} : { team: actor.team }) },
  };
  return toEvent(where, 0, action, actor, moment, body, kept(data));
}

/** Decides a correction of what is known of a person, or who alone may know of them (`readers`; an empty list lifts it). */
export function decidePerson(state: PersonState, action: PersonAction, actor: Actor, moment: Moment): Decision<PersonEvent> {
  const where = { authority: state.authority, person: state.id };
  if (action.type === 'person.create') return { refused: personExists() };
  if (action.revision === undefined) return { refused: revisionRequired(state.revision) };
  if (action.revision !== state.revision) return { refused: personStale(state.revision) };
  const data = action.data ?? {};
  switch (action.type) {
    case 'person.correct': {
      const refused = refuseFields(data, moment) ?? (data['names'] !== undefined && nameCount(data) === 0 ? NO_NAME : undefined);
      if (refused) return { refused };
      const fields = fieldsOf(data);
      return fields.length === 0 ? { refused: NOTHING } : toEvent(where, state.revision, action, actor, moment, { fields }, kept(data));
    }
    case 'person.restrict': {
      const readers = data['readers'];
      if (!Array.isArray(readers) || readers.some((reader) => typeof reader !== 'string')) return { refused: NO_READERS };
      const { staff } = moment;
      if (staff && readers.some((reader) => !Object.hasOwn(staff, String(reader)))) return { refused: NOT_STAFF };
      const body = { fields: [], readers: [...new Set(readers.map(String))].sort() };
      const why = data['reason'];
      return toEvent(where, state.revision, action, actor, moment, body, typeof why === 'string' ? { reason: why } : {});
    }
    default:
      return { refused: personAction(String(action.type satisfies never)) };
  }
}

/**
 * The person after an event. What was erased is known no more, whether the event comes without its answers or a later one
 * lists it: the same person comes of both.
 * @throws where the event is not the next of this person
 */
export function evolvePerson(state: PersonState | undefined, event: Recorded): PersonState {
  const before: PersonState = state ?? { id: event.stream.id, authority: event.authority, revision: 0, names: [], identifiers: [], assigned: {} };
  if (event.stream.id !== before.id || event.revision !== before.revision + 1) {
    throw new Error(`Event ${event.revision} of ${event.stream.id} does not follow revision ${before.revision} of ${before.id}.`);
  }
  const { readers: _before, ...open } = before;
  const { readers, assigned } = event.body;
  const next = {
    ...(readers === undefined ? before : readers.length ? { ...open, readers } : open),
    revision: event.revision,
    assigned: assigned ?? before.assigned,
  };
  const { fields, erased = [] } = event.body;
  const gone = Object.entries(before.learntBy ?? {}).flatMap(([field, action]) => (erased.includes(action) ? [field as Field] : []));
  return learn(without(next, [...gone, ...known(fields)]), event);
}

/** The name to call the person by: the first recorded; an empty text where all names were erased. */
export function personName({ names }: Pick<PersonState, 'names'>): string {
  const first = names[0];
  return [first?.given, first?.family].filter((part) => part).join(' ');
}

/** What guards may know of a person on a day; an estimated age counts from the day it was estimated. */
export function personFacts({ birth }: PersonState, today: string): PersonFacts {
  if (birth?.date) return { birthDate: birth.date, ageInDays: dayNumber(today) - dayNumber(birth.date) };
  if (birth?.estimatedAge !== undefined && birth.estimatedOn) {
    return { ageInDays: Math.round(birth.estimatedAge * 365.25) + dayNumber(today) - dayNumber(birth.estimatedOn) };
  }
  return birth?.expected ? { expectedBirth: birth.expected } : {};
}

function problem(question: string, en: string, cy: string): Refusal {
  return formInvalid([{ question, path: `/${question}`, message: sentence(en, cy), rule: 'known' }]);
}
const NO_NAME = problem('names', 'Enter at least one name, even if it is only what the child is called', 'Rhowch o leiaf un enw, hyd yn oed os mai dim ond yr hyn y gelwir y plentyn ydyw');
const NOTHING = problem('names', 'Change something before you save', 'Newidiwch rywbeth cyn cadw');
const NO_READERS = problem('readers', 'Choose who alone may know of this person', 'Dewiswch pwy yn unig a gaiff wybod am y person hwn');
const NOT_STAFF = problem('readers', 'Choose people of this authority who do casework: nobody else could ever open the file', 'Dewiswch bobl o’r awdurdod hwn sy’n gwneud gwaith achos: ni allai neb arall agor y ffeil byth');
const BIRTH = problem('birth', 'Give a date of birth, an estimated age, or the day the child is expected', 'Rhowch ddyddiad geni, oed amcangyfrifedig, neu’r diwrnod y disgwylir y plentyn');
const NAMES = problem('names', 'Give each name as a given name, a family name, or both', 'Rhowch bob enw fel enw cyntaf, cyfenw, neu’r ddau');
const IDENTIFIERS = problem('identifiers', 'Give each number with the kind of number it is', 'Rhowch bob rhif gyda’r math o rif ydyw');
const SEX = problem('sex', 'Choose one of the answers offered', 'Dewiswch un o’r atebion a gynigir');

function refuseFields(data: Answers, moment: Moment): Refusal | undefined {
  if (data['names'] !== undefined && !isList(data['names'], (name) => isTextOrAbsent(name['given']) && isTextOrAbsent(name['family']))) return NAMES;
  if (data['identifiers'] !== undefined && !isList(data['identifiers'], (one) => isText(one['kind']) && isText(one['value']))) return IDENTIFIERS;
  if (!isTextOrAbsent(data['sex'])) return SEX;
  return data['birth'] === undefined ? undefined : refuseBirth(data['birth'], moment);
}

function refuseBirth(birth: Json, moment: Moment): Refusal | undefined {
  if (!isRow(birth)) return BIRTH;
  const { date, estimatedAge, expected } = birth;
  if ([date, estimatedAge, expected].filter((part) => part !== undefined).length !== 1) return BIRTH;
  if (estimatedAge !== undefined) return typeof estimatedAge === 'number' && estimatedAge >= 0 && estimatedAge < 130 ? undefined : BIRTH;
  const day = date ?? expected;
  const real = typeof day === 'string' ? findDate(day) : undefined;
  if (real === undefined || real.length > 10) return typeof day === 'string' ? dateInvalid(day, 'unreal') : BIRTH;
  return date !== undefined && real > moment.today ? dateInvalid(real, 'future') : undefined;
}

function nameCount({ names }: Answers): number {
  return Array.isArray(names) ? names.filter((name: Json) => isRow(name) && (isText(name['given']) || isText(name['family']))).length : 0;
}

function fieldsOf(data: Answers): readonly Field[] {
  return FIELDS.filter((field) => data[field] !== undefined);
}

function kept(data: Answers): Answers {
  return Object.fromEntries(fieldsOf(data).map((field) => [field, data[field] ?? null]));
}

function toEvent(where: NewPerson, revision: number, action: PersonAction, actor: Actor, moment: Moment, body: PersonBody, data: Answers): Decision<PersonEvent> {
  const said = action.happenedOn ?? moment.today;
  const happenedOn = findDate(said);
  if (happenedOn === undefined) return { refused: dateInvalid(said, 'unreal') };
  if (civilDay(happenedOn) > moment.today) return { refused: dateInvalid(said, 'future') };
  return {
    event: {
      v: 1,
      authority: where.authority,
      stream: { kind: 'person', id: where.person },
      revision: revision + 1,
      actionId: action.id,
      type: action.type,
      actor: { id: actor.id, role: actor.role },
      at: moment.now,
      happenedOn,
      effects: [],
      body,
      ...(Object.keys(data).length ? { answers: { salt: moment.salt, data } } : {}),
    },
  };
}

/** The person with the fields of this event, and which action they are from; without its answers, with neither. */
function learn(person: PersonState, event: Recorded): PersonState {
  const data = event.answers?.data as Partial<PersonState> | undefined;
  if (!data) return person;
  const fields = known(event.body.fields).filter((field) => data[field] !== undefined && data[field] !== null);
  const { birth } = data;
  const dated = birth?.estimatedAge === undefined ? {} : { birth: { ...birth, estimatedOn: civilDay(event.happenedOn) } };
  const said = Object.fromEntries(fields.map((field) => [field, data[field]]));
  const learntBy = { ...person.learntBy, ...Object.fromEntries(fields.map((field) => [field, event.actionId])) };
  return { ...person, ...said, ...dated, ...(fields.length ? { learntBy } : {}) };
}

function without(person: PersonState, fields: readonly Field[]): PersonState {
  if (fields.length === 0) return person;
  const { learntBy = {}, ...rest } = person;
  const kept = (part: object): object => Object.fromEntries(Object.entries(part).filter(([key]) => !fields.includes(key as Field)));
  const left = kept(learntBy);
  return { names: [], identifiers: [], ...kept(rest), ...(Object.keys(left).length ? { learntBy: left } : {}) } as unknown as PersonState;
}

function known(fields: readonly string[]): readonly Field[] {
  return FIELDS.filter((field) => fields.includes(field));
}

function isList(value: Json | undefined, fits: (row: { readonly [key: string]: Json }) => boolean): boolean {
  return Array.isArray(value) && value.every((one: Json) => isRow(one) && fits(one));
}

function isRow(value: Json | undefined): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isText(value: Json | undefined): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isTextOrAbsent(value: Json | undefined): boolean {
  return value === undefined || typeof value === 'string';
}
