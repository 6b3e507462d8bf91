import { personMatches, type Comparable } from './person-matches.ts';

const person = (given: string | undefined, family: string | undefined, birth?: Comparable['birth'], more: Comparable = {}): Comparable => ({
  names: [{ ...(given ? { given } : {}), ...(family ? { family } : {}) }],
  ...(birth ? { birth } : {}),
  ...more,
});
const born = (date: string) => ({ date });

describe('a worker is shown, before a second record is made,', () => {
  test.each<[string, Comparable, Comparable]>([
    ['the same name and birth date', person('Gail', 'Whittaker', born('2018-05-01')), person('Gail', 'Whittaker', born('2018-05-01'))],
    ['another case and accents', person('Siân', 'O’Brien', born('2018-05-01')), person('SIAN', 'OBRIEN', born('2018-05-01'))],
    ['a misspelt family name', person('Gail', 'Whitaker', born('2018-05-01')), person('Gail', 'Whittaker', born('2018-05-01'))],
    ['two letters swapped', person('Gial', 'Whittaker', born('2018-05-01')), person('Gail', 'Whittaker', born('2018-05-01'))],
    ['a name that sounds alike', person('Catrin', 'Phillips', born('2018-05-01')), person('Katryn', 'Filips', born('2018-05-01'))],
    ['given and family name swapped', person('Whittaker', 'Gail', born('2018-05-01')), person('Gail', 'Whittaker', born('2018-05-01'))],
    ['a short name', person('Dan', 'Whittaker', born('2018-05-01')), person('Daniel', 'Whittaker', born('2018-05-01'))],
    ['day and month swapped', person('Gail', 'Whittaker', born('2018-05-01')), person('Gail', 'Whittaker', born('2018-01-05'))],
    ['an estimated age near the birth date', person('Gail', 'Whittaker', { estimatedAge: 8, estimatedOn: '2026-11-02' }), person('Gail', 'Whittaker', born('2018-05-01'))],
    ['a birth about when it was expected', person('Baby', 'Whittaker', { expected: '2027-02-14' }), person('Baby', 'Whittaker', born('2027-02-02'))],
    ['the same name where one birth date is unknown', person('Gail', 'Whittaker'), person('Gail', 'Whittaker', born('2018-05-01'))],
    ['one name only, the same birth date', person('Gail', undefined, born('2018-05-01')), person('Gail', 'Whittaker', born('2018-05-01'))],
    ['the same NHS number under another name', person('A', 'B', undefined, { identifiers: [{ kind: 'nhs', value: '943 476 5919' }] }), person('C', 'D', undefined, { identifiers: [{ kind: 'nhs', value: '9434765919' }] })],
  ])('%s', (_what, a, b) => {
    const match = personMatches(a, b);
    expect(match).toMatchObject({ likely: true });
    expect(match.because.length).toBeGreaterThan(0);
    expect(personMatches(b, a).score).toBeCloseTo(match.score);
  });
});

describe('a worker is not troubled with', () => {
  test.each<[string, Comparable, Comparable]>([
    ['another child of the family', person('Gail', 'Whittaker', born('2018-05-01')), person('Mark', 'Whittaker', born('2021-09-12'))],
    ['a twin', person('Gail', 'Whittaker', born('2018-05-01')), person('Mark', 'Whittaker', born('2018-05-01'))],
    ['somebody else born on the day', person('Gail', 'Whittaker', born('2018-05-01')), person('Tomos', 'Pugh', born('2018-05-01'))],
    ['somebody of whom nothing is known in common', person('Gail', undefined), person(undefined, 'Pugh')],
    ['a number of another kind', person('A', 'B', undefined, { identifiers: [{ kind: 'nhs', value: '1' }] }), person('C', 'D', undefined, { identifiers: [{ kind: 'upn', value: '1' }] })],
    ['nobody at all', {}, {}],
  ])('%s', (_what, a, b) => expect(personMatches(a, b).likely).toBe(false));
  test('a namesake of another age scores below the likely', () => {
    expect(personMatches(person('Gail', 'Whittaker', born('2018-05-01')), person('Gail', 'Whittaker', born('1961-12-24'))).score).toBeLessThan(0.65);
  });
});
