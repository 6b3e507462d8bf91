import type { Problem, Reply } from '#api-client';
import type { FileAnswer } from './overlay-session.ts';
import { createOverlaySession } from './overlay-session.ts';
import type { Conflict, Merging } from './overlay-sync.ts';
import { overlayOf } from './overlay-sync.ts';

interface Words { readonly operations: readonly { readonly id: string; readonly text: string }[] }
type Answer = FileAnswer<Words>;

const words = (texts: { readonly [id: string]: string }): Words => ({ operations: Object.entries(texts).map(([id, text]) => ({ id, text })) });
const byId = ({ operations }: Words) => new Map(operations.map((one) => [one.id, one]));

/** The rule of every three-way merge, on the smallest overlay there is. */
const merging: Merging<Words> = {
  keyOf: ({ id }) => id,
  merge: (base, mine, theirs) => {
    const [was, ours, others] = [byId(base), byId(mine), byId(theirs)];
    const conflicts: Conflict[] = [];
    const merged = [...new Set([...others.keys(), ...ours.keys()])].flatMap((key) => {
      const [b, m, t] = [was.get(key), ours.get(key), others.get(key)];
      if (m?.text === b?.text) return t ?? [];
      if (t?.text !== b?.text && t?.text !== m?.text) conflicts.push({ key, ...(m && { mine: m }), ...(t && { theirs: t }), ...(b && { base: b }) });
      return m ?? [];
    });
    return { merged: { operations: merged }, conflicts };
  },
};

const problem = (code: string, status: number, more: object = {}): Reply<Answer> => ({ ok: false, problem: { code, status, title: code, ...more } as Problem });
const answer = (revision: number, overlay: Words): Reply<Answer> => ({ ok: true, value: { revision, overlay, savedAt: '2026-11-24T11:06:00.000Z' } });

const world = (engine: (sent: { readonly revision: number; readonly overlay: Words }) => Reply<Answer>, read: () => Reply<Answer> = () => problem('offline', 0)) => {
  const kept = new Map<string, string>();
  const sent: { readonly revision: number; readonly overlay: Words }[] = [];
  const waiting: (() => void)[] = [];
  const around = {
    read: async () => read(),
    write: async (change: { readonly revision: number; readonly overlay: Words }) => { sent.push(change); return engine(change); },
    merging,
    store: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) },
    key: 'k', now: () => '2026-11-24T11:00:00.000Z',
    later: (run: () => void) => { waiting.push(run); return () => void waiting.splice(waiting.indexOf(run), 1); },
  };
  return { around, kept, sent, waiting };
};
const opened: Answer = { revision: 1, overlay: words({ a: 'first' }) };
const takesAll = ({ revision, overlay }: { readonly revision: number; readonly overlay: Words }) => answer(revision + 1, overlay);

describe('an overlay that is being written', () => {
  it('is saved by itself, each time on the revision that the last saving made', async () => {
    const { around, sent, kept } = world(takesAll);
    const session = createOverlaySession(around, opened);
    session.edit(words({ a: 'second' }));
    await session.settled();
    session.edit(words({ a: 'third' }));
    await session.settled();
    expect(sent.map(({ revision, overlay }) => [revision, overlay.operations[0]?.text])).toEqual([[1, 'second'], [2, 'third']]);
    expect(session.view().sync.condition).toBe('saved');
    expect(kept.size).toBe(0);
  });

  it('sends what was written while a saving was on its way with the next one', async () => {
    const { around, sent } = world(takesAll);
    const session = createOverlaySession(around, opened);
    for (const text of ['b', 'c', 'd']) session.edit(words({ a: text }));
    await session.settled();
    expect(sent.map(({ overlay }) => overlay.operations[0]?.text)).toEqual(['b', 'd']);
  });

  it('takes an undo to the engine like any other edit', async () => {
    const { around, sent } = world(takesAll);
    const session = createOverlaySession(around, opened);
    session.edit(words({ a: 'second' }));
    await session.settled();
    session.happen({ type: 'undo', at: around.now() });
    await session.settled();
    expect(sent.at(-1)?.overlay).toEqual(words({ a: 'first' }));
  });

  it('stays on this computer while the line is down, and goes when it is back', async () => {
    let isUp = false;
    const { around, kept, waiting } = world((change) => (isUp ? takesAll(change) : problem('offline', 0)));
    const session = createOverlaySession(around, opened);
    session.edit(words({ a: 'offline' }));
    await session.settled();
    expect(session.view().sync.condition).toBe('offline');
    expect(kept.get('k')).toContain('offline');
    isUp = true;
    waiting.forEach((run) => run());
    await session.settled();
    expect(session.view().sync.condition).toBe('saved');
    expect(kept.size).toBe(0);
  });

  it('comes back after a browser died, beside what a colleague saved meanwhile', async () => {
    const { around, kept, sent } = world(takesAll);
    kept.set('k', JSON.stringify({ base: words({ a: 'first' }), mine: words({ a: 'first', mine: 'typed' }), revision: 1 }));
    const session = createOverlaySession(around, { revision: 7, overlay: words({ a: 'first', hers: 'saved' }) });
    await session.settled();
    expect(sent).toEqual([{ revision: 7, overlay: words({ a: 'first', hers: 'saved', mine: 'typed' }) }]);
  });

  it('stops with the reason when the engine cannot read it', async () => {
    const { around } = world(() => problem('overlay-refused', 422));
    const session = createOverlaySession(around, opened);
    session.edit(words({ a: 'x' }));
    await session.settled();
    expect(session.view().sync).toMatchObject({ condition: 'refused', problem: { code: 'overlay-refused' } });
  });
});

describe('two authors on one overlay', () => {
  const staleOnce = (theirs: Words) => {
    let isFirst = true;
    return (change: { readonly revision: number; readonly overlay: Words }) => {
      if (!isFirst) return takesAll(change);
      isFirst = false;
      return problem('file-stale', 412, { revision: 5, overlay: theirs, by: 'Jo Hartnell', at: '2026-11-24T10:59:00.000Z' });
    };
  };

  it('keep both changes where they touched different things', async () => {
    const { around, sent } = world(staleOnce(words({ a: 'first', hers: 'new' })));
    const session = createOverlaySession(around, opened);
    session.edit(words({ a: 'mine' }));
    await session.settled();
    expect(sent.at(-1)).toEqual({ revision: 5, overlay: words({ a: 'mine', hers: 'new' }) });
    expect(session.view().sync.theirs?.by).toBe('Jo Hartnell');
  });

  it.each([['mine', 'mine'], ['theirs', 'hers']] as const)('are asked where they touched the same: %s is kept', async (choice, text) => {
    const { around, sent } = world(staleOnce(words({ a: 'hers' })));
    const session = createOverlaySession(around, opened);
    session.edit(words({ a: 'mine' }));
    await session.settled();
    expect(session.view().sync.clash?.conflicts).toMatchObject([{ key: 'a', mine: { text: 'mine' }, theirs: { text: 'hers' } }]);
    expect(sent).toHaveLength(1);
    session.happen({ type: 'settled', choices: { a: choice } });
    await session.settled();
    expect(overlayOf(session.view().sync)).toEqual(words({ a: text }));
    expect(session.view().sync).toMatchObject({ condition: 'saved' });
  });

  it('see what the other saved without having written anything themselves', async () => {
    const { around } = world(takesAll, () => answer(4, words({ a: 'hers' })));
    const session = createOverlaySession(around, opened);
    await session.look();
    expect(overlayOf(session.view().sync)).toEqual(words({ a: 'hers' }));
    expect(session.view().sync).toMatchObject({ revision: 4, condition: 'saved' });
  });

  it('take back their own step only: what the other did stays', async () => {
    const { around } = world(staleOnce(words({ a: 'first', hers: 'new' })));
    const session = createOverlaySession(around, opened);
    session.edit(words({ a: 'mine' }));
    await session.settled();
    session.happen({ type: 'undo', at: around.now() });
    await session.settled();
    expect(overlayOf(session.view().sync)).toEqual(words({ a: 'first', hers: 'new' }));
  });
});
