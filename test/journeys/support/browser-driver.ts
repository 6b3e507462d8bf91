import type { Page } from 'playwright-core';
import type { ActionView, CaseView } from '#casework';
import type { Answers } from '#definitions';
import type { Language } from '#form-answers';
import { say } from '#form-answers';
import type { DrivenAction, NewPerson, Outcome, ScenarioDriver } from '#testing';
import { fillPage } from './fill-form.ts';
import type { Hands } from './hands.ts';

export interface BrowserDriverOptions {
  /** The hands of a user, signed in on a page of her own. */
  readonly handsOf: (actor: string) => Promise<Hands>;
  /** What is said when something is entered late and the story gives no reason. */
  readonly lateReason?: string;
  /** Why a user opens a child of another team. */
  readonly purpose?: string;
  /** The language in which the pages are read; English where it is not said. */
  readonly language?: Language;
}

const summary = (page: Page) => page.locator('.govuk-error-summary');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** What the page itself would read; the page has the session. */
const readCase = (page: Page, id: string): Promise<CaseView> =>
  page.evaluate(async (path) => (await (await fetch(path)).json()) as CaseView, `/api/cases/${id}`);

/** Goes to an address within the app and waits for its heading. */
const goTo = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await heading(page).waitFor();
};

/** After a press: waits until the page has another address, or says what is wrong. */
const moved = async (page: Page, from: string, attempt: string | null): Promise<'moved' | 'stopped'> => {
  await page.waitForFunction(
    ([path, before]) => {
      const summary = document.querySelector('.govuk-error-summary');
      return location.pathname !== path || (summary !== null && summary.getAttribute('data-attempt') !== before);
    },
    [from, attempt] as const,
  );
  return new URL(page.url()).pathname === from ? 'stopped' : 'moved';
};

const attemptOn = async (page: Page): Promise<string | null> => ((await summary(page).count()) > 0 ? summary(page).first().getAttribute('data-attempt') : null);

/** Presses the page's one filled button. */
export const pressMain = async (hands: Hands): Promise<'moved' | 'stopped'> => {
  const { page } = hands;
  const from = new URL(page.url()).pathname;
  const attempt = await attemptOn(page);
  await hands.press(page.locator('main form button[type=submit]').last());
  return moved(page, from, attempt);
};

const refusedBy = async (page: Page, action: ActionView | undefined): Promise<Outcome> => {
  const sentence = (await summary(page).innerText()).replaceAll('\n', ' ');
  return { refused: { code: action?.why?.code ?? 'refused-by-page', sentence } };
};

/** Walks the sections from where the page stands to the check of all answers; says which questions it met. */
export const fillSections = async (hands: Hands, data: Answers): Promise<ReadonlySet<string>> => {
  const { page } = hands;
  const answered = new Set<string>();
  await page.waitForURL(/\/drafts\//);
  await heading(page).waitFor();
  const first = page.locator('.ex-tl a').first();
  if ((await first.count()) > 0) await hands.press(first);
  while (!new URL(page.url()).pathname.endsWith('/check')) {
    await page.waitForURL(/\/sections\//);
    await page.locator('main form button[type=submit]').waitFor();
    for (const question of await fillPage(hands, data)) answered.add(question);
    if ((await pressMain(hands)) === 'stopped') throw new Error(`${page.url()} does not go on: ${await summary(page).innerText()}`);
    await heading(page).waitFor();
  }
  return answered;
};

/** What a page may ask before it sends, by the id of its box: the labels are in the reader's language. */
const asked = { late: 'why-late', anyway: 'why-anyway' } as const;

/** Writes what the page asks besides its form, if it asks; says whether there was anything left to write. */
const sayWhy = async ({ page, write }: Hands, id: string, words: string | undefined): Promise<boolean> => {
  const box = page.locator(`#${id}`);
  if (words === undefined || (await box.count()) === 0 || (await box.inputValue()) !== '') return false;
  await write(id, words);
  return true;
};

/** Presses send; where the page asks why it is late, or why it should go ahead although, says so and sends again. */
export const sendForm = async (hands: Hands, reason: string, exception?: string): Promise<'moved' | 'stopped'> => {
  await sayWhy(hands, asked.anyway, exception);
  const sent = await pressMain(hands);
  if (sent === 'moved') return sent;
  // What the page asks comes a moment after the sentence that says so.
  await hands.page.locator(Object.values(asked).map((id) => `#${id}`).join(', ')).first().waitFor({ timeout: 1_000 }).catch(() => undefined);
  const said = [await sayWhy(hands, asked.late, reason), await sayWhy(hands, asked.anyway, exception)];
  return said.includes(true) ? sendForm(hands, reason, exception) : sent;
};

const decide = async (hands: Hands, label: string, data: Answers, reason: string, exception?: string): Promise<'moved' | 'stopped'> => {
  const { page } = hands;
  await page.locator('#decide').waitFor();
  const choice = page.locator('#decide').getByLabel(label, { exact: true });
  if (!(await choice.isChecked())) await choice.check();
  await page.locator('#decide button[type=submit]').waitFor();
  await fillPage(hands, data);
  return sendForm(hands, reason, exception);
};

/**
 * Tells a story in a browser. Nothing here knows a form or an action: what an action does and is called comes from the case,
 * what is asked comes from the page. The engine's clock cannot be moved from here, so everything is entered now, with a
 * reason where the page asks for one.
 */
export const browserDriver = (options: BrowserDriverOptions): ScenarioDriver => {
  const { language = 'en' } = options;
  const people = new Map<string, string>();
  const cases = new Map<string, string>();
  const real = (known: ReadonlyMap<string, string>, id: string) => known.get(id) ?? id;

  const act = async (actor: string, caseId: string, action: DrivenAction): Promise<Outcome> => {
    const hands = await options.handsOf(actor);
    const { page } = hands;
    const id = real(cases, caseId);
    await openAt(page, `/cases/${id}/do/${encodeURIComponent(action.type)}`, options.purpose ?? 'Covering for a colleague today');
    const offered = (await readCase(page, id)).actions.find(({ type }) => type === action.type);
    if (!offered?.allowed) return blocked(page, offered, language);
    const data = action.data ?? {};
    const decides = offered.does === 'approve' || offered.does === 'return' || offered.does === 'accept';
    const [latest] = offered.records ?? [];
    if (latest !== undefined && !page.url().includes('/drafts/')) await page.goto(`${page.url()}?${action.again ? `record=${latest}` : 'new'}`);
    // What was sent a moment ago may still stand there as begun.
    const another = page.locator('main a[href$="?new"]');
    if ((await another.count()) > 0) await hands.press(another);
    if (!decides && offered.form) await fillSections(hands, data);
    const reason = action.reason ?? options.lateReason ?? 'Entered late.';
    const sent = decides ? await decide(hands, say(offered.label, language), data, reason, action.exception) : await sendForm(hands, reason, action.exception);
    if (sent === 'stopped') return refusedBy(page, (await readCase(page, id)).actions.find(({ type }) => type === action.type));
    await page.waitForURL(`**/cases/${id}`);
    await page.getByRole('status').locator('.ex-flash').waitFor();
    return { view: await readCase(page, id) };
  };

  return {
    travelTo: () => undefined,
    createPerson: async (actor, person) => void people.set(person.id, await addChild(await options.handsOf(actor), person)),
    restrict: () => Promise.reject(new Error('Nobody is restricted from a page yet')),
    openCase: async (actor, request) => {
      const { page, press } = await options.handsOf(actor);
      await goTo(page, `/children/${real(people, request.person)}`);
      await press(page.locator('main button.govuk-button'));
      await page.waitForURL('**/cases/*');
      const id = page.url().split('/').at(-1) ?? '';
      cases.set(request.id, id);
      await heading(page).waitFor();
      return { view: await readCase(page, id) };
    },
    act: async (actor, caseId, action) => {
      const { page } = await options.handsOf(actor);
      return act(actor, caseId, action).catch(async (error: unknown) => {
        throw new Error(`${actor}, ${action.type}, at ${page.url()}: ${String(error)}\n${await page.locator('main').innerText()}`);
      });
    },
  };
};

/** Opens a page of a case; gives a reason where it is not a child of one's own. */
const openAt = async (page: Page, path: string, purpose: string): Promise<void> => {
  await goTo(page, path);
  if ((await page.locator('#purpose').count()) === 0) return;
  await page.locator('#purpose').fill(purpose);
  await page.locator('main button[type=submit]').click();
  await page.locator('.ex-idbar').waitFor();
};

/** What cannot be done is said on its page, in the engine's sentence. */
const blocked = async (page: Page, offered: ActionView | undefined, language: Language): Promise<Outcome> => {
  const said = await page.locator('main').innerText();
  const sentence = offered?.why ? say(offered.why.sentence, language) : '';
  if (!said.includes(sentence)) throw new Error(`The page does not say why it cannot be done: ${said}`);
  return { refused: { code: offered?.why?.code ?? 'action-unknown', sentence } };
};

/** Adds a child; where others may be the same, says that this is none of them. Gives the new person's id. */
export const addChild = async (hands: Hands, { names: [name = {}], birth = {} }: Pick<NewPerson, 'names' | 'birth'>): Promise<string> => {
  const { page } = hands;
  if (!page.url().endsWith('/children/new')) await goTo(page, '/children/new');
  const known = birth.date !== undefined ? 'date' : birth.expected !== undefined ? 'expected' : 'unknown';
  const { given, family } = name;
  await fillPage(hands, { ...(given && { given }), ...(family && { family }), known, ...(known !== 'unknown' && { [known]: birth[known] ?? null }) });
  await hands.press(page.locator('main form button[type=submit]'));
  const added = /\/children\/[0-9a-f-]{36}$/;
  const others = page.locator('.ex-stale');
  await Promise.race([page.waitForURL(added), others.waitFor()]);
  if ((await others.count()) > 0) {
    await hands.press(others.getByRole('button'));
    await page.waitForURL(added);
  }
  await heading(page).waitFor();
  return page.url().split('/').at(-1) ?? '';
};
