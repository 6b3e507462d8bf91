import type { Page } from 'playwright-core';
import type { Answers } from '#definitions';
import { fillPage } from './fill-form.ts';
import type { Hands } from './hands.ts';
import { byCode, byId } from './hands.ts';

/** What somebody has done with her hands, as the browser itself heard it. */
export interface Effort {
  /** Pages on which she did something, and the one that says it is done. */
  screens: number;
  /** Their headings, in order. */
  headings: string[];
  clicks: number;
  keys: number;
}

type Heard = 'screen' | 'click' | 'key';

/** Counts, from here on, what is pressed on a page; a reload loses nothing. Only what a person can do is counted, not what a script sets. */
export const countEffort = async (page: Page): Promise<Effort> => {
  const effort: Effort = { screens: 0, headings: [], clicks: 0, keys: 0 };
  let last = '';
  await page.exposeFunction('heardEffort', (heard: Heard, path: string, heading: string) => {
    if (path + heading !== last) effort.headings.push(heading);
    effort.screens = effort.headings.length;
    last = path + heading;
    if (heard === 'click') effort.clicks += 1;
    if (heard === 'key') effort.keys += 1;
  });
  await page.addInitScript(() => {
    const tell = (heard: Heard) => (window as unknown as { heardEffort: (heard: Heard, path: string, heading: string) => void }).heardEffort(heard, location.pathname, document.querySelector('h1')?.textContent ?? '');
    addEventListener('pointerdown', ({ isTrusted }) => isTrusted && tell('click'), true);
    addEventListener('keydown', ({ isTrusted }) => isTrusted && tell('key'), true);
    addEventListener('effort-screen', () => tell('screen'));
  });
  return effort;
};

/** Counts the page that is only read, at the end. */
export const countLastScreen = (page: Page): Promise<unknown> => page.evaluate(() => dispatchEvent(new Event('effort-screen')));

/** A mouse, and every letter typed. */
export const typingHands = (page: Page): Hands => ({
  page,
  write: async (id, text) => {
    await byId(page, id).click();
    await page.keyboard.type(text);
  },
  choose: (group, code) => byCode(page, group, code).check(),
  pick: async (id, code) => void (await byId(page, id).selectOption(code)),
  reach: (target) => target.focus(),
  press: (target) => target.click(),
});

/** Signs in with what stands in the boxes of the page. */
export const signInByHand = async (hands: Hands, user: string): Promise<void> => {
  const { page } = hands;
  await hands.write((await page.getByLabel('User name').getAttribute('id')) ?? '', user);
  await hands.write((await page.getByLabel('Password').getAttribute('id')) ?? '', 'demo');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
};

/** What the section says is still needed, by question. */
const neededHere = async (page: Page): Promise<readonly string[]> => {
  await page.locator('.govuk-error-summary a').first().waitFor();
  const targets = await page.locator('.govuk-error-summary a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return targets.map((target) => target.replace(/^.*#q--/, ''));
};

const shownOf = async (page: Page, questions: readonly string[]): Promise<readonly string[]> => {
  const shown = await Promise.all(questions.map((question) => byId(page, `q--${question}`).count()));
  return questions.filter((_, index) => (shown[index] ?? 0) > 0);
};

/** From the form's list of sections: answers what it says is needed, what that brings up, and nothing else, until it says that nothing is. Gives what was answered. */
export const answerOnlyWhatIsNeeded = async (hands: Hands, answers: Answers): Promise<readonly string[]> => {
  const { page } = hands;
  const answered: string[] = [];
  const needed = page.locator('aside a[href*="?check"]');
  await page.locator('aside a[href$="/check"]').waitFor();
  while ((await needed.count()) > 0) {
    await hands.press(needed.first());
    await page.locator('main form button[type=submit]').waitFor();
    const questions = await neededHere(page);
    const unknown = questions.filter((question) => !(question in answers));
    if (unknown.length > 0) throw new Error(`Nothing is known to answer ${unknown.join(', ')}`);
    const carriedIn = await shownOf(page, Object.keys(answers).filter((question) => !questions.includes(question)));
    const here = await fillPage(hands, Object.fromEntries(Object.entries(answers).filter(([question]) => !carriedIn.includes(question))));
    answered.push(...here);
    await hands.press(page.locator('main form .ex-acts a'));
    await page.locator('aside a[href$="/check"]').waitFor();
  }
  return answered;
};
