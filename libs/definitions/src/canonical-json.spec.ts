import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  it('is the same whatever order the keys were written in', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: true })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
    expect(canonicalJson({ a: true, b: [1, { c: 'é', d: null }] })).toBe(canonicalJson({ b: [1, { d: null, c: 'é' }], a: true }));
  });

  it('says nothing of absent properties', () => expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}'));

  it('can be read back as the value it was made of', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))));
  });

  it.each([NaN, Infinity, () => 1, new Date(0), Symbol('x')])('refuses what JSON cannot hold', (value) => {
    expect(() => canonicalJson({ value })).toThrow(/Not a JSON value/);
  });
});
