import { wordsOfValue } from './words-of-value.ts';

describe('a value of a definition, side by side with another', () => {
  it('is read as its words, each in its language', () => {
    expect(wordsOfValue({ en: 'Date seen', cy: 'Dyddiad gweld' })).toEqual([{ text: 'Date seen', language: 'en' }, { text: 'Dyddiad gweld', language: 'cy' }]);
    expect(wordsOfValue({ en: 'Only English' })).toEqual([{ text: 'Only English', language: 'en' }]);
  });

  it('is read one after the other where it is a list, and as it is written where it has no words', () => {
    expect(wordsOfValue(['yes', 'no'])).toEqual([{ text: 'yes' }, { text: 'no' }]);
    expect(wordsOfValue(35)).toEqual([{ text: '35' }]);
    expect(wordsOfValue({ maxLength: 200 })).toEqual([{ text: '{\n "maxLength": 200\n}' }]);
  });

  it('is nothing where it was not there', () => {
    expect(wordsOfValue(undefined)).toEqual([]);
    expect(wordsOfValue({})).toEqual([{ text: '{}' }]);
  });
});
