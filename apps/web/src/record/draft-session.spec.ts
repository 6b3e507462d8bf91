import type { Draft, DraftChange, Problem, Reply } from '#api-client';
import { createDraftSession } from './draft-session.ts';

const draft: Draft = { id: 'd1', action: 'contact.submit', form: 'contact@1', revision: 1, answers: {}, contributors: [], savedAt: 'then' };
const problem = (code: string, status: number): Reply<Draft> => ({ ok: false, problem: { code, status, title: code } as Problem });

const world = (answers: (change: DraftChange) => Reply<Draft>) => {
  const kept = new Map<string, string>();
  const sent: DraftChange[] = [];
  const waiting: (() => void)[] = [];
  const around = {
    client: { saveDraft: async (_case: string, _draft: string, change: DraftChange) => { sent.push(change); return answers(change); } },
    store: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) },
    key: 'k', caseId: 'c1', now: () => 'now',
    later: (run: () => void) => { waiting.push(run); return () => void waiting.splice(waiting.indexOf(run), 1); },
  };
  return { kept, sent, waiting, around };
};
const engine = (change: DraftChange): Reply<Draft> =>
  ({ ok: true, value: { ...draft, revision: change.revision + 1, answers: { ...change.changes }, savedAt: 'saved' } });

describe('writing in a draft', () => {
  it('sends each change on the revision that the last one made, one at a time', async () => {
    let answers: Draft['answers'] = {};
    const { around, sent, kept } = world((change) => {
      answers = { ...answers, ...change.changes };
      return { ok: true, value: { ...draft, revision: change.revision + 1, answers, savedAt: 'saved' } };
    });
    const session = createDraftSession(around, draft);
    session.type('a', 'one');
    session.type('a', 'one two');
    session.type('b', 'three');
    await session.settled();
    expect(sent.map(({ revision, changes }) => [revision, changes])).toEqual([[1, { a: 'one' }], [2, { a: 'one two', b: 'three' }]]);
    expect(session.state()).toMatchObject({ condition: 'saved', revision: 3, base: { a: 'one two', b: 'three' } });
    expect(kept.size).toBe(0);
  });

  it('keeps the words here while the engine is away, and sends them when it is back', async () => {
    let isUp = false;
    const { around, kept, waiting } = world((change) => (isUp ? engine(change) : problem('offline', 0)));
    const session = createDraftSession(around, draft);
    session.type('a', 'typed while it was down');
    await session.settled();
    expect(session.state().condition).toBe('offline');
    expect(kept.get('k')).toBe('{"a":"typed while it was down"}');
    isUp = true;
    waiting.forEach((run) => run());
    await session.settled();
    expect(session.state()).toMatchObject({ condition: 'saved', unsent: {} });
    expect(kept.size).toBe(0);
  });

  it('sends what an earlier page of this computer could not', async () => {
    const { around, sent, kept } = world(engine);
    kept.set('k', '{"a":"from before"}');
    const session = createDraftSession(around, draft);
    await session.settled();
    expect(sent[0]?.changes).toEqual({ a: 'from before' });
    expect(kept.size).toBe(0);
  });

  it('waits for the sign-in, then goes on', async () => {
    let isIn = false;
    const { around, waiting } = world((change) => (isIn ? engine(change) : problem('signed-out', 401)));
    const session = createDraftSession(around, draft);
    session.type('a', 'x');
    await session.settled();
    expect(session.state().condition).toBe('signedOut');
    expect(waiting).toHaveLength(0);
    isIn = true;
    session.happen({ type: 'tryAgain' });
    await session.settled();
    expect(session.state().condition).toBe('saved');
  });

  it('says so when this computer cannot keep the words either', async () => {
    const { around } = world(() => problem('offline', 0));
    const full = { ...around, store: { ...around.store, setItem: () => { throw new Error('QuotaExceeded'); } } };
    const session = createDraftSession(full, draft);
    session.type('a', 'x');
    await session.settled();
    expect(session.isKept()).toBe(false);
  });

  it('leaves nothing here once the draft was handed in, whatever answer comes late', async () => {
    const { around, kept } = world(engine);
    const session = createDraftSession(around, draft);
    session.type('a', 'x');
    session.finish();
    await Promise.resolve();
    session.type('a', 'y');
    expect(kept.size).toBe(0);
  });
});
