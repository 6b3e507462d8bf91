import { eraseAnswers } from './erase.ts';
import { caseHistory } from './history.ts';
import { sealEvent } from './seal.ts';
import { calendar, workflow } from './testing/family-support.ts';
import { given, mia, needs, on, testHash, verdict } from './testing/story.ts';
import type { CaseEvent } from './types.ts';

const story = given()
  .then('diary.record', { data: { text: 'Visit', on: '2026-10-29' }, reason: 'I was ill' })
  .then('needs.submit', { data: needs })
  .then('needs.approve', { data: verdict, by: mia });
const erased = sealEvent<CaseEvent>(eraseAnswers(story.state, ['a1'], { actionId: 'e1', actor: mia, moment: on('2026-11-20') }), story.events.at(-1)?.digest, testHash);

describe('the history of a case', () => {
  const lines = caseHistory(() => workflow, [...story.events, erased], calendar);
  test('is told in the workflow’s own sentences', () => {
    expect(lines.map((line) => line.sentence.en)).toEqual([
      '{actor} did: open the file',
      '{actor} did: write in the diary',
      '{actor} did: hand in the needs',
      '{actor} did: approve the needs',
      '{actor} erased answers recorded earlier (1)',
    ]);
  });
  test('says where an action led, and of which record', () => {
    expect(lines[3]).toMatchObject({ to: { en: 'Helping' }, record: 'a2', actor: 'mia', form: 'verdict@1.0.0+testshire.0' });
    expect(lines[1]).not.toHaveProperty('to');
  });
  test('shows what was entered late, and why', () => {
    expect(lines.map((line) => line.late)).toEqual([false, true, false, false, false]);
    expect(lines[1]).toMatchObject({ happenedOn: '2026-10-29', reason: 'I was ill' });
  });
  test('is told even where a publication is no longer known', () => {
    expect(caseHistory(() => undefined, story.events)[2]?.sentence.en).toBe('{actor} did “needs.submit”');
  });
});
