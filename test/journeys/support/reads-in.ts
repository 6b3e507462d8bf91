import type { Page } from 'playwright-core';

/** Puts a page on which somebody has signed in into a language, whichever their authority begins with. */
export const readsIn = async (page: Page, language: 'en' | 'cy'): Promise<Page> => {
  await page.getByRole('button', { name: /^(Sign out|Allgofnodi)$/ }).waitFor();
  // The authority's first language comes a moment after signing in.
  await page.waitForLoadState('networkidle');
  if ((await page.locator('html').getAttribute('lang')) !== language) await page.getByRole('button', { name: language === 'cy' ? 'Cymraeg' : 'English' }).click();
  await page.locator(`html[lang=${language}]`).waitFor();
  return page;
};
