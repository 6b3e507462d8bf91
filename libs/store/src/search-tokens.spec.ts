import type { PersonState } from '#casework';
import { matchKeys, plainWords, searchTokens } from './search-tokens.ts';

const person = (names: PersonState['names'], more: Partial<PersonState> = {}): PersonState => ({ id: 'p', authority: 'a', revision: 1, names, identifiers: [], assigned: {}, ...more });
const shared = (a: PersonState, b: PersonState) => matchKeys(a).filter((key) => matchKeys(b).includes(key));

test('a child is found by the beginning of any name or number, with or without accents', () => {
  const tokens = searchTokens(person([{ given: 'Siân', family: 'O’Brien-Price' }], { identifiers: [{ kind: 'nhs', value: '943 476 5919' }] }));
  for (const word of ['si', 'sian', 'o', 'bri', 'price', '9434765919']) expect(tokens).toContain(word);
  expect(tokens).not.toContain('rice');
});

test('the longest word is looked for first', () => {
  expect(plainWords('Li Thistlethwaite  li')).toEqual(['thistlethwaite', 'li']);
});

test('possible duplicates share a key: the sound of a name, its beginning, or the day of birth', () => {
  expect(shared(person([{ given: 'Catrin', family: 'Smith' }]), person([{ given: 'Catherine', family: 'Smyth' }]))).not.toEqual([]);
  expect(shared(person([{ given: 'Ana' }], { birth: { date: '2020-01-02' } }), person([{ given: 'Zoe' }], { birth: { date: '2020-01-02' } }))).toEqual(['born:2020-01-02']);
  expect(shared(person([{ given: 'Ana' }]), person([{ given: 'Zoe' }]))).toEqual([]);
});
