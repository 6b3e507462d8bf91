import { jsonLanguage } from '@codemirror/lang-json';
import { rangeOfPointer } from './json-tree.ts';

const text = '{ "form": "f", "operations": [{ "does": "require", "question": "seen" }, { "a/b": { "c~d": 1 } }] }';
const at = (pointer: string, of = text) => {
  const { from, to } = rangeOfPointer(jsonLanguage.parser.parse(of), of, pointer);
  return of.slice(from, to);
};

describe('where a finding stands in a file', () => {
  it('is the value that its pointer names', () => {
    expect(at('/form')).toBe('"f"');
    expect(at('/operations/0/question')).toBe('"seen"');
    expect(at('/operations/1/a~1b/c~0d')).toBe('1');
  });

  it('is the key of a value that is long, or its first sign', () => {
    expect(at('/operations')).toBe('"operations"');
    expect(at('/operations/0')).toBe('{');
    expect(at('')).toBe('{');
  });

  it('is the nearest that is there, where something is missing', () => {
    expect(at('/operations/0/section')).toBe('{');
    expect(at('/operations/7/does')).toBe('"operations"');
    expect(at('/form', '')).toBe('');
  });

  it('is found in a text that is half written', () => {
    expect(at('/operations/0/does', '{ "operations": [{ "does": "req')).toBe('"does": "req');
  });
});
