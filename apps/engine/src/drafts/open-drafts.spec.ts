import type { DraftRow } from '#store';
import { beginDraft, openDraftsOf } from './open-drafts.ts';

/** A store of drafts that counts how often it is asked, and answers when it is told to. */
function drafts(config: { mongodbUri?: string } = {}) {
  const rows: DraftRow[] = [];
  let asked = 0;
  let holding: Promise<void> = Promise.resolve();
  const ofCase = async (_authority: string, caseId: string) => {
    asked += 1;
    const found = rows.filter((row) => row.case === caseId);
    await holding;
    return found;
  };
  return {
    engine: { store: { drafts: { ofCase } }, config } as never as Parameters<typeof openDraftsOf>[0],
    asked: () => asked,
    write: async () => void rows.push({ id: 'd1', case: 'c1' } as DraftRow),
    hold(until: Promise<void>) {
      holding = until;
    },
  };
}

test('a case without drafts is asked about once', async () => {
  const { engine, asked } = drafts();
  for (let turn = 0; turn < 3; turn += 1) expect(await openDraftsOf(engine, 'northshire', 'c1')).toEqual([]);
  expect(asked()).toBe(1);
});

test('a draft begun since is found, in its own case', async () => {
  const { engine, write } = drafts();
  await openDraftsOf(engine, 'northshire', 'c1');
  await openDraftsOf(engine, 'northshire', 'c2');
  await beginDraft(engine, 'northshire', 'c1', write);
  expect(await openDraftsOf(engine, 'northshire', 'c1')).toMatchObject([{ id: 'd1' }]);
  expect(await openDraftsOf(engine, 'northshire', 'c2')).toEqual([]);
});

test('a draft begun while somebody was asking is found by the next who asks', async () => {
  const { engine, write, hold } = drafts();
  let answer: () => void = () => undefined;
  hold(new Promise((resolve) => (answer = resolve)));
  const early = openDraftsOf(engine, 'northshire', 'c1');
  await beginDraft(engine, 'northshire', 'c1', write);
  answer();
  expect(await early).toEqual([]);
  expect(await openDraftsOf(engine, 'northshire', 'c1')).toHaveLength(1);
});

test('a draft whose writing failed half-way counts as perhaps begun', async () => {
  const { engine, asked, write } = drafts();
  await openDraftsOf(engine, 'northshire', 'c1');
  const lost = beginDraft(engine, 'northshire', 'c1', async () => {
    await write();
    throw new Error('the line went dead');
  });
  await expect(lost).rejects.toThrow('the line went dead');
  expect(await openDraftsOf(engine, 'northshire', 'c1')).toHaveLength(1);
  expect(asked()).toBe(2);
});

test('on a store that other engines write to it is asked every time', async () => {
  const { engine, asked } = drafts({ mongodbUri: 'mongodb://elsewhere' });
  await openDraftsOf(engine, 'northshire', 'c1');
  await openDraftsOf(engine, 'northshire', 'c1');
  expect(asked()).toBe(2);
});
