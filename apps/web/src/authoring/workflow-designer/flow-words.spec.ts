import type { GuardFile, ResolvedWorkflow, Text, WorkflowOverlayFile } from '#form-answers';
import type { FlowPalette } from './flow-api.ts';
import { findingWords } from './finding-words.ts';
import { flowNames } from './flow-names.ts';
import { choosableKinds, codesFor, guardOf, missingParam, NO_GUARD, questionsFor, withParam } from './guard-draft.ts';
import { placeOfFinding } from './place-of-finding.ts';
import cy from './words.cy.json' with { type: 'json' };
import { withoutOurs } from './without-ours.ts';
import en from './words.en.json' with { type: 'json' };

const text = (words: string): Text => ({ en: words });
const guard = (type: GuardFile['type'], params: GuardFile['params'] = {}): GuardFile => ({ type, params, sentence: text('Not now.') });
const workflow: ResolvedWorkflow = {
  id: 'care', version: '1.0.0', digest: 'd', title: text('Care'), locked: [],
  machine: { id: 'care', type: 'parallel', states: { need: { meta: { label: text('Help') }, initial: 'writing', states: { writing: { meta: { label: text('The paper is being written') }, on: { 'paper.send': { target: 'waiting', guard: 'isReady' } } }, waiting: { meta: { label: text('The paper waits') } } } } } },
  actions: { 'paper.send': { label: text('Send the paper'), history: text('{actor} sent'), does: 'submit', roles: ['worker'], guards: ['seen'] } },
  guards: {
    isReady: guard('answered', { form: 'paper', question: 'outcome', is: ['plan', 'close'] }),
    seen: guard('marked', { any: ['child-seen'], since: ['case-opened'] }),
    notSeen: guard('not', { of: 'seen' }),
    both: guard('all', { of: ['isReady', 'seen'] }),
    here: guard('inState', { state: 'need.waiting' }),
    rest: guard('regionsAtRest', { except: ['need'] }),
    law: guard('matches', { schema: {} }),
  },
};
const palette: FlowPalette = {
  roles: [{ id: 'worker', label: text('Social worker'), access: 'casework' }],
  marks: [{ id: 'child-seen', label: text('The child was seen') }, { id: 'case-opened', label: text('The case was opened') }],
  clocks: [],
  languages: ['en'],
  forms: [
    { id: 'paper', title: text('Paper'), questions: [
      { id: 'outcome', label: text('What next'), kind: 'choice', options: [{ code: 'plan', label: text('A plan') }, { code: 'close', label: text('An end') }] },
      { id: 'safe', label: text('Safe'), kind: 'yesNo' },
      { id: 'on', label: text('Day'), kind: 'date' },
      { id: 'why', label: text('Why'), kind: 'text' },
    ] },
    { id: 'note', title: text('Note'), questions: [{ id: 'text', label: text('Text'), kind: 'text' }] },
  ],
  guardKinds: [
    { type: 'answered', label: text('An answer is'), params: [{ name: 'form', label: text('Form'), takes: 'form' }, { name: 'question', label: text('Question'), takes: 'question' }, { name: 'is', label: text('Answers'), takes: 'codes', many: true }] },
    { type: 'weekday', label: text('A weekday'), params: [{ name: 'form', label: text('Form'), takes: 'form' }, { name: 'question', label: text('Question'), takes: 'question' }] },
    { type: 'regionsAtRest', label: text('At rest'), params: [{ name: 'except', label: text('Except'), takes: 'regions', many: true, optional: true }] },
    { type: 'matches', label: text('A rule'), params: [{ name: 'schema', label: text('Rule'), takes: 'schema' }] },
  ],
};
/** The shell's words, as i18next would give them. */
const t = (key: string, values: { readonly [name: string]: string } = {}): string => {
  const found = key.split('.').reduce<unknown>((part, name) => (part as { readonly [name: string]: unknown })[name], en);
  return String(found).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
};
const names = flowNames(workflow, palette, (words) => (typeof words === 'string' ? words : (words?.en ?? '')), t);

describe('a guard in words', () => {
  it('says which answers, with the words of the question and its options', () => {
    expect(names.guard('isReady')).toBe('“What next” in “Paper” is “A plan” or “An end”');
  });
  it('says what has been done, and what not since', () => {
    expect(names.guard('seen')).toBe('this has been done: “The child was seen”, and not since: “The case was opened”');
  });
  it('puts its parts together', () => {
    expect(names.guard('both')).toBe(`${names.guard('isReady')} and ${names.guard('seen')}`);
    expect(names.guard('notSeen')).toBe(`it is not so that ${names.guard('seen')}`);
  });
  it('names states and regions by their words', () => {
    expect(names.guard('here')).toBe('the case stands at “The paper waits”');
    expect(names.guard('rest')).toBe('nothing is going on but “Help”');
  });
  it('tells a rule that somebody wrote by the sentence of whom it stops', () => {
    expect(names.guard('law')).toBe('this does not stand in the way: “Not now.”');
  });
  it('calls what is not there by its id', () => {
    expect(names.guard('gone')).toBe('gone');
    expect(names.action('constructor')).toBe('constructor');
  });
});

describe('a condition put together by choosing', () => {
  const draft = (type: GuardFile['type']) => ({ ...NO_GUARD, type });
  it('offers only kinds that need no rule to be written', () => {
    expect(choosableKinds(palette.guardKinds).map(({ type }) => type)).toEqual(['answered', 'weekday', 'regionsAtRest']);
  });
  it('offers questions that fit the kind', () => {
    const [answered, weekday] = palette.guardKinds;
    expect(questionsFor(answered!, palette.forms[0]).map(({ id }) => id)).toEqual(['outcome', 'safe']);
    expect(questionsFor(weekday!, palette.forms[0]).map(({ id }) => id)).toEqual(['on']);
    expect(questionsFor(answered!, palette.forms[1])).toEqual([]);
  });
  it('offers the answers of the question that is chosen, and forgets them when another is', () => {
    const chosen = withParam(withParam(withParam(draft('answered'), 'form', 'paper'), 'question', 'safe'), 'is', ['true']);
    expect(codesFor(chosen, palette)).toEqual(['true', 'false']);
    expect(missingParam(chosen, palette.guardKinds)).toBeUndefined();
    const other = withParam(chosen, 'question', 'outcome');
    expect(other.params).toEqual({ form: 'paper', question: 'outcome' });
    expect(missingParam(other, palette.guardKinds)).toBe('is');
    expect(withParam(chosen, 'form', 'note').params).toEqual({ form: 'note' });
  });
  it('leaves out what was left open', () => {
    expect(guardOf(draft('regionsAtRest'))).toEqual({ type: 'regionsAtRest', sentence: { en: '' } });
    expect(guardOf({ ...draft('regionsAtRest'), params: { except: [] }, sentence: { en: ' No. ', cy: 'Na.' }, exception: true })).toEqual({ type: 'regionsAtRest', sentence: { en: 'No.', cy: 'Na.' }, exception: true });
    expect(guardOf(NO_GUARD)).toBeUndefined();
  });
});

describe('a finding', () => {
  const overlay: WorkflowOverlayFile = { workflow: 'care', base: '1.0.0', version: 1, operations: [
    { does: 'narrowRoles', action: 'paper.send', roles: ['worker'] },
    { does: 'addStep', from: 'need.writing', action: 'paper.send', state: { id: 'own-panel', label: text('Panel') }, next: { type: 'own-panel.hold', rule: workflow.actions['paper.send']! } },
    { does: 'relabel', target: { guard: 'isReady', part: 'sentence' }, text: text('Not yet.') },
    { does: 'addRole', role: { id: 'own-head', label: text('Head'), access: 'casework' } },
  ] };
  const place = (pointer: string) => placeOfFinding(pointer, overlay, workflow);
  it('leads to what its operation changes or adds', () => {
    expect(place('/operations/0/roles')).toEqual({ action: 'paper.send' });
    expect(place('/operations/1/state/id')).toEqual({ state: 'need.own-panel' });
    expect(place('/operations/2/text')).toEqual({ action: 'paper.send' });
  });
  it('leads to the state or action that its pointer names', () => {
    expect(place('/machine/states/need/states/writing')).toEqual({ state: 'need.writing' });
    expect(place('/machine/states/need/states/writing/on/paper.send')).toEqual({ action: 'paper.send' });
    expect(place('/actions/paper.send/roles/0')).toEqual({ action: 'paper.send' });
  });
  it('leads nowhere where there is no place', () => {
    expect(place('/operations/3/role')).toBeUndefined();
    expect(place('/operations/9')).toBeUndefined();
    expect(place('/base')).toBeUndefined();
  });
  it('names by their words what it names by id', () => {
    expect(findingWords('"need.waiting" can be come to without "paper.send" by: paper.send, own.thing. \'worker\' may not; "made-up" stays.', workflow, palette, names)).toBe(
      '“The paper waits” can be come to without “Send the paper” by: “Send the paper”, “own.thing”. “Social worker” may not; "made-up" stays.',
    );
  });
});

describe('an addition of ours that is taken out', () => {
  const head: WorkflowOverlayFile = { workflow: 'care', base: '1.0.0', version: 1, operations: [] };
  const approval = (id: string) => ({ does: 'insertApproval', after: 'paper.approve', id, label: text(id), roles: ['own-head'], onlyWhen: 'ownWhen' }) as const;
  const described = { does: 'addGuard', name: 'ownWhen', guard: guard('marked') } as const;
  it('takes the condition with it that was described for it alone', () => {
    expect(withoutOurs({ ...head, operations: [described, approval('own-a')] }, approval('own-a')).operations).toEqual([]);
  });
  it('leaves a condition that something else names', () => {
    const both = { ...head, operations: [described, approval('own-a'), approval('own-b')] };
    expect(withoutOurs(both, approval('own-a')).operations).toEqual([described, approval('own-b')]);
    const part = { does: 'addGuard', name: 'ownNot', guard: guard('not', { of: 'ownWhen' }) } as const;
    expect(withoutOurs({ ...head, operations: [described, part, approval('own-a')] }, approval('own-a')).operations).toEqual([described, part]);
  });
});

describe('the words of the page', () => {
  const flat = (part: object, above = ''): readonly (readonly [key: string, words: string])[] =>
    Object.entries(part).flatMap(([key, value]) => (typeof value === 'string' ? [[`${above}${key}`, value] as const] : flat(value as object, `${above}${key}.`)));
  it('are there in both languages, each with the same names to be filled in', () => {
    const filled = (words: object) => new Map(flat(words).map(([key, said]) => [key, [...said.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort().join()]));
    const counted = /_(one|other)$/;
    const singular = (words: object) => new Map([...filled(words)].map(([key, names]) => [key.replace(counted, ''), names]));
    expect(singular(cy)).toEqual(singular(en));
    // Welsh counts in six forms, but its nouns stay as they are after a number: one text serves for all.
    expect([...filled(cy).keys()].filter((key) => counted.test(key))).toEqual([]);
  });
});
