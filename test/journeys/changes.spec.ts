import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { MadeChange } from './support/authoring-stage.ts';
import { author, changesOf, ownQuestion, publisher } from './support/authoring-stage.ts';
import { describeInBrowser } from './support/browser.ts';
import type { Stage } from './support/stage.ts';
import { startStage } from './support/stage.ts';

describeInBrowser('a change, in the hands of its author and of the second person', () => {
  let stage: Stage;
  let changes: ReturnType<typeof changesOf>;
  let page: Page;

  beforeAll(async () => {
    stage = await startStage({ children: false });
    changes = changesOf(stage.client);
    page = await stage.openAs(author);
  }, 120_000);
  afterAll(async () => stage?.close());

  const open = async (on: Page, { id }: MadeChange, rest = '') => {
    await on.goto(`/authoring/changes/${id}${rest}`);
    await on.getByRole('heading', { level: 1 }).waitFor();
    await on.waitForLoadState('networkidle');
  };
  const editor = () => page.locator('.cm-content');
  const typeAnew = async (text: string) => {
    await editor().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
  };
  const openFile = async (change: MadeChange) => {
    await open(page, change, `/files?file=forms/${change.form}`);
    await editor().waitFor();
  };
  const saved = () => page.getByText(/^Saved \d/).waitFor();
  const summary = (on: Page) => on.locator('.govuk-error-summary');

  it('is begun once, however often the button is pressed', async () => {
    await page.goto('/authoring');
    await page.getByLabel('What it is called').fill('Pressed twice');
    await page.getByLabel('Why it is needed').fill('A hand that trembles.');
    await page.getByRole('button', { name: 'Begin the change' }).dblclick();
    await page.waitForURL(/\/changes\//);
    await page.goto('/authoring');
    await page.getByRole('link', { name: 'Pressed twice' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Pressed twice' }).count()).toBe(1);
  }, 60_000);

  it('keeps what its author typed while somebody else changed it, and through a reload', async () => {
    const change = await changes.begin('Two tabs');
    await changes.write(change, (form) => ownQuestion('tabs')(form).slice(0, 1));
    await open(page, change);
    const other = await stage.openAs(author);
    await open(other, change);
    await other.getByRole('button', { name: 'I have tried it' }).click();
    await other.getByText('Noted: you have tried it.').waitFor();
    await page.getByRole('button', { name: 'Write the title or the reason anew' }).click();
    await page.getByLabel('Why it is needed').fill('Typed in the first tab');
    await page.getByRole('button', { name: 'Save title and reason' }).click();
    await summary(page).waitFor();
    expect(await summary(page).innerText()).toContain('What you wrote is still here');
    await page.reload();
    await page.getByRole('button', { name: 'Write the title or the reason anew' }).click();
    expect(await page.getByLabel('Why it is needed').inputValue()).toBe('Typed in the first tab');
    await page.getByRole('button', { name: 'Save title and reason' }).click();
    await page.getByText('Typed in the first tab').waitFor();
  }, 60_000);

  it('says so when no answer comes, and goes on when the line is back', async () => {
    const change = await changes.begin('A lost line');
    await changes.write(change, (form) => ownQuestion('line')(form).slice(0, 1));
    await open(page, change);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'I have tried it' }).click();
    await summary(page).getByText('No answer came').first().waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'I have tried it' }).click();
    await page.getByText('Noted: you have tried it.').waitFor();
  }, 60_000);

  it('is written as text with the keys and values of the grammar at the cursor, and its faults are marked where they stand', async () => {
    const change = await changes.begin('As text');
    await openFile(change);
    const { overlay } = await changes.read(change);
    await typeAnew(JSON.stringify({ ...overlay, operations: [] }, null, 2).replace('[]', '[{ "does": "req", "question": "noSuchQuestion" }]'));
    await page.getByRole('button', { name: 'Save and check' }).click();
    await summary(page).waitFor();
    expect(await summary(page).innerText()).toContain('There is: ');
    await typeAnew(JSON.stringify({ ...overlay, operations: [] }, null, 2).replace('[]', '[{ , "question": "noSuchQuestion" }]'));
    for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'End', 'ArrowLeft']) await page.keyboard.press(key);
    for (let left = 0; left < ', "question": "noSuchQuestion" }'.length; left += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-tooltip-autocomplete').getByText('does').waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await page.keyboard.type('"requ');
    await page.locator('.cm-tooltip-autocomplete').getByText('require', { exact: true }).waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+S');
    await page.locator('.cm-lintRange-error').waitFor();
    expect(await page.locator('.cm-lintRange-error').allInnerTexts()).toEqual(['"noSuchQuestion"']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Save and check');
    // The change's own page says the same, and leads back to the very place.
    await open(page, change);
    await page.getByRole('link', { name: /^See it in the file/ }).first().click();
    await editor().waitFor();
    await page.waitForFunction(() => document.querySelector('.ex-code')?.shadowRoot?.activeElement?.classList.contains('cm-content'));
  }, 60_000);

  it('takes two authors of one file together', async () => {
    const change = await changes.begin('Two authors');
    const first = await changes.write(change, ownQuestion('both'));
    await openFile(change);
    await changes.write(change, () => [{ does: 'move', question: 'northshire.both', section: first.national.sections[2]?.id ?? '' }]);
    await typeAnew(JSON.stringify(first.overlay).replace('When was the child last seen?', 'The day the child was seen'));
    await page.getByRole('button', { name: 'Save and check' }).click();
    await page.getByRole('button', { name: 'Put both together and save' }).click();
    await saved();
    const { operations } = (await changes.read(change)).overlay;
    expect(operations).toContainEqual(expect.objectContaining({ does: 'move', question: 'northshire.both' }));
    expect(operations).toContainEqual(expect.objectContaining({ does: 'relabel', text: { en: 'The day the child was seen' } }));
  }, 60_000);

  it('keeps a text that was typed when the browser dies', async () => {
    const change = await changes.begin('A browser dies');
    await openFile(change);
    await typeAnew('{ "form": "half a ');
    await page.waitForTimeout(100);
    await page.reload();
    await page.getByText('What you typed is kept on this computer').waitFor();
    expect(await editor().innerText()).toContain('"half a ');
    await page.getByRole('button', { name: 'Save and check' }).click();
    await page.getByText(/line 1 cannot be read as JSON/).waitFor();
    await page.getByRole('button', { name: 'Go back to what is saved' }).click();
    expect(await editor().innerText()).toContain(change.form);
  }, 60_000);

  it('is taken away as a zip file and brought in again; a file that cannot be read keeps everything out', async () => {
    const from = await changes.begin('Taken away');
    await changes.write(from, ownQuestion('taken'));
    await openFile(from);
    const [zip] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a zip file' }).click()]);
    const place = path.join(tmpdir(), `exemplar-${from.id}.zip`);
    await zip.saveAs(place);
    expect((await readFile(place)).subarray(0, 2).toString()).toBe('PK');
    const into = await changes.begin('Brought in');
    await openFile(into);
    await page.getByLabel('A zip file, or JSON files').setInputFiles(place);
    await page.getByText('The files are in this change.').first().waitFor();
    await page.getByText('Adds the question “Does the child have enough to eat?”').first().waitFor();
    const wrong = path.join(tmpdir(), `exemplar-${from.id}.json`);
    await writeFile(wrong, '{ "form": "core-assessment", "base": "2.0.0", "version": 1, "operations": [{ "does": "nonsense" }] }');
    await openFile(into);
    await page.getByLabel('A zip file, or JSON files').setInputFiles(wrong);
    await summary(page).waitFor();
    expect(await summary(page).innerText()).toContain('nonsense');
    expect((await changes.read(into)).overlay.operations).toEqual((await changes.read(from)).overlay.operations);
  }, 60_000);

  it('is returned with words, sent again, and published from a later day by somebody who did not write it', async () => {
    const change = await changes.begin('Returned once');
    await changes.write(change, (form) => ownQuestion('returned')(form).slice(0, 1));
    await changes.step(change, author, 'try');
    await changes.step(change, author, 'send');
    const second = await stage.openAs(publisher);
    await open(second, change);
    await second.getByText('Return it with words').click();
    await second.getByLabel(/should look at again$/).fill('Ask the translator about the Welsh.');
    await second.getByRole('button', { name: /^Return it to/ }).click();
    await second.getByText('It is returned, with your words.').waitFor();
    await open(page, change);
    await page.getByText('Ask the translator about the Welsh.').first().waitFor();
    await page.getByRole('button', { name: 'Send it to a second person' }).click();
    await page.getByText('It is with a second person now.').waitFor();
    await page.locator('#why-publish').waitFor();
    await open(second, change);
    await second.getByLabel('From a later day').check();
    const year = new Date().getFullYear() + 1;
    await second.getByLabel('The day from which it is in force').fill(`${year}-01-04`);
    await second.getByRole('button', { name: `Publish it from 4 January ${year}` }).dblclick();
    await second.getByText('It is published.').first().waitFor();
    await second.goto('/authoring');
    await second.getByText(`From 4 January ${year}: northshire-`).waitFor();
  }, 60_000);
});
