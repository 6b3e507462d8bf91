import type { ChronologyEntry } from '#api-client';
import { stepsOf } from './chronology-steps.ts';

const entry = (on: string, revision: number, kind: string, text: string, record?: string): ChronologyEntry => ({ on, at: `${on}T09:00:00Z`, revision, kind, text: { en: text }, ...(record ? { record } : {}) });

it('a visit is one entry: what it meant, and what was said', () => {
  const [visit, ...rest] = stepsOf([entry('2026-11-02', 4, 'mark', 'A visit was made', 'r1'), entry('2026-11-02', 4, 'mark', 'The child was seen', 'r1'), entry('2026-11-02', 4, 'visit', 'Marta chose the café.', 'r1')]);
  expect(visit).toEqual({ on: '2026-11-02', revision: 4, kinds: ['visit'], marks: [{ en: 'A visit was made' }, { en: 'The child was seen' }], said: [{ en: 'Marta chose the café.' }], record: 'r1' });
  expect(rest).toEqual([]);
});

it('what one record tells of several days stands at each of them', () => {
  expect(stepsOf([entry('2026-10-01', 4, 'health', 'Fell'), entry('2026-11-02', 4, 'mark', 'Handed in')]).map(({ on, kinds }) => [on, kinds])).toEqual([['2026-10-01', ['health']], ['2026-11-02', ['mark']]]);
});
