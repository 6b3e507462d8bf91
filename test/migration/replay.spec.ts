import type { PublicationContent, StateFile } from '#definitions';
import { replay, type Replay } from '#store';
import { randomUUID } from 'node:crypto';
import { act, exampleDay, exampleOf, handInContact, openCase } from '../api/support/stories.ts';
import { signedIn, startTestEngine, type As, type TestEngine } from '../api/support/test-engine.ts';
import { exemplarHere } from './exemplar-here.ts';

let engine: TestEngine;
let practitioner: As;
let manager: As;
beforeAll(async () => {
  engine = await startTestEngine({ start: exampleDay });
  [practitioner, manager] = [await signedIn(engine, 'practitioner@northshire'), await signedIn(engine, 'manager@northshire')];
  await openCase(practitioner);
  await handInContact(practitioner);
  const approved = await handInContact(practitioner);
  expect((await act(manager, approved.id, 'contact.approve', { rationale: 'I agree.' })).status).toBe(200);
  const { id } = await openCase(practitioner);
  await practitioner('PUT', `/api/cases/${id}/drafts/${randomUUID()}`, { action: 'contact.submit', revision: 0, changes: { ...(await exampleOf('contact')), method: 'telephone' } });
  await engine.engine.background.settled();
}, 120_000);
afterAll(() => engine.end());

const published = () => engine.engine.published('northshire')!;
const played = (change: (content: PublicationContent) => PublicationContent): Promise<Replay> =>
  replay(engine.engine.store, published(), change(structuredClone(published().current.content)), engine.clock.now().toISOString());
const groupsOf = ({ groups }: Replay) => groups.map(({ kind, count }) => `${kind} ${count}`).sort();

describe('definitions tried against four open cases', () => {
  test('that are those in force do nothing to any of them', async () => {
    const found = await played((content) => content);
    expect(found).toMatchObject({ open: 4, counts: { goesOn: 4, stuck: 0, homeless: 0, moreApprovals: 0, clocksMove: 0 }, groups: [] });
    expect(found.took).toBeGreaterThan(0);
  });

  test('without a state leave the case that stands there stuck, and say where and until when', async () => {
    const found = await played((content) => {
      const { need } = content.workflows['child-in-need']!.machine.states as { need: { states: { [name: string]: StateFile } } };
      const { referral: _gone, ...states } = need.states;
      const workflow = { ...content.workflows['child-in-need']!, digest: 'without referral' };
      const text = JSON.stringify({ ...workflow, machine: { ...workflow.machine, states: { ...workflow.machine.states, need: { ...need, states } } } }).replaceAll('#child-in-need.need.referral.writing', '#child-in-need.need.contact.writing');
      return { ...content, workflows: { 'child-in-need': JSON.parse(text) as typeof workflow } };
    });
    expect(found.counts).toMatchObject({ goesOn: 3, stuck: 1 });
    expect(found.groups[0]).toMatchObject({ kind: 'stuck', count: 1, what: { en: expect.stringContaining('The referral is being written') }, remedy: { en: expect.stringContaining('stay') } });
    expect(found.workers.map(({ en }) => en).join(' ')).toContain('1 could not be moved');
  });

  test('with a shorter limit move the clocks that run, whether a case is moved or not', async () => {
    const found = await played((content) => ({ ...content, clocks: content.clocks.map((clock) => ({ ...clock, amount: clock.amount + 1 })) }));
    expect(found.counts.clocksMove).toBeGreaterThan(0);
    expect(found.groups.find(({ kind }) => kind === 'clocksMove')).toMatchObject({ what: { en: expect.stringContaining('due later') }, remedy: { en: expect.stringContaining('whether a case is moved or not') } });
  });

  test('that ask a question no more count the begun forms that answer it', async () => {
    const found = await played((content) => {
      const { method: _gone, ...questions } = content.forms['contact']!.questions;
      return { ...content, forms: { ...content.forms, contact: { ...content.forms['contact']!, ref: 'contact@9.0.0+northshire.9', digest: 'without', questions } } };
    });
    expect(groupsOf(found)).toEqual(['homeless 1']);
    expect(found.counts).toMatchObject({ goesOn: 4, homeless: 1 });
  });

  test('move no case, and name none', async () => {
    const rows = await engine.engine.store.cases.model.find({ authority: 'northshire' }).lean();
    const found = JSON.stringify(await played((content) => content));
    expect(rows.filter(({ id, state }) => state.publication !== 'northshire-1' || found.includes(id))).toEqual([]);
  });

  test('are tried from a folder by the command line too, beside the engine', async () => {
    const { code, output } = await exemplarHere(engine.dataDir, ['replay', '--authority', 'northshire', '--with', process.cwd()]);
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/^4 open cases, in .*: 4 would go on, 0 would be stuck/) });
  });

  test('are not found by the command line where there are none', async () => {
    expect(await exemplarHere(engine.dataDir, ['migrate', '--authority', 'northshire', '--to', 'northshire-9', '--dry-run'])).toMatchObject({ code: 1, output: expect.stringContaining('northshire has published nothing called northshire-9') });
    expect(await exemplarHere(engine.dataDir, ['migrate', '--authority', 'northshire', '--to', 'northshire-1', '--dry-run'])).toMatchObject({ code: 0, output: expect.stringContaining('0 of 4 cases would be moved to northshire-1, 4 stood there already') });
    expect(await exemplarHere(engine.dataDir, ['migrate', '--authority', 'northshire', '--to', 'northshire-1', '--by', 'practitioner@northshire'])).toMatchObject({ code: 1, output: expect.stringContaining('publishing access') });
  });
});
