import { join } from 'node:path';
import { explorations } from './explorations.ts';
import { readSources } from './read-sources.ts';

describe('the workflows of the packs, walked over all that their regions come to together', () => {
  const home = join(import.meta.dirname, '../../..');
  test('have every state reached, a way to close from each, no way round an approval, and a strategy discussion at any time', async () => {
    const walked = explorations(await readSources(home));
    expect(walked.map(({ pack }) => pack).sort()).toEqual(['england', 'ics', 'wales']);
    for (const { findings, explored, seconds } of walked) {
      expect(findings).toEqual([]);
      expect(seconds).toBeLessThan(10);
      expect(explored?.regions).toHaveLength(7);
      // Closing asks whether all others rest, so all are walked together.
      expect(explored?.together).toHaveLength(1);
      const locked = explored?.begins.filter((begin) => begin.locked) ?? [];
      expect(locked).not.toEqual([]);
      for (const { open, inOne } of locked) expect(inOne).toBe(open);
      for (const { more } of explored?.begins ?? []) expect(more).toBe(0);
    }
  });
});
