import type { Page } from 'playwright-core';
import { focusFaultsOn, sidewaysOn, violationsOn } from './support/accessible.ts';
import type { MadeChange } from './support/authoring-stage.ts';
import { author, changesOf, ownQuestion, publisher } from './support/authoring-stage.ts';
import { describeInBrowser } from './support/browser.ts';
import type { Stage } from './support/stage.ts';
import { startStage } from './support/stage.ts';

interface Sight {
  readonly page: string;
  readonly state: string;
  readonly as: string;
  readonly go: (page: Page) => Promise<unknown>;
  readonly tab?: true;
}

describeInBrowser('axe, on every page on which changes are made and published', () => {
  let stage: Stage;
  const made: { [state: string]: MadeChange } = {};
  const pages = new Map<string, Promise<Page>>();
  const table: { readonly page: string; readonly state: string; readonly '1280': number; readonly '360': number; readonly sideways: number; readonly focus: number | string }[] = [];

  /** Each in a state of its own: the later ones are published, so the earlier ones are made first. */
  const prepare = async () => {
    const changes = changesOf(stage.client);
    // Written before another is published of the same form: the two meet.
    made.overtaken = await changes.begin('Other words for the same question');
    await changes.write(made.overtaken, (form) => ownQuestion('slept')(form).map((one) => (one.does === 'relabel' ? { ...one, text: { en: 'The last day on which somebody saw the child' } } : one)));
    made.published = await changes.begin('Ask whether the child has enough to eat');
    await changes.write(made.published, ownQuestion('enough'));
    await changes.step(made.published, author, 'try');
    await changes.step(made.published, author, 'send');
    await changes.step(made.published, publisher, 'publish');
    made.empty = await changes.begin('Nothing in it yet');
    made.faulty = await changes.begin('Something to mend');
    await changes.write(made.faulty, () => [{ does: 'require', question: 'noSuchQuestion' }]);
    made.returned = await changes.begin('Came back with words');
    made.review = await changes.begin('With a second person');
    for (const [one, id] of [[made.returned, 'asked'], [made.review, 'meals']] as const) {
      await changes.write(one, (form) => ownQuestion(id)(form).slice(0, 1));
      await changes.step(one, author, 'try');
      await changes.step(one, author, 'send');
    }
    await changes.step(made.returned, publisher, 'return', { words: 'Ask the translator about the Welsh.' });
  };

  const at = (path: () => string) => async (page: Page) => {
    await page.goto(path());
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  const change = (state: string, rest = '') => at(() => `/authoring/changes/${made[state]?.id}${rest}`);
  const file = (state: string) => async (page: Page) => {
    await change(state, `/files?file=forms/${made[state]?.form}`)(page);
    await page.locator('.cm-content').waitFor();
  };
  const then = (go: (page: Page) => Promise<unknown>, act: (page: Page) => Promise<unknown>) => async (page: Page) => {
    await go(page);
    await act(page);
  };

  const sights: readonly Sight[] = [
    { page: 'changes', state: 'author', as: author, go: at(() => '/authoring'), tab: true },
    { page: 'changes', state: 'publisher', as: publisher, go: at(() => '/authoring') },
    { page: 'changes', state: 'begin, error', as: author, go: then(at(() => '/authoring'), async (page) => { await page.getByRole('button', { name: 'Begin the change' }).click(); await page.locator('.govuk-error-summary').waitFor(); }) },
    { page: 'change', state: 'empty', as: author, go: change('empty'), tab: true },
    { page: 'change', state: 'with findings', as: author, go: change('faulty') },
    { page: 'change', state: 'title and reason', as: author, go: then(change('faulty'), (page) => page.getByRole('button', { name: 'Write the title or the reason anew' }).click()) },
    { page: 'change', state: 'returned', as: author, go: change('returned') },
    { page: 'change', state: 'sent, author', as: author, go: change('review') },
    { page: 'change', state: 'to publish', as: publisher, go: change('review'), tab: true },
    { page: 'change', state: 'to publish, no day', as: publisher, go: then(change('review'), async (page) => { await page.getByLabel('From a later day').check(); await page.getByRole('button', { name: /^Publish it/ }).click(); await page.locator('.govuk-error-message').waitFor(); }) },
    { page: 'change', state: 'to return, no words', as: publisher, go: then(change('review'), async (page) => { await page.getByText('Return it with words').click(); await page.getByRole('button', { name: /^Return it to/ }).click(); await page.locator('.govuk-error-message').waitFor(); }) },
    { page: 'change', state: 'published', as: publisher, go: then(change('published'), (page) => page.locator('main details > summary').last().click()) },
    { page: 'files', state: 'with findings', as: author, go: file('faulty'), tab: true },
    { page: 'files', state: 'what may stand here', as: author, go: then(file('faulty'), async (page) => { await page.locator('.cm-content').click(); await page.keyboard.press('Control+Home'); await page.keyboard.press('ArrowRight'); await page.keyboard.press('Control+Space'); await page.locator('.cm-tooltip-autocomplete').waitFor(); }) },
    { page: 'files', state: 'cannot be read', as: author, go: then(file('returned'), async (page) => { await page.locator('.cm-content').click(); await page.keyboard.insertText('{'); await page.getByRole('button', { name: 'Save and check' }).click(); await page.locator('.govuk-error-message').waitFor(); }) },
    { page: 'files', state: 'only to read', as: publisher, go: file('review') },
    { page: 'replay', state: 'author', as: author, go: change('faulty', '/replay'), tab: true },
    { page: 'national change', state: 'nothing waits', as: author, go: change('empty', '/national') },
    { page: 'national change', state: 'both changed the same', as: author, go: then(change('overtaken', '/national'), (page) => page.locator('fieldset').first().waitFor()), tab: true },
    { page: 'how we differ', state: 'some', as: author, go: at(() => '/authoring/drift'), tab: true },
    { page: 'how we differ', state: 'nothing found', as: author, go: then(at(() => '/authoring/drift'), (page) => page.getByLabel('Find in these words').fill('qqxz')) },
    { page: 'publications', state: 'author, way back', as: author, go: then(at(() => '/authoring/publications'), (page) => page.getByText('Go back to this one').last().click()), tab: true },
    { page: 'publications', state: 'publisher, what would move', as: publisher, go: then(at(() => '/authoring/publications'), async (page) => { await page.getByRole('button', { name: 'See what would happen' }).click(); await page.getByText(/open cases would move/).waitFor(); }) },
    { page: 'forms', state: 'author', as: author, go: at(() => '/forms') },
  ];

  const pageOf = (user: string): Promise<Page> => {
    const known = pages.get(user) ?? stage.openAs(user);
    pages.set(user, known);
    return known;
  };

  beforeAll(async () => {
    stage = await startStage();
    await prepare();
  }, 120_000);
  afterAll(async () => {
    await stage?.close();
    console.table(table);
  });

  it.each(sights.map((sight) => [`${sight.page}, ${sight.state}`, sight] as const))('%s', async (_, sight) => {
    const page = await pageOf(sight.as);
    await page.setViewportSize({ width: 1280, height: 900 });
    await sight.go(page);
    const focus = sight.tab ? await focusFaultsOn(page) : [];
    const wide = await violationsOn(page);
    const sideways = [...(await sidewaysOn(page))];
    await page.setViewportSize({ width: 360, height: 740 });
    const narrow = await violationsOn(page);
    sideways.push(...(await sidewaysOn(page)));
    await page.setViewportSize({ width: 320, height: 700 });
    sideways.push(...(await sidewaysOn(page)));
    table.push({ page: sight.page, state: sight.state, '1280': wide.length, '360': narrow.length, sideways: sideways.length, focus: sight.tab ? focus.length : '' });
    expect({ wide, narrow, sideways, focus }).toEqual({ wide: [], narrow: [], sideways: [], focus: [] });
  }, 60_000);
});
