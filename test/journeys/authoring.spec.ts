import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { CaseView } from '#casework';
import { httpDriver, loadScenarios, resolveDays, walkScenario, type ScenarioOfWorkflow } from '#testing';
import { author, publisher } from './support/authoring-stage.ts';
import { describeInBrowser } from './support/browser.ts';
import type { Stage } from './support/stage.ts';
import { startStage } from './support/stage.ts';

const worker = 'practitioner@northshire';
const manager = 'manager@northshire';
const second = 'service-manager@northshire';
const form = 'core-assessment';
const submit = 'core-assessment.submit';
const asked = 'Does the child have enough to eat?';
const meals = 'Which meals are missed, and why';
/** Pictures of each page at two widths, into the folder that this names; none without it. */
const pictures = process.env['AUTHORING_PICTURES'];

/** From the national core assessment to a published one of Northshire's own, without a letter of JSON. */
describeInBrowser('an authority that makes a form and a pathway its own', () => {
  let stage: Stage;
  let page: Page;
  let change: string;
  let story: ScenarioOfWorkflow;
  /** Two cases in which a core assessment is to be written: of one, its draft is begun before anything is published. */
  let begun: string;
  let waiting: string;
  /** The day on which the stories begin. */
  let start: string;
  const draft = '0f0e7a54-6f5b-4c53-8a4d-6d6c2b1a9e11';

  const driver = () => httpDriver(stage.client);
  /** A new child's case, brought to where its core assessment is written. */
  const caseOf = async (name: string): Promise<string> => {
    const at = story.steps.findIndex(({ action }) => action === submit);
    const steps = story.steps.slice(0, at).map((step) => ({ ...step, reason: 'Written up from my notes.' }));
    const { faults, cases, ...walked } = await walkScenario({ ...story, id: `${story.id}-${name}`, steps }, driver(), { now: new Date().toISOString() });
    start = walked.start;
    expect(faults.filter(({ sentence }) => sentence.startsWith('refused'))).toEqual([]);
    return Object.values(cases)[0] ?? '';
  };
  const ask = async <T>(user: string, address: string): Promise<T> => (await stage.client.as<T>(user, { method: 'GET', path: address })).body;
  const viewOf = (id: string): Promise<CaseView> => ask<CaseView>(worker, `/api/cases/${id}`);
  const data = () => resolveDays(story.steps.find(({ action }) => action === submit)?.data ?? {}, start);
  const decide = (user: string, id: string, type: string) => driver().act(user, id, { id: crypto.randomUUID(), type, data: { rationale: 'I have read it and agree.' } });
  const needOf = ({ regions }: CaseView): string | undefined => regions.find(({ id }) => id === 'need')?.state;
  const show = async (on: Page, name: string): Promise<void> => {
    if (!pictures) return;
    await mkdir(pictures, { recursive: true });
    for (const [width, height] of [[1280, 900], [360, 740]] as const) {
      await on.setViewportSize({ width, height });
      await on.evaluate(() => window.scrollTo(0, 0));
      await on.waitForTimeout(300);
      const whole = await on.evaluate(() => document.documentElement.scrollHeight);
      await on.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(whole, 1280) } });
    }
    await on.setViewportSize({ width: 1280, height: 900 });
  };
  const savedAndChecked = () => page.locator('#checks').getByText(/Saved and checked/).waitFor();
  const addQuestion = async (label: string, kind: string, fill: (dialog: ReturnType<Page['locator']>) => Promise<void>) => {
    await page.getByRole('button', { name: 'Add a question', exact: true }).first().click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel('What is asked').fill(label);
    await dialog.getByLabel(kind, { exact: true }).check();
    await fill(dialog);
    await dialog.getByRole('button', { name: 'Add the question' }).click();
    await page.locator('#settings').getByText(`“${label}”`).waitFor();
  };
  const choose = async (label: string) => {
    await page.locator('.ex-tree').getByRole('button', { name: label, exact: true }).click();
    await page.locator('#settings').getByText(`“${label}”`).waitFor();
  };

  beforeAll(async () => {
    const found = (await loadScenarios(process.cwd())).find(({ id }) => id === 'young-carer');
    if (!found) throw new Error('There is no story of a young carer');
    story = found;
    stage = await startStage();
    [begun, waiting] = [await caseOf('begun'), await caseOf('waiting')];
    const first = await stage.client.as(worker, { method: 'PUT', path: `/api/cases/${begun}/drafts/${draft}`, body: { action: submit, revision: 0, changes: { reason: 'Begun before anything was published.' } } });
    expect(first.status).toBe(200);
    page = await stage.openAs(author);
  }, 240_000);
  afterAll(async () => stage?.close());

  it('begins with what it is called and why', async () => {
    await page.goto('/authoring');
    await page.getByLabel('What it is called').fill('Hunger, seen and written down');
    await page.getByLabel('Why it is needed').fill('Two local reviews found that hunger was seen and not written down in one place.');
    await page.getByRole('button', { name: 'Begin the change' }).click();
    await page.waitForURL(/\/authoring\/changes\/./);
    change = page.url().split('/').at(-1) ?? '';
  }, 60_000);

  it('adds two questions, one of them only when it is needed and repeating, and says them in Welsh', async () => {
    await page.goto(`/authoring/changes/${change}/forms/${form}`);
    await page.getByRole('button', { name: 'Health', exact: true }).click();
    await addQuestion(asked, 'One of several', (dialog) => dialog.getByLabel('Options', { exact: true }).fill('Yes, always\nNot always\nNot known yet'));
    await page.getByLabel('Question, in Welsh').fill('Oes gan y plentyn ddigon i’w fwyta?');
    await addQuestion(meals, 'Repeating group', (dialog) => dialog.getByLabel('The first question of each row').fill('Which meal'));
    await page.getByRole('button', { name: /^Only when/ }).first().click();
    await page.getByLabel('Question of condition 1').selectOption({ label: asked });
    await page.getByLabel('Condition 1', { exact: true }).selectOption('oneOf');
    await page.locator('#settings').getByLabel('Not always').check();
    await savedAndChecked();
    await page.locator(`#canvas`).getByText('Not always').first().waitFor();
    await show(page, 'form-designer');
  }, 90_000);

  it('rewords a question of the pack and asks more of another, and loosens nothing', async () => {
    await page.getByRole('button', { name: 'About this assessment', exact: true }).click();
    await choose('Who was seen or asked');
    await page.getByRole('textbox', { name: 'Question, in English' }).first().fill('Who was seen, asked or listened to');
    await page.locator('.ex-tree').getByText('Who was seen, asked or listened to').waitFor();
    await choose('The child’s story so far');
    await page.getByRole('combobox', { name: 'Must it be answered?' }).selectOption('always');
    await savedAndChecked();
    await page.getByRole('heading', { name: /^Checks: 0 to mend/ }).waitFor();
    const says = page.locator('main');
    await says.getByText(/Adds the question “Does the child have enough to eat\?”/).first().waitFor();
    await says.getByText(/“Who was seen or asked” now reads “Who was seen, asked or listened to”/).first().waitFor();
  }, 90_000);

  it('lets another person’s approval follow that of the core assessment', async () => {
    await page.goto(`/authoring/changes/${change}/workflows/child-in-need`);
    await page.locator('.ex-flow__node', { hasText: 'The core assessment waits' }).click();
    await page.getByRole('button', { name: /Approve the core assessment/ }).first().click();
    await page.getByRole('button', { name: 'Add an approval after it' }).click();
    const add = page.locator('form.ex-flowadd');
    await add.getByLabel(/^What it is called:\s*English/).fill('Second approval of the core assessment');
    await add.getByLabel('Service manager, looked after children').check();
    await add.getByRole('button', { name: 'Add an approval after it' }).click();
    await page.locator('.ex-flow__node', { hasText: 'Second approval of the core assessment' }).waitFor();
    await page.getByText(/There is no way round an approval/).waitFor();
    await page.getByText(/^Saved \d/).first().waitFor();
    await show(page, 'workflow-designer');
  }, 90_000);

  it('is replayed against the open cases, tried and sent; its author cannot publish it', async () => {
    await page.goto(`/authoring/changes/${change}/replay`);
    await page.getByText(/Cases keep the version they/).waitFor();
    await show(page, 'replay');
    await page.goto(`/authoring/changes/${change}`);
    await page.getByRole('button', { name: 'I have tried it' }).click();
    await page.getByText('Noted: you have tried it.').waitFor();
    await page.getByRole('button', { name: 'Send it to a second person' }).click();
    await page.getByText('It is with a second person now.').waitFor();
    await page.locator('#why-publish').waitFor();
  }, 60_000);

  it('is published by a second person, who reads what it changes in sentences', async () => {
    const other = await stage.openAs(publisher);
    await other.goto(`/authoring/changes/${change}`);
    await other.getByText(/Adds the question “Does the child have enough to eat\?”/).first().waitFor();
    await show(other, 'change-to-publish');
    await other.getByRole('button', { name: /^Publish it/ }).click();
    await other.getByText('It is published.').first().waitFor();
  }, 60_000);

  it('is met by a practitioner in a record that she begins now', async () => {
    const hers = await stage.openAs(worker);
    await hers.goto(`/cases/${waiting}/do/${submit}`);
    await hers.waitForURL(/drafts\//);
    const record = hers.url().replace(/\/(sections|check).*$/, '');
    await hers.goto(`${record}/sections/about`);
    await hers.getByText('Who was seen, asked or listened to', { exact: true }).waitFor();
    await hers.goto(`${record}/sections/health`);
    await hers.getByText(asked).waitFor();
    expect(await hers.getByText(meals).count()).toBe(0);
    await hers.getByLabel('Not always').check();
    await hers.getByText(meals).first().waitFor();
    await hers.getByRole('button', { name: new RegExp(`Add.*${meals}`) }).click();
    await hers.getByLabel('Which meal').fill('Breakfast');
    await show(hers, 'own-questions');
    await hers.goto(`${record}/check`);
    await hers.getByRole('button', { name: /^Send/ }).first().click();
    await hers.locator('.govuk-error-summary').getByText('The child’s story so far').waitFor();
  }, 90_000);

  it('leaves a record that was begun before on its form', async () => {
    const hers = await stage.openAs(worker);
    await hers.goto(`/cases/${begun}/drafts/${draft}/sections/health`);
    await hers.getByRole('heading', { level: 1 }).waitFor();
    await hers.getByText('Needs and strengths').first().waitFor();
    expect(await hers.getByText(asked).count()).toBe(0);
    const { form: ref } = await ask<{ readonly form: string }>(worker, `/api/cases/${begun}/drafts/${draft}`);
    expect(ref).toMatch(/\+northshire\.0$/);
  }, 60_000);

  it('leaves an open case on its workflow: its manager’s approval is the only one', async () => {
    const sent = await driver().act(worker, begun, { id: crypto.randomUUID(), type: submit, data: data() });
    expect(sent).toHaveProperty('view');
    const done = await decide(manager, begun, 'core-assessment.approve');
    expect('view' in done && needOf(done.view)).toBe('planning.writing');
  }, 60_000);

  it('asks a new case for the second approval', async () => {
    const id = await caseOf('new');
    const sent = await driver().act(worker, id, { id: crypto.randomUUID(), type: submit, data: { ...data(), background: 'She has looked after her mother since she was eight.' } });
    expect(sent).toHaveProperty('view');
    const first = await decide(manager, id, 'core-assessment.approve');
    expect('view' in first && needOf(first.view)).toMatch(/second-approval/);
    const hers = await stage.openAs(second);
    await hers.goto('/');
    await hers.getByText(/Second approval of the core assessment/).first().waitFor();
    await show(hers, 'second-approval');
    const type = (await ask<CaseView>(second, `/api/cases/${id}`)).actions.find(({ does, allowed }) => does === 'approve' && allowed)?.type ?? '';
    const both = await decide(second, id, type);
    expect('view' in both && needOf(both.view)).toBe('planning.writing');
    expect(needOf(await viewOf(id))).toBe('planning.writing');
  }, 120_000);
});
