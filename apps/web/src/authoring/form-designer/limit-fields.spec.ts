import { isLooser, limitFields, withLimit } from './limit-fields.ts';

describe('the limits of a question', () => {
  it('are of length for a text, of size for a number, of number for rows', () => {
    expect(limitFields('narrative').map(({ key }) => key)).toEqual(['minLength', 'maxLength']);
    expect(limitFields('number').map(({ key }) => key)).toEqual(['minimum', 'maximum']);
    expect(limitFields('group').map(({ key }) => key)).toEqual(['minItems', 'maxItems']);
    expect(limitFields('yesNo')).toEqual([]);
  });

  it('may be stricter than the pack’s, never looser', () => {
    const pack = { maxLength: 200, minItems: 1 };
    expect(isLooser('maxLength', 100, pack)).toBe(false);
    expect(isLooser('maxLength', 500, pack)).toBe(true);
    expect(isLooser('minItems', 0, pack)).toBe(true);
    expect(isLooser('minimum', -5, pack)).toBe(false);
  });

  it('go back to the pack’s when they are left blank', () => {
    expect(withLimit({ maxLength: 100, minLength: 5 }, 'maxLength', undefined)).toEqual({ minLength: 5 });
    expect(withLimit({}, 'maxItems', 3)).toEqual({ maxItems: 3 });
  });
});
