import type { Problem } from '#api-client';
import type { DraftEvent, DraftSync } from './draft-sync.ts';
import { answersOf, draftSync, openDraft, readyToSend, unsaved } from './draft-sync.ts';

const at = '2026-11-23T10:42:00.000Z';
const later = '2026-11-23T10:50:00.000Z';
const offline: Problem = { code: 'offline', status: 0, title: 'No answer' };
const signedOut: Problem = { code: 'signed-out', status: 401, title: 'Signed out' };
const refused: Problem = { code: 'not-found', status: 404, title: 'Gone' };
const staleBy = (question: string, value: string, revision = 9): Problem => ({
  code: 'draft-stale', status: 412, title: 'Changed', revision, changed: [{ question, by: 'leah', value }],
});
const typed = (question: string, value: string): DraftEvent => ({ type: 'typed', question, value, at });
const failed = (problem: Problem, when = at): DraftEvent => ({ type: 'failed', problem, at: when });
const saved = (revision: number): DraftEvent => ({ type: 'saved', revision, at });
const sending: DraftEvent = { type: 'sending' };
const opened = openDraft({ revision: 3, answers: { reason: 'School rang' }, savedAt: at });
const story = (...events: DraftEvent[]): DraftSync => events.reduce(draftSync, opened);

describe('a day on which all goes well', () => {
  it('saves what was typed and remembers the revision', () => {
    const typing = story(typed('views', 'She is tired'));
    expect(typing.condition).toBe('typing');
    expect(readyToSend(typing)).toEqual({ views: 'She is tired' });
    const after = [sending, saved(4)].reduce(draftSync, typing);
    expect(after).toMatchObject({ condition: 'saved', revision: 4, savedAt: at, unsent: {}, base: { reason: 'School rang', views: 'She is tired' } });
  });

  it('keeps what is typed while a save is on its way, and sends it next', () => {
    const during = story(typed('views', 'She'), sending, typed('views', 'She is tired'));
    expect(during).toMatchObject({ condition: 'saving', sending: { views: 'She' }, unsent: { views: 'She is tired' } });
    expect(readyToSend(during)).toBeUndefined();
    const after = draftSync(during, saved(4));
    expect(after.condition).toBe('typing');
    expect(readyToSend(after)).toEqual({ views: 'She is tired' });
    expect(answersOf(after)['views']).toBe('She is tired');
  });

  it('does nothing for an answer that is no change', () => {
    expect(story(typed('reason', 'School rang'))).toBe(opened);
    expect(story(typed('views', ''))).toBe(opened);
  });

  it('sends an answer that was blanked', () => {
    expect(readyToSend(story(typed('reason', '')))).toEqual({ reason: '' });
  });

  it('sends once, however often it is asked to', () => {
    const once = story(typed('views', 'She'), sending);
    expect(draftSync(once, sending)).toBe(once);
  });
});

describe('the line goes down', () => {
  const down = story(typed('views', 'She'), sending, typed('reason', 'School rang twice'), failed(offline));

  it('keeps everything that was typed, sent or not', () => {
    expect(down.condition).toBe('offline');
    expect(unsaved(down)).toEqual({ views: 'She', reason: 'School rang twice' });
    expect(answersOf(down)).toEqual({ reason: 'School rang twice', views: 'She' });
  });

  it('lets the worker go on writing, and sends nothing meanwhile', () => {
    const writing = draftSync(down, typed('views', 'She is tired'));
    expect(writing.condition).toBe('offline');
    expect(readyToSend(writing)).toBeUndefined();
    expect(answersOf(writing)['views']).toBe('She is tired');
  });

  it('says since when, and not anew at each try', () => {
    const again = [{ type: 'tryAgain' } as const, sending, failed(offline, later)].reduce(draftSync, down);
    expect(down.since).toBe(at);
    expect(again.condition).toBe('offline');
    expect(unsaved(again)).toEqual(unsaved(down));
  });

  it('sends all of it when the line is back', () => {
    const back = draftSync(down, { type: 'tryAgain' });
    expect(readyToSend(back)).toEqual({ views: 'She', reason: 'School rang twice' });
    expect([sending, saved(4)].reduce(draftSync, back)).toMatchObject({ condition: 'saved', unsent: {} });
  });

  it('prefers the newer of two texts when the older was on its way', () => {
    const both = story(typed('views', 'old'), sending, typed('views', 'new'), failed(offline));
    expect(unsaved(both)).toEqual({ views: 'new' });
  });
});

describe('the engine is being restarted', () => {
  it('counts as a line that is down, and is tried again', () => {
    for (const status of [500, 503, 429]) {
      const down = story(typed('views', 'She'), sending, failed({ code: 'starting', status, title: 'Not yet' }));
      expect(down).toMatchObject({ condition: 'offline', unsent: { views: 'She' } });
    }
  });
});

describe('the session runs out in the middle of a form', () => {
  it('keeps the words and waits for the sign-in', () => {
    const out = story(typed('views', 'She'), sending, failed(signedOut));
    expect(out).toMatchObject({ condition: 'signedOut', since: at, unsent: { views: 'She' } });
    expect(readyToSend(out)).toBeUndefined();
    expect(readyToSend(draftSync(out, { type: 'tryAgain' }))).toEqual({ views: 'She' });
  });
});

describe('the engine will not take it', () => {
  it('keeps the words and says why', () => {
    const stopped = story(typed('views', 'She'), sending, failed(refused));
    expect(stopped).toMatchObject({ condition: 'refused', problem: refused, unsent: { views: 'She' } });
    expect(readyToSend(draftSync(stopped, typed('views', 'She is')))).toBeUndefined();
  });

  it('forgets the reason once it is saved', () => {
    const after = story(typed('views', 'She'), sending, failed(refused), { type: 'tryAgain' }, sending, saved(4));
    expect(after.problem).toBeUndefined();
  });
});

describe('another worker changed the draft meanwhile', () => {
  it('takes in her other answers and goes on with both', () => {
    const both = story(typed('views', 'She'), sending, failed(staleBy('school', 'Holt Lane')));
    expect(answersOf(both)).toEqual({ reason: 'School rang', views: 'She', school: 'Holt Lane' });
    expect(both).toMatchObject({ revision: 9, conflicts: [], theirs: [{ question: 'school', by: 'leah' }] });
    expect(readyToSend(both)).toEqual({ views: 'She' });
    expect(draftSync(both, { type: 'readTheirs' }).theirs).toEqual([]);
  });

  it('keeps both texts where both answered, and sends neither until somebody chooses', () => {
    const clash = story(typed('views', 'mine'), typed('school', 'Holt'), sending, failed(staleBy('views', 'hers')));
    expect(clash.conflicts).toEqual([{ question: 'views', by: 'leah', theirs: 'hers' }]);
    expect(answersOf(clash)['views']).toBe('mine');
    expect(readyToSend(clash)).toEqual({ school: 'Holt' });
    expect(draftSync(draftSync(clash, sending), saved(10))).toMatchObject({ unsent: { views: 'mine' }, conflicts: [{ question: 'views' }] });
  });

  it('sends the choice', () => {
    const clash = story(typed('views', 'mine'), sending, failed(staleBy('views', 'hers')));
    const mine = draftSync(clash, { type: 'resolved', question: 'views', value: 'mine' });
    expect(readyToSend(mine)).toEqual({ views: 'mine' });
    const hers = draftSync(clash, { type: 'resolved', question: 'views', value: 'hers' });
    expect(hers).toMatchObject({ condition: 'saved', unsent: {}, conflicts: [] });
    expect(answersOf(hers)['views']).toBe('hers');
    const both = draftSync(clash, { type: 'resolved', question: 'views', value: 'hers\n\nmine' });
    expect(readyToSend(both)).toEqual({ views: 'hers\n\nmine' });
  });

  it('sees no conflict where both wrote the same', () => {
    const agreed = story(typed('views', 'same'), sending, failed(staleBy('views', 'same')));
    expect(agreed).toMatchObject({ conflicts: [], condition: 'saved', unsent: {} });
  });

  it('asks again when the other changes her answer once more', () => {
    const clash = story(typed('views', 'mine'), typed('a', '1'), sending, failed(staleBy('views', 'hers')), sending, failed(staleBy('views', 'hers again', 11)));
    expect(clash.conflicts).toEqual([{ question: 'views', by: 'leah', theirs: 'hers again' }]);
    expect(unsaved(clash)).toEqual({ views: 'mine', a: '1' });
  });
});

describe('opening a draft with words kept on this computer', () => {
  it('lays them over and sends them', () => {
    const found = openDraft({ revision: 5, answers: { views: 'old', school: 'Holt' } }, { views: 'newer', school: 'Holt' });
    expect(readyToSend(found)).toEqual({ views: 'newer' });
    expect(answersOf(found)).toEqual({ views: 'newer', school: 'Holt' });
  });
});

describe('whatever happens', () => {
  const problems = [offline, signedOut, refused, staleBy('b', 'hers'), staleBy('a', 'hers')];

  it('never loses the last thing typed', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    let draft = opened;
    const last = new Map<string, string>();
    for (let step = 0; step < 4_000; step++) {
      const turn = random(6);
      if (turn < 2) {
        const question = ['a', 'b', 'c'][random(3)] ?? 'a';
        last.set(question, `${question}${step}`);
        draft = draftSync(draft, typed(question, `${question}${step}`));
      } else if (turn === 2) draft = draftSync(draft, sending);
      else if (turn === 3 && draft.sending) draft = draftSync(draft, saved(draft.revision + 1));
      else if (turn === 4 && draft.sending) draft = draftSync(draft, failed(problems[random(problems.length)] ?? offline));
      else draft = draftSync(draft, { type: 'tryAgain' });
      const seen = answersOf(draft);
      for (const [question, text] of last) {
        const overwritten = draft.theirs.some((one) => one.question === question);
        if (!overwritten) expect(seen[question]).toBe(text);
        else last.delete(question);
      }
      draft = draftSync(draft, { type: 'readTheirs' });
    }
    expect(last.size).toBeGreaterThan(0);
  });
});
