import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { CaseView } from '#casework';
import type { Answers } from '#definitions';
import { addDays, httpDriver, londonDay } from '#testing';
import { root } from '../faults/built-engine.ts';
import { focusFaultsOn, sidewaysOn, violationsOn } from './support/accessible.ts';
import { describeInBrowser } from './support/browser.ts';
import { pressMain } from './support/browser-driver.ts';
import { byId, mouseHands } from './support/hands.ts';
import { readsIn } from './support/reads-in.ts';
import type { Stage } from './support/stage.ts';
import { startStage } from './support/stage.ts';

const worker = 'practitioner@northshire';
const manager = 'manager@northshire';
const today = londonDay(Date.now());
const contact: Answers = {
  receivedOn: today, callerName: 'Judith Marsden', callerAnonymous: false, otherChildren: [{ id: randomUUID(), name: 'Wren Thistlewood' }],
  reason: 'The school rang: Ellis has come without lunch three days running.', childsWords: '“I wasn’t hungry.”', outcome: 'referral', outcomeReason: 'Needs a fuller look.',
};
const decision: Answers = { rationale: 'Please say what the school has tried, and ask Ellis.' };

/** A page in a state: who looks at it, and how to get there. */
interface Sight {
  readonly page: string;
  readonly state: string;
  readonly as?: string;
  readonly go: (page: Page) => Promise<unknown>;
  /** A main page: Tab goes through it, and each stop must show. */
  readonly tab?: true;
}

describeInBrowser('axe, on every page in each of its states', () => {
  let stage: Stage;
  const pages = new Map<string, Promise<Page>>();
  const table: { readonly page: string; readonly state: string; readonly '1280': number; readonly '360': number; readonly sideways: number; readonly focus: number | string }[] = [];
  const cases: { [name: string]: string } = {};

  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();
  const to = (path: () => string) => async (page: Page) => {
    await page.goto(path());
    await heading(page);
  };
  const begun = (name: string, action: string) => async (page: Page) => {
    await page.goto(`/cases/${cases[name]}/do/${action}`);
    await page.waitForURL(/\/drafts\//);
    await heading(page);
  };
  const section = (name: string, action: string, id: string) => async (page: Page) => {
    await begun(name, action)(page);
    await page.goto(`${page.url().replace(/\/sections\/.*/, '')}/sections/${id}`);
    await page.locator('main form button[type=submit]').waitFor();
  };
  const check = (name: string, action: string) => async (page: Page) => {
    await begun(name, action)(page);
    await page.goto(`${page.url().replace(/\/sections\/.*/, '')}/check`);
    await heading(page);
  };
  const failing = (go: (page: Page) => Promise<unknown>) => async (page: Page) => {
    await go(page);
    await pressMain(mouseHands(page));
    await page.locator('.govuk-error-summary').waitFor();
  };
  const record = (name: string) => async (page: Page) => {
    await page.goto(`/cases/${cases[name]}/records`);
    await page.locator('main .ex-recs a[href*="/records/"]').first().click();
    await page.getByRole('button', { name: 'Print' }).waitFor();
  };
  const decide = (name: string, action = 'contact.approve') => async (page: Page) => {
    await page.goto(`/cases/${cases[name]}/do/${action}`);
    await page.locator('#decide').waitFor();
  };
  const add = async (page: Page, given: string, family: string) => {
    await page.goto('/children/new');
    await byId(page, 'q--given').fill(given);
    await byId(page, 'q--family').fill(family);
    await page.getByLabel('Nothing yet').check();
    await page.locator('main form button[type=submit]').click();
    await page.locator('.ex-stale').waitFor();
  };
  const find = (name: string) => async (page: Page) => {
    await page.goto('/children');
    await page.getByLabel('Find a child by name').fill(name);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /found for/ }).waitFor();
  };
  const preview = (form: string) => async (page: Page) => {
    await to(() => '/forms')(page);
    await page.locator(`main a[href*="/forms/${form}"]`).first().click();
    await page.waitForURL(/\/forms\//);
    await heading(page);
  };

  /** Cases of children whom nobody in the demonstration resembles, each at its own place. */
  const prepare = async () => {
    const driver = httpDriver(stage.client);
    const open = async (name: string) => {
      const ids = { person: randomUUID(), case: randomUUID() };
      await driver.createPerson(worker, { id: ids.person, names: [{ given: 'Ellis', family: `Thistlewood ${name}` }], birth: { date: addDays(today, -2500) } });
      await driver.openCase(worker, { id: ids.case, person: ids.person, workflow: 'child-in-need' });
      cases[name] = ids.case;
      const act = async (actor: string, type: string, data: Answers) => {
        const outcome = await driver.act(actor, ids.case, { id: randomUUID(), type, data });
        if ('refused' in outcome) throw new Error(`${type}: ${outcome.refused.sentence}`);
      };
      return act;
    };
    await open('empty');
    await open('filled');
    await (await open('sent'))(worker, 'contact.submit', contact);
    const again = await open('again');
    await again(worker, 'contact.submit', contact);
    await again(manager, 'contact.return', decision);
    await again(worker, 'contact.submit', { ...contact, outcomeReason: 'The school has tried breakfast club. Ellis says that mornings are hard.' });
    const returned = await open('returned');
    await returned(worker, 'contact.submit', contact);
    await returned(manager, 'contact.return', decision);
    const draft = randomUUID();
    await stage.client.as(worker, { method: 'PUT', path: `/api/cases/${cases.filled}/drafts/${draft}`, body: { action: 'contact.submit', revision: 0, changes: contact } });
    await busyCase(await open('busy'));
    // The stories of the demonstration have long histories and records of every kind.
    const story = await stage.client.as<{ readonly people: readonly { readonly id: string }[] }>(worker, { method: 'POST', path: '/api/people/search', body: { q: 'Gail Ashdown' } });
    const person = await stage.client.as<{ readonly cases: readonly { readonly id: string }[] }>(worker, { method: 'GET', path: `/api/people/${story.body.people[0]?.id}` });
    cases.story = person.body.cases[0]?.id ?? '';
    const view = (await stage.client.as<CaseView>(worker, { method: 'GET', path: `/api/cases/${cases.story}` })).body;
    cases.core = view.records.find(({ formId }) => formId === 'core-assessment')?.id ?? '';
  };

  /** A child who is looked after while the referral is written: papers beside the next step, a request that waits too long, a notice for the manager. */
  const busyCase = async (act: (actor: string, type: string, data: Answers) => Promise<void>) => {
    const example = async (form: string, file: string) => JSON.parse(await readFile(path.join(root, 'forms/shared', form, 'examples', file), 'utf8')) as Answers;
    await act(worker, 'contact.submit', contact);
    await act(manager, 'contact.approve', decision);
    await act(worker, 'placement.start', { ...(await example('placement-start', 'gail-ashdown.json')), startedOn: addDays(today, -1) });
    await act(worker, 'request.record', { ...(await example('agency-request', 'school-asked.json')), askedOn: today, neededBy: addDays(today, -1) });
  };
  const firstLink = (page: Page, name: RegExp | string) => page.getByRole('link', { name }).first();

  const sights: readonly Sight[] = [
    { page: 'sign in', state: 'empty', go: to(() => '/'), tab: true },
    { page: 'sign in', state: 'error', go: async (page) => { await to(() => '/')(page); await page.getByRole('button', { name: 'Sign in' }).click(); await page.locator('.govuk-error-summary').waitFor(); } },
    { page: 'my work', state: 'filled', as: worker, go: to(() => '/'), tab: true },
    { page: 'my work', state: 'empty', as: 'practitioner2@westhaven', go: to(() => '/') },
    { page: 'my work, manager', state: 'filled', as: manager, go: to(() => '/') },
    { page: 'find a child', state: 'empty', as: worker, go: to(() => '/children'), tab: true },
    { page: 'find a child', state: 'found', as: worker, go: find('Ashdown') },
    { page: 'find a child', state: 'none found', as: worker, go: find('Qqxz') },
    { page: 'add a child', state: 'empty', as: worker, go: to(() => '/children/new'), tab: true },
    { page: 'add a child', state: 'error', as: worker, go: failing(to(() => '/children/new')) },
    { page: 'add a child', state: 'matches', as: worker, go: (page) => add(page, 'Gail', 'Ashdown') },
    { page: 'child', state: 'new', as: worker, go: to(() => `/cases/${cases.empty}`), tab: true },
    { page: 'child', state: 'blocked', as: worker, go: to(() => `/cases/${cases.sent}`) },
    { page: 'child', state: 'returned', as: worker, go: to(() => `/cases/${cases.returned}`) },
    { page: 'child', state: 'closed', as: worker, go: to(() => `/cases/${cases.story}`) },
    { page: 'child', state: 'manager', as: manager, go: to(() => `/cases/${cases.sent}`) },
    { page: 'records', state: 'many', as: worker, go: to(() => `/cases/${cases.story}/records`) },
    { page: 'records', state: 'none', as: worker, go: to(() => `/cases/${cases.empty}/records`) },
    { page: 'task list', state: 'empty', as: worker, go: begun('empty', 'contact.submit'), tab: true },
    { page: 'task list', state: 'filled', as: worker, go: begun('filled', 'contact.submit') },
    { page: 'section: date, text, choice', state: 'empty', as: worker, go: section('empty', 'contact.submit', 'contact'), tab: true },
    { page: 'section: date, text, choice', state: 'error', as: worker, go: async (page) => { await section('empty', 'contact.submit', 'contact')(page); await byId(page, 'q--receivedOn').fill('45'); await byId(page, 'q--receivedOn-month').fill('2'); await pressMain(mouseHands(page)); await page.locator('.govuk-error-summary').waitFor(); } },
    { page: 'section: yes or no', state: 'filled', as: worker, go: section('filled', 'contact.submit', 'caller') },
    { page: 'section: rows', state: 'empty', as: worker, go: section('empty', 'contact.submit', 'child') },
    { page: 'section: rows', state: 'filled', as: worker, go: section('filled', 'contact.submit', 'child') },
    { page: 'section: rows', state: 'removing', as: worker, go: async (page) => { await section('filled', 'contact.submit', 'child')(page); await page.getByRole('button', { name: /^Remove “/ }).click(); } },
    { page: 'section: narrative, words', state: 'filled', as: worker, go: section('filled', 'contact.submit', 'reason') },
    { page: 'section: list', state: 'filled', as: worker, go: section('filled', 'contact.submit', 'outcome') },
    { page: 'confirm an action', state: 'asking', as: worker, go: to(() => `/cases/${cases.returned}/do/strategy-discussion.start`) },
    { page: 'assignment', state: 'people by name', as: manager, go: begun('sent', 'case.assign') },
    { page: 'check answers', state: 'incomplete', as: worker, go: check('empty', 'contact.submit') },
    { page: 'check answers', state: 'error', as: worker, go: failing(check('empty', 'contact.submit')) },
    { page: 'check answers', state: 'filled', as: worker, go: check('filled', 'contact.submit'), tab: true },
    { page: 'discard', state: 'asking', as: worker, go: async (page) => { await begun('filled', 'contact.submit')(page); await page.getByRole('button', { name: 'Discard what was written' }).click(); } },
    { page: 'decide', state: 'to choose', as: manager, go: decide('sent'), tab: true },
    { page: 'decide', state: 'reasons', as: manager, go: async (page) => { await decide('sent')(page); await page.locator('#decide').getByRole('radio').first().check(); await page.locator('#decide button[type=submit]').waitFor(); } },
    { page: 'decide', state: 'error', as: manager, go: async (page) => { await decide('sent')(page); await page.locator('#decide').getByRole('radio').nth(1).check(); await page.locator('#decide button[type=submit]').click(); await page.locator('.govuk-error-summary').waitFor(); } },
    { page: 'decide', state: 'sent again', as: manager, go: decide('again') },
    { page: 'record', state: 'read-only', as: worker, go: record('sent'), tab: true },
    { page: 'record', state: 'long, decided', as: worker, go: async (page) => { await to(() => `/cases/${cases.story}/records/${cases.core}`)(page); await page.getByRole('button', { name: 'Print' }).waitFor(); } },
    { page: 'history', state: 'long', as: worker, go: to(() => `/cases/${cases.story}/history`), tab: true },
    { page: 'confirmation', state: 'sent', as: worker, go: async (page) => { await check('filled', 'contact.submit')(page); await pressMain(mouseHands(page)); await page.locator('.ex-flash').waitFor(); } },
    { page: 'reason', state: 'empty', as: 'practitioner2@northshire', go: to(() => `/cases/${cases.sent}`), tab: true },
    { page: 'reason', state: 'error', as: 'practitioner2@northshire', go: failing(to(() => `/cases/${cases.sent}`)) },
    { page: 'openings', state: 'none', as: 'manager@westhaven', go: to(() => '/openings') },
    { page: 'openings', state: 'one', as: manager, go: async (page) => { await stage.client.as('practitioner2@northshire', { method: 'POST', path: `/api/cases/${cases.returned}/reasons`, body: { purpose: 'Asked to ring the school.' } }); await stage.client.as('practitioner2@northshire', { method: 'GET', path: `/api/cases/${cases.returned}` }); await to(() => '/openings')(page); } },
    { page: 'child', state: 'looked after, papers beside', as: worker, go: async (page) => { await to(() => `/cases/${cases.busy}`)(page); for (const one of await page.locator('main details > summary').all()) await one.click(); }, tab: true },
    { page: 'child', state: 'looked after, manager', as: manager, go: to(() => `/cases/${cases.busy}`) },
    { page: 'clock', state: 'its source in law', as: worker, go: async (page) => { await to(() => `/cases/${cases.busy}`)(page); await page.locator('.ex-tip__name').first().focus(); await page.locator('.ex-tip__text').first().waitFor(); } },
    { page: 'chronology', state: 'long', as: worker, go: to(() => `/cases/${cases.story}/chronology`), tab: true },
    { page: 'shared with', state: 'a request waits', as: worker, go: async (page) => { await to(() => `/cases/${cases.busy}/shared`)(page); await firstLink(page, /^Chase/).waitFor(); }, tab: true },
    { page: 'a note that goes on', state: 'to choose', as: worker, go: async (page) => { await to(() => `/cases/${cases.busy}/do/request.record`)(page); await firstLink(page, /^Go on with this one/).waitFor(); } },
    { page: 'correct a day', state: 'empty', as: worker, go: async (page) => { await to(() => `/cases/${cases.busy}/history`)(page); await firstLink(page, /^Correct this day/).click(); await page.waitForURL(/\/drafts\//); await page.locator('main form button[type=submit]').waitFor(); } },
    { page: 'form preview', state: 'as printed', as: 'author@northshire', go: async (page) => { await preview('core-assessment')(page); await page.getByRole('link', { name: 'As printed' }).click(); } },
    { page: 'nothing here', state: 'error', as: worker, go: to(() => '/no/such/page') },
    { page: 'session ran out', state: 'dialog', as: 'practitioner@westhaven', go: async (page) => { await to(() => '/children')(page); await page.context().clearCookies(); await page.getByLabel('Find a child by name').fill('Gail'); await page.keyboard.press('Enter'); await page.getByRole('dialog').waitFor(); } },
    { page: 'forms in force', state: 'author', as: 'author@northshire', go: to(() => '/forms'), tab: true },
    { page: 'form preview', state: 'core assessment', as: 'author@northshire', go: preview('core-assessment') },
    { page: 'form preview', state: 'strategy discussion', as: 'author@northshire', go: preview('strategy-discussion') },
    { page: 'home', state: 'analyst', as: 'analyst@northshire', go: to(() => '/') },
    { page: 'home', state: 'admin', as: 'admin@northshire', go: to(() => '/') },
    { page: 'my work', state: 'Cymraeg', as: 'practitioner@glanymor', go: async (page) => { await to(() => '/')(page); await readsIn(page, 'cy'); } },
    { page: 'add a child', state: 'Cymraeg', as: 'practitioner@glanymor', go: to(() => '/children/new') },
  ];

  const pageOf = (user: string | undefined): Promise<Page> => {
    const known = pages.get(user ?? '') ?? (user ? stage.openAs(user) : stage.open());
    pages.set(user ?? '', known);
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

  it('finds what is wrong where something is: its instruments are tried on a page with planted faults', async () => {
    const page = await stage.open();
    await page.setContent('<html lang="en"><title>Faults</title><main><h1>Faults</h1><style>a:focus { outline: none }</style><input><a href="/x">x</a><p style="width: 2000px">wide</p></main>');
    expect(await violationsOn(page)).toContainEqual(expect.stringMatching(/^label: input/));
    expect(await sidewaysOn(page)).toHaveLength(1);
    expect(await focusFaultsOn(page)).toEqual([expect.stringMatching(/^no visible focus: <a/)]);
  }, 60_000);

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
