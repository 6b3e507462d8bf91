import type { Page } from 'playwright-core';
import type { Answers } from '#definitions';
import type { ScenarioOfWorkflow } from '#testing';
import { loadScenarios, londonDay, resolveDays } from '#testing';
import { describeInBrowser } from './support/browser.ts';
import { addChild, fillSections, pressMain } from './support/browser-driver.ts';
import { fillPage } from './support/fill-form.ts';
import type { Hands } from './support/hands.ts';
import { keyHands } from './support/key-hands.ts';
import type { Stage } from './support/stage.ts';
import { startStage } from './support/stage.ts';

const today = londonDay(Date.now());

describeInBrowser('with keys alone, as somebody who has no mouse', () => {
  let stage: Stage;
  let story: ScenarioOfWorkflow;
  let worker: Hands;
  let manager: Hands;
  let caseUrl: string;

  const heading = (page: Page) => page.getByRole('heading', { level: 1 });
  const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first();
  const done = (page: Page) => page.getByRole('status').locator('.ex-flash');
  /** The answers of a step, as if the story began today. */
  const answersOf = (action: string): Answers => {
    const step = story.steps.find((one) => one.case === 'gail' && one.action === action);
    if (!step?.data) throw new Error(`The story has no ${action}`);
    return resolveDays(step.data, today) as Answers;
  };
  /** The address is typed once; from there on everything is reached from the page. */
  const signInByKeys = async (user: string): Promise<Hands> => {
    const page = await stage.open();
    await page.goto('/');
    await heading(page).waitFor();
    const hands = keyHands(page);
    await hands.write((await page.getByLabel('User name').getAttribute('id')) ?? '', user);
    await page.keyboard.press('Tab');
    await page.keyboard.type('demo');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    return hands;
  };
  /** By way of her own work, which tells what has happened since. */
  const backToChild = async (): Promise<void> => {
    const { page } = worker;
    await worker.press(link(page, 'My work'));
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await worker.press(page.locator(`.ex-rows a[href="${caseUrl}"]`).first());
    await page.getByText('What you can do now').waitFor();
  };
  /** Writes the form that the child's page offers first, checks it and sends it. */
  const writeAndSend = async (action: string): Promise<void> => {
    const { page } = worker;
    await worker.press(link(page, /^Write it/));
    await fillSections(worker, answersOf(action));
    expect(await heading(page).innerText()).toBe('Check your answers');
    expect(await pressMain(worker)).toBe('moved');
    await done(page).waitFor();
  };
  /** Finds what waits on her own page, reads it, and approves with a reason. */
  const approve = async (action: string): Promise<void> => {
    const { page } = manager;
    await manager.press(link(page, 'My work'));
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await manager.press(page.locator(`.ex-rows a[href^="${caseUrl}/"]`).first());
    const choice = page.locator('#decide').getByRole('radio', { name: /^Approve/ });
    await choice.waitFor();
    await manager.press(link(page, 'Read the whole record'));
    await page.getByRole('button', { name: 'Print' }).waitFor();
    await manager.press(link(page, /^Read and decide/));
    await choice.waitFor();
    await manager.reach(choice);
    await page.keyboard.press('Space');
    await page.locator('#decide button[type=submit]').waitFor();
    await fillPage(manager, answersOf(action));
    expect(await pressMain(manager)).toBe('moved');
    await done(page).waitFor();
  };

  beforeAll(async () => {
    stage = await startStage();
    const found = (await loadScenarios(process.cwd())).find(({ id }) => id === 'gail-and-mark');
    if (!found) throw new Error('There is no story gail-and-mark');
    story = found;
  }, 120_000);
  afterAll(() => stage?.close());

  it('a worker signs in and finds that the child she is about to add may be here already', async () => {
    worker = await signInByKeys('practitioner@northshire');
    const { page } = worker;
    await worker.press(link(page, 'Add a child'));
    await page.getByRole('heading', { level: 1, name: 'Add a child' }).waitFor();
    const person = story.people.gail;
    await fillPage(worker, { ...person?.names[0], known: 'date', date: String(resolveDays(person?.birth?.date ?? null, today)) });
    await worker.press(page.locator('main form button[type=submit]'));
    const matches = page.getByRole('heading', { name: /may be the same/ });
    await matches.waitFor();
    expect(await matches.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('.ex-stale').innerText()).toContain('Gail Ashdown');
  }, 60_000);

  it('she adds another child and opens her case', async () => {
    const { page } = worker;
    await addChild(worker, { names: [{ given: 'Gail', family: 'Ashworth' }], birth: { date: String(resolveDays(story.people.gail?.birth?.date ?? null, today)) } });
    expect(await heading(page).innerText()).toBe('Gail Ashworth');
    await worker.press(page.getByRole('button', { name: /^Begin/ }));
    await page.waitForURL('**/cases/*');
    caseUrl = new URL(page.url()).pathname;
    await page.getByText('What you can do now').waitFor();
  }, 60_000);

  it('she writes the contact section by section, checks it and sends it', async () => {
    await writeAndSend('contact.submit');
  }, 120_000);

  it('her manager reads what it rests on and approves it with a reason', async () => {
    manager = await signInByKeys('manager@northshire');
    await approve('contact.approve');
  }, 60_000);

  it('the referral and the initial assessment are written, sent and approved', async () => {
    const { page } = worker;
    for (const form of ['referral', 'initial-assessment']) {
      await backToChild();
      await writeAndSend(`${form}.submit`);
      await approve(`${form}.approve`);
    }
    await backToChild();
    const view = await page.evaluate(async (path) => (await (await fetch(`/api${path}`)).json()) as { readonly regions: readonly { readonly id: string; readonly state: string }[] }, caseUrl);
    expect(view.regions).toContainEqual(expect.objectContaining({ id: 'need', state: 'planning.writing' }));
  }, 240_000);
});
