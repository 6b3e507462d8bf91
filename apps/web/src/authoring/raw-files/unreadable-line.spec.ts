import { unreadableLine } from './unreadable-line.ts';

describe('a text that is to be saved', () => {
  it('is named the line at which it stops being JSON', () => {
    expect(unreadableLine('{\n  "form": "f",\n  "base" "1.0.0"\n}')).toBe(3);
    expect(unreadableLine('{\n  "form": "f"')).toBe(2);
  });

  it('is fine when it can be read, whatever it says', () => {
    expect(unreadableLine('{ "form": 7 }')).toBeUndefined();
  });
});
