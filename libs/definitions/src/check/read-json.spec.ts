import fc from 'fast-check';
import { readJson } from './read-json.ts';

// A key that would change what an object is, is refused; it has its own test.
const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('proto'));

describe('reading JSON', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(json, fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text)).toEqual({ value: JSON.parse(text), duplicates: [] });
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const broken = fc.tuple(json, fc.nat(), fc.constantFrom('', ',', '}', '"', ':', 'x')).map(([value, at, put]) => {
      const text = JSON.stringify(value);
      const place = at % text.length;
      return text.slice(0, place) + put + text.slice(place + 1);
    });
    fc.assert(fc.property(broken, (text) => expect(readJson(text).fault === undefined).toBe(parses(text))), { numRuns: 2000 });
  });

  it.each([
    ['{"a":1,}', 1, 8, 'remove the comma before this }'],
    ['[1,\n2,\n]', 3, 1, 'remove the comma before this ]'],
    ['{"a" 1}', 1, 6, 'a colon is missing after "a"'],
    ['{"a":1\n"b":2}', 2, 1, 'a comma or } is missing before this'],
    ['{"a":1', 1, 7, 'the file ends here, before a closing }'],
    ['{"a": yes}', 1, 7, 'yes is not a value: write text in double quotes'],
    ["{'a': 1}", 1, 2, 'a key in double quotes is expected here'],
    ['{"a": "b\n"}', 1, 7, 'this text has no closing double quote on its line'],
    ['{"__proto__": {}}', 1, 2, 'the key "__proto__" is not allowed'],
    ['{} {}', 1, 4, 'there is more after the end of the value'],
    ['', 1, 1, 'the file ends here, before the value is complete'],
  ])('says where %j is wrong', (text, line, column, message) => {
    expect(readJson(text).fault).toEqual({ line, column, message });
  });

  it('names every key that is written twice', () => {
    expect(readJson('{"a":{"b/c":1,"b/c":2},"a":3}')).toEqual({ value: { a: 3 }, duplicates: ['/a/b~1c', '/a'] });
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
