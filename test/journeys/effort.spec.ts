import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Answers } from '#definitions';
import { addDays, httpDriver, londonDay } from '#testing';
import { root } from '../faults/built-engine.ts';
import { describeInBrowser } from './support/browser.ts';
import { pressMain } from './support/browser-driver.ts';
import type { Effort } from './support/effort.ts';
import { answerOnlyWhatIsNeeded, countEffort, countLastScreen, signInByHand, typingHands } from './support/effort.ts';
import type { Hands } from './support/hands.ts';
import { keyHands } from './support/key-hands.ts';
import type { Stage } from './support/stage.ts';
import { startStage } from './support/stage.ts';

const today = londonDay(Date.now());
const contact: Answers = { receivedOn: today, reason: 'The school rang: no lunch three days running.', outcome: 'referral', outcomeReason: 'Needs a fuller look.' };
const referral: Answers = { receivedOn: today, referralSource: '2A', reason: 'No lunch three days running.' };
const rationale: Answers = { rationale: 'Agreed.' };

/** An authority's assessment, and the shortest honest answers to what it needs. No answer is longer than keys can type. */
interface Measured {
  readonly name: string;
  readonly authority: string;
  readonly form: string;
  readonly referral: Answers;
  readonly answers: Answers;
}
const measured: readonly Measured[] = [
  {
    name: 'Northshire, initial assessment', authority: 'northshire', form: 'initial-assessment',
    referral: { ...referral, decision: 'initialAssessment', decisionReason: 'Three days without lunch.' },
    answers: { reason: 'No lunch three days running; tired at school.', childSeen: true, childSeenOn: today, analysis: 'A tired father on nights; a well-loved boy who goes without lunch.', childInNeed: true, furtherAction: ['noFurtherAction'], furtherActionReason: 'Dad has changed his shifts. School will ring if it happens again.' },
  },
  {
    name: 'Thamesbank, child and family assessment', authority: 'thamesbank', form: 'child-and-family-assessment',
    referral: { ...referral, decision: 'assessment', decisionReason: 'Three days without lunch.' },
    answers: { reason: 'No lunch three days running; tired at school.', childSeen: true, childSeenOn: today, analysis: 'A tired father on nights; a well-loved boy who goes without lunch.', childInNeed: true, proposedOutcome: 'noFurtherAction', outcomeReason: 'Dad has changed his shifts. School will ring if it happens again.' },
  },
];

type Counts = Pick<Effort, 'screens' | 'clicks' | 'keys'>;
/** What docs/worker-effort.md says was counted: a row for each way of working. */
const statedIn = (doc: string, row: string): Counts | undefined => {
  const line = doc.split('\n').find((one) => one.startsWith(`| ${row} |`));
  const [screens, clicks, keys] = (line?.split('|').slice(2) ?? []).map(Number);
  return screens === undefined || clicks === undefined || keys === undefined ? undefined : { screens, clicks, keys };
};
/** So much more may be needed before the page is said to have become slower to work. */
const leeway: Counts = { screens: 1, clicks: 2, keys: 15 };

describeInBrowser('what it takes from signing in to an assessment handed in, with only what must be answered', () => {
  let stage: Stage;
  let doc: string;
  const counted: { readonly way: string; readonly screens: number; readonly clicks: number; readonly keys: number; readonly letters: number; readonly answered: number; readonly headings: string }[] = [];

  /** A child whose assessment is to be written; the worker comes back to it from her own list. */
  const assessmentDue = async ({ authority, referral }: Measured, family: string): Promise<string> => {
    const driver = httpDriver(stage.client);
    const worker = `practitioner@${authority}`;
    const manager = `manager@${authority}`;
    const ids = { person: randomUUID(), case: randomUUID() };
    await driver.createPerson(worker, { id: ids.person, names: [{ given: 'Ellis', family }], birth: { date: addDays(today, -2500) } });
    await driver.openCase(worker, { id: ids.case, person: ids.person, workflow: 'child-in-need' });
    for (const [actor, type, data] of [[worker, 'contact.submit', contact], [manager, 'contact.approve', rationale], [worker, 'referral.submit', referral], [manager, 'referral.approve', rationale]] as const) {
      const outcome = await driver.act(actor, ids.case, { id: randomUUID(), type, data });
      if ('refused' in outcome) throw new Error(`${type}: ${outcome.refused.sentence}`);
    }
    return ids.case;
  };

  const work = async (hands: Hands, { authority, form, answers }: Measured, caseId: string): Promise<readonly string[]> => {
    const { page } = hands;
    await signInByHand(hands, `practitioner@${authority}`);
    await hands.press(page.locator(`.ex-rows a.ex-strong[href^="/cases/${caseId}"]`).first());
    const begin = page.locator(`main a[href*="/do/${form}.submit"]`).first();
    await begin.or(page.locator('aside a[href$="/check"]')).first().waitFor();
    if ((await begin.count()) > 0) await hands.press(begin);
    const answered = await answerOnlyWhatIsNeeded(hands, answers);
    await hands.press(page.locator('aside a[href$="/check"]'));
    await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor();
    expect(await pressMain(hands)).toBe('moved');
    await page.getByRole('status').locator('.ex-flash').waitFor();
    await countLastScreen(page);
    return answered;
  };

  beforeAll(async () => {
    stage = await startStage({ children: false });
    doc = await readFile(path.join(root, 'docs/worker-effort.md'), 'utf8').catch(() => '');
  }, 120_000);
  afterAll(async () => {
    await stage?.close();
    console.table(counted.map(({ headings: _, ...row }) => row));
    console.log(counted.map(({ way, headings }) => `${way}: ${headings}`).join('\n'));
  });

  const ways = [['with a mouse', typingHands], ['with keys alone', keyHands]] as const;
  const all = measured.flatMap((one) => ways.map(([way, handsOf]) => [`${one.name}, ${way}`, one, handsOf] as const));
  it.each(all)('%s: no more than is stated', async (way, one, handsOf: (page: Page) => Hands) => {
    const caseId = await assessmentDue(one, `Thistlewood${counted.length}`);
    const page = await stage.open();
    const effort = await countEffort(page);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const answered = await work(handsOf(page), one, caseId);
    await page.context().close();
    const letters = answered.map((question) => String(one.answers[question])).filter((text) => text.includes(' ')).join('').length;
    counted.push({ way, ...effort, letters, answered: answered.length, headings: effort.headings.join(' > ') });
    const events = (await stage.client.as<{ readonly events: readonly { readonly type: string }[] }>(`practitioner@${one.authority}`, { method: 'GET', path: `/api/cases/${caseId}/events` })).body.events;
    expect(events.at(-1)?.type).toBe(`${one.form}.submit`);
    const stated = statedIn(doc, way);
    expect({ way, stated }).toEqual({ way, stated: { screens: expect.any(Number), clicks: expect.any(Number), keys: expect.any(Number) } });
    expect(effort.screens).toBeLessThanOrEqual((stated?.screens ?? 0) + leeway.screens);
    expect(effort.clicks).toBeLessThanOrEqual((stated?.clicks ?? 0) + leeway.clicks);
    expect(effort.keys).toBeLessThanOrEqual((stated?.keys ?? 0) + leeway.keys);
  }, 120_000);
});
