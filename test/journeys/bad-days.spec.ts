import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { CaseEvent } from '#casework';
import type { Answers } from '#definitions';
import type { NewPerson, ScenarioDriver } from '#testing';
import { addDays, httpDriver, londonDay } from '#testing';
import { describeInBrowser } from './support/browser.ts';
import { addChild, fillSections, pressMain } from './support/browser-driver.ts';
import { byId, mouseHands } from './support/hands.ts';
import type { Stage } from './support/stage.ts';
import { startStage } from './support/stage.ts';

const worker = 'practitioner@northshire';
const manager = 'manager@northshire';
const otherWorker = 'practitioner2@northshire';
const today = londonDay(Date.now());
const reason = 'q--reason';
const told = 'The school rang: Ellis has come without lunch three days running and would not say why.';
const contact: Answers = { receivedOn: today, reason: told, outcome: 'referral', outcomeReason: 'Needs a fuller look.' };

describeInBrowser('a bad day', () => {
  let stage: Stage;
  let driver: ScenarioDriver;
  let page: Page;
  let families = 0;

  /** Nobody in the demonstration is called so. */
  const nextFamily = () => `Thistlewood${String.fromCharCode(65 + (families += 1))}`;
  const opened = async (person: Omit<NewPerson, 'id'> = { names: [{ given: 'Ellis', family: nextFamily() }] }) => {
    const ids = { person: randomUUID(), case: randomUUID() };
    await driver.createPerson(worker, { id: ids.person, ...person });
    await driver.openCase(worker, { id: ids.case, person: ids.person, workflow: 'child-in-need' });
    return ids;
  };
  const sentContact = async () => {
    const ids = await opened();
    await driver.act(worker, ids.case, { id: randomUUID(), type: 'contact.submit', data: contact });
    return ids;
  };
  /** The contact begun, at one of its sections. */
  const atSection = async (on: Page, caseId: string, section: string) => {
    await on.goto(`/cases/${caseId}/do/contact.submit`);
    await on.waitForURL(/\/drafts\/[^/]+$/);
    await on.goto(`${on.url()}/sections/${section}`);
    await on.locator('main form button[type=submit]').waitFor();
  };
  const saved = (on: Page) => on.locator('.ex-save').filter({ hasText: /^Saved \d\d:\d\d/ }).waitFor();
  const summary = (on: Page) => on.locator('.govuk-error-summary');
  const isFocused = (selector: string) => page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
  const eventsOf = async (caseId: string) => {
    const reply = await stage.client.as<{ readonly events: readonly CaseEvent[] }>(worker, { method: 'GET', path: `/api/cases/${caseId}/events` });
    return reply.body.events;
  };
  const savedAnswers = async (on: Page): Promise<Answers> => {
    const path = new URL(on.url()).pathname.replace(/\/(sections|check).*$/, '');
    return (await stage.client.as<{ readonly answers: Answers }>(worker, { method: 'GET', path: `/api${path}` })).body.answers;
  };

  beforeAll(async () => {
    stage = await startStage({ children: false });
    driver = httpDriver(stage.client);
    page = await stage.openAs(worker);
  }, 120_000);
  afterAll(() => stage?.close());

  describe('with answers that cannot be right', () => {
    it('the page stays, focuses the summary, begins its title with “Error:” and leads to the field', async () => {
      await atSection(page, (await opened()).case, 'contact');
      await byId(page, 'q--receivedOn').fill('31');
      await byId(page, 'q--receivedOn-month').fill('2');
      await byId(page, 'q--receivedOn-year').fill('2026');
      expect(await pressMain(mouseHands(page))).toBe('stopped');
      await isFocused('.govuk-error-summary');
      expect(await page.title()).toMatch(/^Error: /);
      await summary(page).getByRole('link').first().click();
      await isFocused('#q--receivedOn');
      const described = await byId(page, 'q--receivedOn').evaluate((input) => input.closest('fieldset')?.getAttribute('aria-describedby') ?? '');
      expect(described).toContain('q--receivedOn-error');
      expect(await byId(page, 'q--receivedOn').inputValue()).toBe('31');
    }, 60_000);

    it('the check lists everything that is missing, and each line goes to its question', async () => {
      await atSection(page, (await opened()).case, 'outcome');
      expect(await pressMain(mouseHands(page))).toBe('moved');
      expect(await pressMain(mouseHands(page))).toBe('stopped');
      await isFocused('.govuk-error-summary');
      expect(await page.title()).toMatch(/^Error: /);
      expect(await summary(page).getByRole('link').count()).toBeGreaterThanOrEqual(3);
      await summary(page).getByRole('link').last().click();
      await page.waitForURL(/\/sections\/outcome/);
      await isFocused('#q--outcomeReason');
    }, 60_000);
  });

  it('somebody else sent the form that both had open: the page says who and when, and keeps the text', async () => {
    const { case: id } = await opened();
    await page.goto(`/cases/${id}/do/contact.submit`);
    await fillSections(mouseHands(page), contact);
    const second = await stage.openAs(manager);
    await second.goto(`/cases/${id}/do/contact.submit`);
    await fillSections(mouseHands(second), contact);
    expect(await pressMain(mouseHands(second))).toBe('moved');
    expect(await pressMain(mouseHands(page))).toBe('stopped');
    await isFocused('.govuk-error-summary');
    expect(await summary(page).innerText()).toMatch(/Something changed since you opened this[\s\S]*Ruth Pemberton/);
    expect(await page.locator('main').innerText()).toContain(told);
    expect((await eventsOf(id)).filter(({ type }) => type === 'contact.submit')).toHaveLength(1);
    await second.context().close();
  }, 60_000);

  it('the record was returned and sent again while a manager wrote her reasons: she reads so, keeps them, and decides on what is true now', async () => {
    const { case: id } = await sentContact();
    const hers = await stage.openAs(manager);
    await hers.goto(`/cases/${id}/do/contact.approve`);
    await hers.locator('#decide').getByRole('radio', { name: /^Approve/ }).check();
    await hers.getByLabel(/^Your reasons/).fill('The school knows this family well.');
    await driver.act(manager, id, { id: randomUUID(), type: 'contact.return', data: { rationale: 'Please ask Ellis.' } });
    await driver.act(worker, id, { id: randomUUID(), type: 'contact.submit', data: { ...contact, childsWords: '“Mornings are hard.”' } });
    expect(await pressMain(mouseHands(hers))).toBe('stopped');
    await hers.waitForFunction(() => document.activeElement?.matches('.govuk-error-summary'));
    expect(await summary(hers).innerText()).toMatch(/Something changed since you opened this[\s\S]*Amina Yusuf/);
    expect(await hers.getByLabel(/^Your reasons/).inputValue()).toBe('The school knows this family well.');
    await hers.getByText('“Mornings are hard.”').first().waitFor();
    expect(await pressMain(mouseHands(hers))).toBe('moved');
    expect((await eventsOf(id)).filter(({ type }) => type === 'contact.approve')).toHaveLength(1);
    await hers.context().close();
  }, 60_000);

  it('a double click on send is recorded once', async () => {
    const { case: id } = await opened();
    await page.goto(`/cases/${id}/do/contact.submit`);
    await fillSections(mouseHands(page), contact);
    await page.locator('main form button[type=submit]').last().dblclick();
    await page.waitForURL(`**/cases/${id}`);
    expect((await eventsOf(id)).filter(({ type }) => type === 'contact.submit')).toHaveLength(1);
  }, 60_000);

  it('the engine is killed and comes back while a form is open: nothing is lost, and the page recovers by itself', async () => {
    await atSection(page, (await opened()).case, 'reason');
    await byId(page, reason).fill('Before the cut.');
    await saved(page);
    await stage.killEngine();
    await byId(page, reason).fill(`Before the cut. ${told}`);
    await page.locator('.ex-save').filter({ hasText: 'Saved on this computer only' }).waitFor();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain('without lunch');
    await stage.startEngine();
    await saved(page);
    expect(await savedAnswers(page)).toMatchObject({ reason: `Before the cut. ${told}` });
    await page.reload();
    expect(await byId(page, reason).inputValue()).toBe(`Before the cut. ${told}`);
  }, 120_000);

  it('a page that was closed while the line was down brings its words along when it is opened again', async () => {
    await atSection(page, (await opened()).case, 'reason');
    await page.route('**/drafts/**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await byId(page, reason).fill(told);
    await page.locator('.ex-save').filter({ hasText: 'Saved on this computer only' }).waitFor();
    await page.unroute('**/drafts/**');
    await page.reload();
    await saved(page);
    expect(await byId(page, reason).inputValue()).toBe(told);
    expect(await savedAnswers(page)).toMatchObject({ reason: told });
  }, 60_000);

  describe('with a session that ends in the middle of a form', () => {
    const runOut = async (on: Page) => {
      await atSection(on, (await opened()).case, 'reason');
      await byId(on, reason).fill('Written while signed in.');
      await saved(on);
      await on.context().clearCookies();
      await byId(on, reason).fill(`Written after it ended. ${told}`);
      await on.getByRole('dialog').waitFor();
      expect(await on.getByRole('dialog').innerText()).toContain('You were signed out');
    };

    it('she signs in again on the same page and goes on, with every word', async () => {
      const own = await stage.openAs(worker);
      await runOut(own);
      const at = own.url();
      await own.getByRole('dialog').getByLabel('Password').fill('demo');
      await own.getByRole('dialog').getByRole('button', { name: 'Sign in and go on' }).click();
      await own.getByRole('dialog').waitFor({ state: 'detached' });
      await saved(own);
      expect(own.url()).toBe(at);
      expect(await savedAnswers(own)).toMatchObject({ reason: `Written after it ended. ${told}` });
      await own.context().close();
    }, 60_000);

    it('another person who signs in there sees nothing of it, and nothing of it stays on the computer', async () => {
      const shared = await stage.openAs(worker);
      await runOut(shared);
      const dialog = shared.getByRole('dialog');
      await dialog.getByLabel('User name').fill(otherWorker);
      await dialog.getByLabel('Password').fill('demo');
      await dialog.getByRole('button', { name: 'Sign in and go on' }).click();
      await shared.getByText('Daniel Kerslake').waitFor();
      await shared.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
      const kept = await shared.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage));
      expect(kept).not.toContain('without lunch');
      await shared.goBack();
      await shared.waitForTimeout(500);
      expect(await shared.locator('body').innerText()).not.toContain('without lunch');
      expect(await shared.evaluate(() => [...document.querySelectorAll('textarea')].map(({ value }) => value).join(' '))).not.toContain('without lunch');
      await shared.context().close();
    }, 60_000);
  });

  it('a contact about a child with one name and no birth date can be recorded', async () => {
    const hands = mouseHands(page);
    await addChild(hands, { names: [{ given: nextFamily() }] });
    await page.getByText('Birth date not known').waitFor();
    await page.getByRole('button', { name: /^Begin/ }).click();
    await page.waitForURL('**/cases/*');
    const id = page.url().split('/').at(-1) ?? '';
    await page.getByRole('link', { name: /^Write it/ }).first().click();
    await fillSections(hands, contact);
    expect(await pressMain(hands)).toBe('moved');
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['case.open', 'contact.submit']);
  }, 60_000);

  it('an unborn child has the day on which it is expected', async () => {
    await addChild(mouseHands(page), { names: [{ family: nextFamily() }], birth: { expected: addDays(today, 60) } });
    await page.getByRole('button', { name: /^Begin/ }).click();
    await page.waitForURL('**/cases/*');
    await page.locator('.ex-idbar').filter({ hasText: 'Not born yet, expected' }).waitFor();
  }, 60_000);

  it('what is blocked says why, and who can resolve it', async () => {
    const { case: id } = await sentContact();
    await page.goto(`/cases/${id}`);
    const blocked = page.locator('.ex-blocked');
    await blocked.filter({ hasText: 'Ruth Pemberton' }).waitFor();
    expect(await blocked.innerText()).toMatch(/Can resolve this: .*Ruth Pemberton/);
  }, 60_000);

  it('an action that nobody knows is an ordinary page that says so', async () => {
    const { case: id } = await opened();
    await page.goto(`/cases/${id}/do/fly.away`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('There is nothing here');
  }, 60_000);

  it('a restricted child is nowhere for others: not found, not suggested, not opened, not in a list', async () => {
    const family = nextFamily();
    const ids = await opened({ names: [{ given: 'Isla', family }] });
    await driver.restrict(manager, ids.person, [worker, manager], randomUUID());
    const other = await stage.openAs(otherWorker);
    await other.goto('/children');
    await other.getByLabel('Find a child by name').fill(family);
    await other.keyboard.press('Enter');
    await other.getByRole('heading', { name: /^0 children found/ }).waitFor();
    for (const path of [`/children/${ids.person}`, `/cases/${ids.case}`]) {
      await other.goto(path);
      await other.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
      expect(await other.locator('body').innerText()).not.toContain('Isla');
    }
    await addChild(mouseHands(other), { names: [{ given: 'Isla', family }] });
    expect(await other.getByRole('status').first().innerText()).toContain('The child was added');
    await other.goto('/');
    await other.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    expect(await other.locator('body').innerText()).not.toContain(family);
    await other.context().close();
  }, 60_000);

  it('another team’s child asks for a reason, which the child’s manager sees', async () => {
    const { case: id } = await opened();
    const other = await stage.openAs(otherWorker);
    await other.goto(`/cases/${id}`);
    await other.getByRole('heading', { level: 1, name: 'Why do you need to open this record?' }).waitFor();
    await other.locator('main button[type=submit]').click();
    await other.waitForFunction(() => document.activeElement?.matches('.govuk-error-summary'));
    expect(await other.title()).toMatch(/^Error: /);
    await other.getByLabel('Your reason').fill('Amina asked me to ring the school for her.');
    await other.locator('main button[type=submit]').click();
    await other.locator('.ex-idbar').waitFor();
    await other.context().close();
    const hers = await stage.openAs(manager);
    await hers.goto('/openings');
    await hers.getByText('Amina asked me to ring the school for her.').waitFor();
    expect(await hers.locator('main').innerText()).toContain('Daniel Kerslake');
    await hers.context().close();
  }, 60_000);

  it('a record that is printed has no empty headings and none of the screen’s furniture', async () => {
    const { case: id } = await sentContact();
    await page.goto(`/cases/${id}/records`);
    await page.locator('main').getByRole('link', { name: 'Contact' }).first().click();
    await page.getByRole('button', { name: 'Print' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    const printed = await page.evaluate(() => {
      const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
      const text = (element: Element) => (element as HTMLElement).innerText.trim();
      const headings = [...document.querySelectorAll('h1, h2, h3, h4')].filter(visible);
      return {
        headings: headings.map(text),
        bare: headings.filter((heading) => text(heading) === '' || (heading.tagName !== 'H1' && text(heading.parentElement as Element) === text(heading))).map(text),
        furniture: [...document.querySelectorAll('header, footer, nav, button')].filter(visible).map(text),
        body: document.body.innerText,
      };
    });
    await page.emulateMedia({ media: null });
    expect(printed).toMatchObject({ bare: [], furniture: [] });
    expect(printed.headings.length).toBeGreaterThan(2);
    expect(printed.body).toContain(told);
    expect(printed.body).toContain('Ellis Thistlewood');
  }, 60_000);
});
