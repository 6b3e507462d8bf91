import { resolve } from 'node:path';
import { exemplar } from '../exemplar.ts';

const home = resolve(import.meta.dirname, '../../../..');
async function typed(...args: readonly string[]) {
  const errors: string[] = [];
  const code = await exemplar(['publish', '--authority', 'northshire', ...args], { out: () => undefined, error: (line) => errors.push(line), folder: home, home });
  return { code, errors };
}

describe('publishing from the command line', () => {
  it('takes two people', async () => {
    expect(await typed('--author', 'a@northshire', '--publisher', 'a@northshire')).toEqual({ code: 1, errors: ['Who wrote it cannot publish it: name another person as publisher.'] });
  });
  it.each([
    ['2020-01-01', 'What is published is in force from today or from a later day, never from an earlier one.'],
    ['1 December', 'Write the day as 2026-12-01.'],
    ['2099-13-45', 'Write the day as 2026-12-01.'],
  ])('is never from %s', async (day, sentence) => {
    expect(await typed('--author', 'a@northshire', '--publisher', 'b@northshire', '--from', day)).toEqual({ code: 1, errors: [sentence] });
  });
});
