import type { Answers, ResolvedForm, ResolvedQuestion } from '#definitions';
import { chronologyOf } from './chronology.ts';
import { mia, on, verdict } from './testing/story.ts';
import { wholeForms, wholeRules } from './testing/whole-file.ts';
import { helped, seen } from './testing/whole-story.ts';
import type { CaseEvent, CaseRules } from './types.ts';

const asks = (id: string, more: Partial<ResolvedQuestion> = {}): ResolvedQuestion => ({ id, label: { en: id }, kind: 'text', required: false, ...more });
const changed = (id: string, questions: ResolvedForm['questions']): ResolvedForm => ({ ...(wholeForms[id] as ResolvedForm), questions });
const outcome = asks('outcome', { kind: 'choice', chronology: 'decision', options: [{ code: 'plan', label: { en: 'A plan is needed', cy: 'Mae angen cynllun' } }] });
const forms: { readonly [id: string]: ResolvedForm } = {
  needs: changed('needs', { summary: asks('summary', { chronology: 'event', kind: 'narrative' }), outcome }),
  verdict: changed('verdict', { reason: asks('reason', { chronology: 'decision' }) }),
  paper: changed('paper', {
    summary: asks('summary', { chronology: 'event', sensitivity: 'thirdParty' }),
    aims: asks('aims', { kind: 'group', chronology: 'event', row: [asks('day', { kind: 'date' }), asks('what'), asks('who', { sensitivity: 'restricted' })] }),
  }),
};
const rules: CaseRules = { ...wholeRules, form: (ref) => forms[ref.split('@')[0] ?? ''] ?? wholeRules.form(ref) };
const told = (events: readonly CaseEvent[]) => chronologyOf(rules, events).map(({ on: day, kind, text }) => [day, kind, text.en]);

describe('a chronology', () => {
  test('has what actions marked, by its label, and what questions propose, oldest first', () => {
    expect(told(seen(rules).events)).toEqual([
      ['2026-11-03', 'mark', 'needs-sent'],
      ['2026-11-03', 'event', 'Dawn and Gail are cold at night'],
      ['2026-11-03', 'decision', 'A plan is needed'],
      ['2026-11-03', 'mark', 'plan-agreed'],
      ['2026-11-03', 'decision', 'The evidence is there'],
      ['2026-11-03', 'mark', 'The child was seen'],
    ]);
    expect(chronologyOf(rules, seen(rules).events)[2]).toEqual({ on: '2026-11-03', at: '2026-11-03T12:00:00.000Z', revision: 3, kind: 'decision', text: { en: 'A plan is needed', cy: 'Mae angen cynllun' }, record: 'a2', question: 'outcome' });
    expect(chronologyOf(rules, seen(rules).events).at(-1)).toMatchObject({ mark: 'child-seen', text: { cy: 'Gwelwyd y plentyn' }, record: 'a4' });
  });
  test('goes by the day it happened, then by the order it was recorded', () => {
    const late = helped(rules).then('diary.record', { data: { text: 'Seen', on: '2026-11-02' }, at: on('2026-11-10'), reason: 'Ill' });
    expect(told(late.events)[0]).toEqual(['2026-11-02', 'mark', 'The child was seen']);
  });
  test('has rows with their own day, and nothing about third parties or restricted', () => {
    const paper: Answers = { summary: 'The neighbour drinks', aims: [{ id: '1', day: '2026-10-01', what: 'Broke an arm', who: 'Uncle' }, { id: '2', what: 'Moved' }, { id: '3', day: '2026-10-02' }] };
    const story = helped(rules).then('paper.submit', { data: paper });
    expect(told(story.events).filter(([, , text]) => /arm|Moved|drinks|Uncle/.test(text ?? ''))).toEqual([['2026-10-01', 'event', 'Broke an arm'], ['2026-11-03', 'event', 'Moved']]);
    expect(JSON.stringify(told(story.events))).not.toMatch(/Uncle|drinks/);
  });
  test('has a record as it was last handed in, and not while it is being put right', () => {
    const sent = helped(rules).then('paper.submit', { data: { summary: 'x', aims: [{ id: '1', what: 'First words' }] } });
    const returned = sent.then('paper.return', { data: verdict, by: mia });
    const again = returned.then('paper.submit', { data: { summary: 'x', aims: [{ id: '1', what: 'Better words' }] }, draft: 'a4' });
    const words = (events: readonly CaseEvent[]) => told(events).filter(([, , text]) => text?.endsWith('words')).map(([, , text]) => text);
    expect([words(sent.events), words(returned.events), words(again.events)]).toEqual([['First words'], [], ['Better words']]);
  });
  test('cuts long words at the end of one', () => {
    const long = `${'word '.repeat(80)}end`;
    const story = helped(rules).then('paper.submit', { data: { summary: 'x', aims: [{ id: '1', what: long }] } });
    const text = chronologyOf(rules, story.events).at(-1)?.text.en ?? '';
    expect(text.length).toBeLessThanOrEqual(300);
    expect(text).toMatch(/word…$/);
  });
  test('keeps the marks of what was erased, and none of its words', () => {
    const bare = seen(rules).events.map((event) => {
      const { answers: _gone, ...rest } = event;
      return rest;
    });
    expect(told(bare).map(([, kind]) => kind)).toEqual(['mark', 'mark', 'mark']);
  });
  test('of nothing is nothing', () => expect(chronologyOf(rules, [])).toEqual([]));
});
