import { latelyUsed } from './lately-used.ts';
import { othersAt } from './onlookers.ts';

describe('who else looks at a file', () => {
  const engine = {};
  it('is whoever did within a minute, and not oneself', () => {
    expect(othersAt(engine, 'note', 'ann', 0)).toEqual([]);
    expect(othersAt(engine, 'note', 'ben', 10_000)).toEqual(['ann']);
    expect(othersAt(engine, 'note', 'ann', 59_000)).toEqual(['ben']);
    expect(othersAt(engine, 'note', 'ann', 70_000)).toEqual([]);
  });
  it('is nobody who looks at another file, or asks another engine', () => {
    expect(othersAt(engine, 'visit', 'cas', 71_000)).toEqual([]);
    expect(othersAt({}, 'note', 'cas', 71_000)).toEqual([]);
  });
});

describe('what was used lately', () => {
  it('is kept; what was not used longest goes', () => {
    const kept = latelyUsed<string>(2);
    const made: string[] = [];
    const get = (key: string) => kept.get(key, () => (made.push(key), key.toUpperCase()));
    expect([get('a'), get('b'), get('a'), get('c'), get('a'), get('b')]).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
    expect(kept.find('c')).toBeUndefined();
  });
});
