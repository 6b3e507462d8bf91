import type { Locator, Page } from 'playwright-core';
import type { Hands } from './hands.ts';
import { byCode, byId } from './hands.ts';

/** More stops than any page has: past this, the target cannot be reached by Tab. */
const manyStops = 250;
/** Up to here every letter is a key of its own; what is longer is put in at once, as dictation does. */
const typedLetters = 80;

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement);

/** What has the focus, in a few letters. */
const whereIs = (page: Page): Promise<string> => page.evaluate(() => (document.activeElement?.outerHTML ?? '').slice(0, 80));

/** Goes to a control with Tab alone. @throws when Tab never gets there, with where it went first */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  const stops: string[] = [];
  for (let stop = 0; stop < manyStops; stop += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
    if (stop < 12) stops.push(await whereIs(page));
  }
  throw new Error(`Tab never reached ${target.toString()} on ${page.url()}; it went to\n${stops.join('\n')}`);
};

/** Radios of a group are one stop: the chosen one, else the first or the last. */
const tabToGroup = async (page: Page, group: string): Promise<void> => {
  for (let stop = 0; stop < manyStops; stop += 1) {
    if ((await page.evaluate(() => document.activeElement?.getAttribute('name'))) === group) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached the choices ${group} on ${page.url()}`);
};

const type = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text.slice(0, typedLetters));
  if (text.length > typedLetters) await page.keyboard.insertText(text.slice(typedLetters));
};

const chooseRadio = async (page: Page, group: string, wanted: Locator): Promise<void> => {
  await tabToGroup(page, group);
  const options = await page.locator(`input[name=${JSON.stringify(group)}]`).count();
  for (let step = 0; step < options && !(await isFocused(wanted)); step += 1) await page.keyboard.press('ArrowDown');
  if (!(await wanted.isChecked())) await page.keyboard.press('Space');
};

const pickFromList = async (page: Page, list: Locator, code: string): Promise<void> => {
  await tabTo(page, list);
  const options = await list.locator('option').count();
  await page.keyboard.press('Home');
  for (let step = 0; step < options && (await list.inputValue()) !== code; step += 1) await page.keyboard.press('ArrowDown');
};

/** Works a page with Tab, arrows, Space, Enter and letters; nothing is ever clicked or set from outside. */
export const keyHands = (page: Page): Hands => ({
  page,
  write: async (id, text) => {
    await tabTo(page, byId(page, id));
    await type(page, text);
  },
  choose: async (group, code) => {
    const wanted = byCode(page, group, code);
    if ((await wanted.getAttribute('type')) === 'radio') return chooseRadio(page, group, wanted);
    await tabTo(page, wanted);
    if (!(await wanted.isChecked())) await page.keyboard.press('Space');
  },
  pick: (id, code) => pickFromList(page, byId(page, id), code),
  reach: (target) => tabTo(page, target),
  press: async (target) => {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  },
});
