import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectStore, livingOwner, type Store } from '#store';
import { sendTo } from '#testing';
import { startBuiltEngine, type BuiltEngine } from '../faults/built-engine.ts';
import { actionTypes, noteAnswers } from '../faults/casework-words.ts';
import { desk, type Desk, type ProblemBody, type Window } from './desk.ts';
import { racePairs } from './pairs.ts';

/** `RACE_PAIRS=1000` is the full run. */
const pairs = Number(process.env.RACE_PAIRS ?? 100);
const northshire = 'northshire';
const say = (line: string) => void process.stdout.write(`${line}\n`);

describe('people who work on the same case at the same moment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'exemplar-races-'));
  const dataDir = join(folder, 'data');
  let engine: BuiltEngine;
  let at: Desk;
  let store: Store;
  let [writer, secondWriter, decider, secondDecider]: Window[] = [];

  beforeAll(async () => {
    engine = await startBuiltEngine({ dataDir });
    at = desk(sendTo(engine.url), `races ${Date.now()}`);
    // Two windows of a worker, and of a manager: what counts is that they are two sessions.
    [writer, secondWriter] = [await at.signIn('practitioner@northshire'), await at.signIn('manager@northshire')];
    [decider, secondDecider] = [await at.signIn('manager@northshire'), await at.signIn('manager@northshire')];
    store = await connectStore((await livingOwner(dataDir))!.uri!);
  }, 120_000);
  afterAll(async () => {
    await store?.close();
    await engine?.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const stored = (caseId: string) => store.events.after(northshire, { kind: 'case', id: caseId }, 0);

  it('records exactly one of two actions on the same revision, and tells the other what happened', async () => {
    const tally = await racePairs(at, { writers: [writer!, secondWriter!], deciders: [decider!, secondDecider!] }, pairs, 10);
    say(`${tally.pairs} pairs on the same revision: exactly one won in ${tally.oneWon}, otherwise ${tally.others.length}`);
    expect(tally.others).toEqual([]);
    expect(tally.oneWon).toBe(pairs);
  }, 60_000 + pairs * 200);

  it('tells the one who was late which actions came before hers', async () => {
    const caseId = await writer!.openCase();
    const { revision } = await writer!.look(caseId);
    const first = { id: at.random.uuid(), type: actionTypes.handIn, revision, data: at.contact() };
    expect((await writer!.act(caseId, first)).status).toBe(200);
    const late = await secondWriter!.act(caseId, { ...first, id: at.random.uuid() });
    expect(late.status).toBe(412);
    const { since, revision: now } = late.body as ProblemBody;
    expect(now).toBe(revision + 1);
    expect(since).toMatchObject([{ revision: revision + 1, type: actionTypes.handIn, actor: 'practitioner@northshire' }]);
  });

  it('records an action once that is sent twice at the same moment, and answers both alike', async () => {
    const cases = await Promise.all(Array.from({ length: 10 }, () => writer!.openCase()));
    const asked: { readonly caseId: string; readonly id: string }[] = [];
    const answers: string[] = [];
    await Promise.all(cases.map(async (caseId, index) => {
      for (let turn = index; turn < pairs; turn += cases.length) {
        const action = { id: at.random.uuid(), type: actionTypes.note, data: noteAnswers(at.random, at.today()) };
        asked.push({ caseId, id: action.id });
        const both = await Promise.all([writer!.act(caseId, action), writer!.act(caseId, action)]);
        const wrote = both.map(({ status, body }) => `${status} ${(body as { records?: { id: string }[] }).records?.filter(({ id }) => id === action.id).length}`);
        answers.push(wrote.join(', '));
      }
    }));
    const events = (await Promise.all(cases.map(stored))).flat();
    const times = asked.map(({ id }) => events.filter(({ actionId }) => actionId === id).length);
    say(`${asked.length} repeated ids: recorded once ${times.filter((count) => count === 1).length}, answered alike ${answers.filter((one) => one === '200 1, 200 1').length}`);
    expect(times.filter((count) => count !== 1)).toEqual([]);
    expect(answers.filter((one) => one !== '200 1, 200 1')).toEqual([]);
    expect(events).toHaveLength(asked.length + cases.length);
  }, 60_000 + pairs * 200);

  it('refuses a used id for something else, and for somebody else', async () => {
    const caseId = await writer!.openCase();
    const action = { id: at.random.uuid(), type: actionTypes.note, data: noteAnswers(at.random, at.today()) };
    expect((await writer!.act(caseId, action)).status).toBe(200);
    const otherWords = await writer!.act(caseId, { ...action, data: { ...action.data, what: 'Something else altogether.' } });
    const otherPerson = await secondWriter!.act(caseId, action);
    for (const reply of [otherWords, otherPerson]) {
      expect(reply.status).toBe(409);
      expect((reply.body as ProblemBody).code).toBe('action-id-reused');
    }
    expect(await stored(caseId)).toHaveLength(2);
  });

  it('never refuses a note or a strategy discussion as stale, whatever else is being written', async () => {
    const cases = await Promise.all(Array.from({ length: 5 }, () => writer!.openCase()));
    const perCase = Math.ceil(pairs / cases.length);
    const refusals: string[] = [];
    let asked = 0;
    await Promise.all(cases.map(async (caseId) => {
      let { revision } = await writer!.look(caseId);
      for (let turn = 0; turn < perCase; turn += 1) {
        const moved = turn % 2 === 0
          ? writer!.act(caseId, { id: at.random.uuid(), type: actionTypes.handIn, revision, data: at.contact() })
          : decider!.act(caseId, { id: at.random.uuid(), type: actionTypes.giveBack, revision, data: { rationale: 'Please add what the school said on Monday.' } });
        const based = turn % 3 === 0 ? {} : { revision: at.random.int(0, revision) };
        const free = [
          secondWriter!.act(caseId, { id: at.random.uuid(), type: actionTypes.note, data: noteAnswers(at.random, at.today()), ...based }),
          secondDecider!.act(caseId, { id: at.random.uuid(), type: actionTypes.discuss, ...based }),
        ];
        asked += free.length;
        const [mover, ...replies] = await Promise.all([moved, ...free]);
        for (const { status, body } of [mover, ...replies]) if (status !== 200) refusals.push(`${status} ${JSON.stringify(body)}`);
        ({ revision } = await writer!.look(caseId));
      }
    }));
    say(`${asked} notes and strategy discussions during other people's writes, refused: ${refusals.length}`);
    expect(refusals).toEqual([]);
  }, 60_000 + pairs * 200);

  it('accepts a form that was begun before a colleague wrote a note', async () => {
    const caseId = await writer!.openCase();
    const { revision } = await writer!.look(caseId);
    expect((await secondWriter!.act(caseId, { id: at.random.uuid(), type: actionTypes.note, data: noteAnswers(at.random, at.today()) })).status).toBe(200);
    expect((await writer!.act(caseId, { id: at.random.uuid(), type: actionTypes.handIn, revision, data: at.contact() })).status).toBe(200);
  });

  it('tells the second of two people who save the same draft which questions the first changed', async () => {
    const caseId = await writer!.openCase();
    const draft = at.random.uuid();
    const save = (window: Window, revision: number, changes: object) => window.saveDraft(caseId, draft, { action: actionTypes.handIn, revision, changes });
    expect((await save(writer!, 0, { callerName: 'Mrs Okafor' })).status).toBe(200);
    const both = await Promise.all([
      save(writer!, 1, { reason: 'He came to school without a coat again.' }),
      save(secondWriter!, 1, { householdAsTold: 'Mum, her partner and the baby.' }),
    ]);
    const late = both.find(({ status }) => status === 412);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const lateOne = both.indexOf(late!);
    const first = lateOne === 0
      ? { question: 'householdAsTold', by: secondWriter!.user, value: 'Mum, her partner and the baby.' }
      : { question: 'reason', by: writer!.user, value: 'He came to school without a coat again.' };
    expect(late!.body).toMatchObject({ code: 'draft-stale', revision: 2, changed: [first] });
  });

  it('keeps every answer when two people save the same draft again and again', async () => {
    const caseId = await writer!.openCase();
    const draft = at.random.uuid();
    const typed: { [question: string]: string } = {};
    const questions = ['reason', 'householdAsTold'];
    await writer!.saveDraft(caseId, draft, { action: actionTypes.handIn, revision: 0, changes: { callerName: 'Mrs Okafor' } });
    await Promise.all([writer!, secondWriter!].map(async (window, index) => {
      let revision = 1;
      for (let turn = 0; turn < 10; ) {
        const question = questions[index]!;
        const value = `${window.user} wrote this in turn ${turn}.`;
        const reply = await window.saveDraft(caseId, draft, { action: actionTypes.handIn, revision, changes: { [question]: value } });
        revision = (reply.body as { revision: number }).revision;
        if (reply.status !== 200) continue;
        typed[question] = value;
        turn += 1;
      }
    }));
    const kept = await store.drafts.find(northshire, draft);
    expect(kept!.answers).toMatchObject(typed);
    expect(kept!.contributors).toEqual(expect.arrayContaining([writer!.user, secondWriter!.user]));
  });
});
