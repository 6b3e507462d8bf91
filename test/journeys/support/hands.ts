import type { Locator, Page } from 'playwright-core';

/** How a person works a page: with a mouse, or with keys alone. Controls are named by their id, buttons and links by their words. */
export interface Hands {
  readonly page: Page;
  /** Puts a text into a box, in the place of what stands there. */
  readonly write: (id: string, text: string) => Promise<void>;
  /** Chooses a radio or ticks a box, by its group and the code that it stands for. */
  readonly choose: (group: string, code: string) => Promise<void>;
  /** Chooses from a list that folds up. */
  readonly pick: (id: string, code: string) => Promise<void>;
  /** Goes to a control without using it. */
  readonly reach: (target: Locator) => Promise<void>;
  /** Presses a button or follows a link. */
  readonly press: (target: Locator) => Promise<void>;
}

/** Ids hold dots and the like, so they are compared, not parsed. */
export const byId = (page: Page, id: string): Locator => page.locator(`[id=${JSON.stringify(id)}]`);
export const byCode = (page: Page, group: string, code: string): Locator => page.locator(`input[name=${JSON.stringify(group)}][value=${JSON.stringify(code)}]`);

export const mouseHands = (page: Page): Hands => ({
  page,
  write: (id, text) => byId(page, id).fill(text),
  choose: (group, code) => byCode(page, group, code).check(),
  pick: async (id, code) => void (await byId(page, id).selectOption(code)),
  reach: (target) => target.focus(),
  press: (target) => target.click(),
});
