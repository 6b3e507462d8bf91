import type { JsonSchema } from '../types.ts';
import { DATE, ID, SOURCE, TEXT, WORDS, YES, closed, fileGrammar, list, named, oneOf, oneOrMore } from './pieces.ts';

export const ACCESS_KINDS = ['casework', 'authoring', 'publishing', 'analysis', 'administration', 'dataProtection'] as const;
const JURISDICTION = oneOf('england', 'wales');

/** workflows/packs/<pack>/pack.json */
export const PACK_GRAMMAR: JsonSchema = fileGrammar(
  'pack',
  'A national set of forms and workflows',
  { id: ID, title: TEXT, about: TEXT, languages: list(oneOf('en', 'cy'), 1), jurisdiction: list(JURISDICTION, 1), without: list(ID, 1), source: SOURCE },
  ['id', 'title', 'about', 'languages', 'jurisdiction'],
);

/** workflows/shared/roles.json */
export const ROLES_GRAMMAR: JsonSchema = fileGrammar(
  'roles',
  'The roles of a pack',
  { roles: list(closed({ id: ID, label: TEXT, access: oneOf(...ACCESS_KINDS), supervises: YES, everyTeam: { const: true } }, ['id', 'label', 'access']), 1) },
  ['roles'],
);

/** workflows/shared/marks.json, workflows/packs/<pack>/marks.json */
export const MARKS_GRAMMAR: JsonSchema = fileGrammar('marks', 'What actions mean nationally', { marks: list(closed({ id: ID, label: TEXT, tell: { const: true } }, ['id', 'label']), 1) }, ['marks']);

const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
const SOME: JsonSchema = { type: 'integer', minimum: 1 };

/** workflows/shared/clocks.json, workflows/packs/<pack>/clocks.json */
export const CLOCKS_GRAMMAR: JsonSchema = fileGrammar(
  'clocks',
  'Limits between two marks',
  {
    clocks: list(
      closed(
        {
          id: ID,
          label: TEXT,
          from: list(ID, 1),
          to: list(ID, 1),
          cancel: list(ID, 1),
          start: oneOf('first', 'each'),
          pause: list(ID, 1),
          resume: list(ID, 1),
          ageMonths: closed({ from: COUNT, below: SOME }, [], 'in whole months: from ≤ age < below'),
          kind: oneOf('limit', 'total'),
          within: SOME,
          amount: SOME,
          unit: oneOf('workingDays', 'days', 'months', 'hours'),
          work: closed({ amount: SOME, begun: list(ID, 1) }, ['amount'], 'how long the work takes, in unit, and the marks that say it has begun'),
          calendar: ID,
          jurisdiction: list(JURISDICTION, 1),
          validFrom: DATE,
          validTo: DATE,
          legalSource: SOURCE,
          near: COUNT,
        },
        ['id', 'label', 'from', 'to', 'amount', 'unit', 'jurisdiction', 'validFrom', 'legalSource'],
      ),
    ),
  },
  ['clocks'],
);

/** workflows/shared/calendar.json */
export const CALENDAR_GRAMMAR: JsonSchema = fileGrammar(
  'calendar',
  'Calendars of working days',
  {
    calendars: list(
      closed({ id: ID, label: TEXT, from: DATE, to: DATE, source: SOURCE, holidays: list(closed({ date: DATE, name: WORDS }, ['date', 'name'])) }, ['id', 'label', 'from', 'to', 'source', 'holidays']),
      1,
    ),
  },
  ['calendars'],
);

/** workflows/authorities/<authority>/authority.json */
export const AUTHORITY_GRAMMAR: JsonSchema = fileGrammar(
  'authority',
  'An authority',
  {
    id: ID,
    name: TEXT,
    shape: TEXT,
    pack: ID,
    jurisdiction: JURISDICTION,
    languages: list(oneOf('en', 'cy'), 1),
    calendar: ID,
    teams: list(closed({ id: ID, name: TEXT }, ['id', 'name'])),
    demonstrationUsers: list(closed({ id: named('^[a-z][a-z0-9.-]*(@[a-z][a-z0-9-]*)?$', 'a user’s id in lower case'), name: WORDS, role: ID, team: ID }, ['id', 'name', 'role'])),
  },
  ['id', 'name', 'shape', 'pack', 'jurisdiction', 'languages', 'calendar', 'teams', 'demonstrationUsers'],
);

/** workflows/access.json */
export const ACCESS_GRAMMAR: JsonSchema = fileGrammar(
  'access',
  'Who may: the first row that fits answers',
  {
    rows: list(
      closed(
        {
          access: oneOrMore(oneOf(...ACCESS_KINDS, 'anyone', 'signedIn')),
          resource: oneOrMore(ID),
          act: oneOrMore(oneOf('read', 'write', 'list', 'search', 'create', 'use')),
          relationship: oneOrMore(oneOf('own', 'team', 'authority', 'reader', 'restricted', 'none', 'any')),
          answer: oneOf('allow', 'reason', 'hide', 'refuse'),
        },
        ['access', 'resource', 'act', 'relationship', 'answer'],
      ),
      1,
    ),
  },
  ['rows'],
);
