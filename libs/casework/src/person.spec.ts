import { erasePersonAnswers } from './erase.ts';
import { createPerson, decidePerson, evolvePerson, personFacts, personName } from './person.ts';
import { amina, mia, on } from './testing/story.ts';
import type { PersonAction, PersonState } from './types.ts';

const where = { authority: 'testshire', person: 'gail' };
const create = (data: NonNullable<PersonAction['data']>) => createPerson(where, { id: 'p1', type: 'person.create', data }, amina, on('2026-11-02'));
const created = (data: NonNullable<PersonAction['data']>): PersonState => {
  const decision = create(data);
  if ('refused' in decision) throw new Error(decision.refused.sentence.en);
  return evolvePerson(undefined, decision.event);
};
const ask = (state: PersonState, action: Partial<PersonAction> & Pick<PersonAction, 'type'>) =>
  decidePerson(state, { id: 'p2', revision: state.revision, ...action }, mia, on('2026-11-03'));

describe('recording a person', () => {
  test('one name and no birth date is enough', () => {
    const person = created({ names: [{ given: 'Gail' }] });
    expect(personName(person)).toBe('Gail');
    expect(person).toMatchObject({ revision: 1, identifiers: [], assigned: { worker: 'amina', team: 'north' } });
    expect(person).not.toHaveProperty('birth');
  });
  test('an unborn child has the day they are expected, also when it lies ahead', () => {
    const person = created({ names: [{ family: 'Whittaker' }], birth: { expected: '2027-02-14' } });
    expect(personFacts(person, '2026-11-02')).toEqual({ expectedBirth: '2027-02-14' });
  });
  test('an estimated age counts from the day it was estimated', () => {
    const person = created({ names: [{ given: 'Mark' }], birth: { estimatedAge: 6 } });
    expect(person.birth).toEqual({ estimatedAge: 6, estimatedOn: '2026-11-02' });
    expect(personFacts(person, '2026-11-12').ageInDays).toBe(Math.round(6 * 365.25) + 10);
  });
  test('a birth date gives the age in days', () => {
    expect(personFacts(created({ names: [{ given: 'Gail' }], birth: { date: '2026-10-31' } }), '2026-11-02')).toEqual({ birthDate: '2026-10-31', ageInDays: 2 });
  });
  test.each([
    ['no name', { names: [] }],
    ['a blank name', { names: [{ given: ' ' }] }],
    ['no answers', {}],
    ['a name that is not a name', { names: ['Gail'] }],
    ['a birth date to come', { names: [{ given: 'G' }], birth: { date: '2026-11-03' } }],
    ['a birth date that never was', { names: [{ given: 'G' }], birth: { date: '2026-02-30' } }],
    ['two kinds of birth at once', { names: [{ given: 'G' }], birth: { date: '2020-01-01', estimatedAge: 6 } }],
    ['an age below nought', { names: [{ given: 'G' }], birth: { estimatedAge: -1 } }],
    ['a number of no kind', { names: [{ given: 'G' }], identifiers: [{ value: '943 476 5919' }] }],
  ])('%s is refused with a sentence', (_what, data) => {
    const decision = create(data);
    expect('refused' in decision && decision.refused.sentence.en.length).toBeGreaterThan(10);
  });
  test('the envelope holds no personal data', () => {
    const decision = create({ names: [{ given: 'Gail' }], birth: { date: '2018-05-01' }, consideredMatches: ['p9'] });
    if ('refused' in decision) throw new Error('refused');
    const { answers, ...envelope } = decision.event;
    expect(JSON.stringify(envelope)).not.toMatch(/Gail|2018/);
    expect(envelope.body).toMatchObject({ fields: ['names', 'birth'], consideredMatches: ['p9'] });
    expect(answers?.data).toEqual({ names: [{ given: 'Gail' }], birth: { date: '2018-05-01' } });
  });
});

describe('changing what is known', () => {
  const gail = created({ names: [{ given: 'Gail' }] });
  test('a correction changes only what it names', () => {
    const decision = ask(gail, { type: 'person.correct', data: { birth: { date: '2018-05-01' } } });
    if ('refused' in decision) throw new Error('refused');
    expect(evolvePerson(gail, decision.event)).toMatchObject({ revision: 2, names: gail.names, birth: { date: '2018-05-01' } });
  });
  test('a correction on an old revision is stale, without one it is asked for', () => {
    expect(ask({ ...gail, revision: 2 }, { type: 'person.correct', revision: 1, data: { sex: 'female' } })).toMatchObject({ refused: { code: 'stale-revision', revision: 2 } });
    expect(decidePerson(gail, { id: 'p2', type: 'person.correct', data: { sex: 'female' } }, mia, on('2026-11-03'))).toMatchObject({ refused: { code: 'revision-required' } });
  });
  test('a correction of nothing, or to no name, is refused', () => {
    expect(ask(gail, { type: 'person.correct', data: {} })).toMatchObject({ refused: { code: 'form-invalid' } });
    expect(ask(gail, { type: 'person.correct', data: { names: [] } })).toMatchObject({ refused: { code: 'form-invalid' } });
  });
  test('a person is restricted to named readers, and an empty list lifts it', () => {
    const restrict = ask(gail, { type: 'person.restrict', data: { readers: ['mia', 'amina', 'mia'] } });
    if ('refused' in restrict) throw new Error('refused');
    const restricted = evolvePerson(gail, restrict.event);
    expect(restricted.readers).toEqual(['amina', 'mia']);
    const lift = ask(restricted, { type: 'person.restrict', data: { readers: [] } });
    if ('refused' in lift) throw new Error('refused');
    expect(evolvePerson(restricted, lift.event)).not.toHaveProperty('readers');
  });
  test('what is erased is known no more, nor what it had replaced; a person learning of it equals one folded anew', () => {
    const birth = ask(gail, { id: 'p2', type: 'person.correct', data: { birth: { date: '2018-05-01' }, sex: 'female' } });
    if ('refused' in birth) throw new Error('refused');
    const dated = evolvePerson(gail, birth.event);
    const again = ask(dated, { id: 'p3', type: 'person.correct', data: { birth: { date: '2018-05-02' } } });
    if ('refused' in again) throw new Error('refused');
    const corrected = evolvePerson(dated, again.event);
    const erasing = erasePersonAnswers(corrected, ['p3'], { actionId: 'e1', actor: mia, moment: on('2026-11-20') });
    const live = evolvePerson(corrected, erasing);
    expect(live).toMatchObject({ names: [{ given: 'Gail' }], sex: 'female', revision: 4 });
    expect(live).not.toHaveProperty('birth');
    const { answers: _gone, ...bare } = again.event;
    expect([bare, erasing].reduce<PersonState>(evolvePerson, dated)).toEqual(live);
    const nameless = evolvePerson(live, erasePersonAnswers(live, ['p1'], { actionId: 'e2', actor: mia, moment: on('2026-11-20') }));
    expect([personName(nameless), nameless.names, nameless.assigned]).toEqual(['', [], gail.assigned]);
  });
  test('a person is recorded once', () => expect(ask(gail, { type: 'person.create' })).toMatchObject({ refused: { code: 'already-exists' } }));
});
