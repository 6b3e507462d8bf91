import { randomFrom } from './random.ts';

describe('a seeded source of chance', () => {
  it('repeats itself for the same seed and not for another', () => {
    const take = (seed: string) => Array.from({ length: 20 }, randomFrom(seed).next);
    expect(take('spring')).toEqual(take('spring'));
    expect(take('spring')).not.toEqual(take('autumn'));
  });

  it('stays within its bounds and reaches both ends', () => {
    const random = randomFrom(7);
    const thrown = new Set(Array.from({ length: 500 }, () => random.int(1, 6)));
    expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('takes different members in the order of the list', () => {
    const random = randomFrom('order');
    for (let round = 0; round < 50; round += 1) {
      const taken = random.some(['a', 'b', 'c', 'd'], 3);
      expect(new Set(taken).size).toBe(3);
      expect([...taken].sort()).toEqual(taken);
    }
    expect(random.some(['a'], 3)).toEqual(['a']);
  });

  it('makes ids that look like any other and never twice the same', () => {
    const random = randomFrom('ids');
    const ids = Array.from({ length: 200 }, random.uuid);
    expect(new Set(ids).size).toBe(200);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
  });

  it('says so when there is nothing to pick from', () => {
    expect(() => randomFrom(1).pick([])).toThrow(RangeError);
  });
});
