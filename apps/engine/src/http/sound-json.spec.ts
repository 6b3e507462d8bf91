import { isSoundJson } from './sound-json.ts';

const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

describe('JSON that can be kept as it was sent', () => {
  test.each([['a text', 'Siân 👩‍👧'], ['a number', 1], ['nothing', null], ['a form', { a: [{ b: 'c' }], d: true }], ['forty lists in each other', nested(40)], ['an empty key', { '': 1 }], ['a null character in a text', 'a\0b']])('%s', (_, value) => {
    expect(isSoundJson(value)).toBe(true);
  });
  test.each([['half a pair', '\ud83d'], ['half a pair within', { a: ['x\udc00'] }], ['half a pair in a key', { '\ud83d': 1 }], ['a null character in a key', { a: { 'b\0': 1 } }], ['sixty lists in each other', nested(60)]])('is not %s', (_, value) => {
    expect(isSoundJson(value)).toBe(false);
  });
});
