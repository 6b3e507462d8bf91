// Takes the pictures of docs/screenshots from the built engine, on a demonstration of its own:
// npm run build && node scripts/screenshots.mjs
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { foundChromium } from './chromium.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'docs/screenshots');
const widths = [1280, 360];
/** Higher than this, a picture tells no more. */
const tallest = 1280;
const worker = 'practitioner@northshire';
const manager = 'manager@northshire';
const today = new Date().toISOString().slice(0, 10);

const executablePath = foundChromium();
if (!executablePath) {
  console.error('No Chromium was found; install it, or set CHROMIUM to its path.');
  process.exit(1);
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

async function startEngine(dataDir) {
  const port = await freePort();
  const main = process.env.ENGINE_MAIN ?? join(root, 'dist/apps/engine/main.js');
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), DEFINITIONS_DIR: root };
  const child = spawn(process.execPath, [main], { cwd: root, env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The engine ended with ${child.exitCode}.`);
    if (await fetch(`${url}/api/health`).then(({ ok }) => ok, () => false)) return { url, child };
    await new Promise((wait) => setTimeout(wait, 100));
  }
  child.kill();
  throw new Error('The engine did not answer within a minute.');
}

async function signedIn(url, username) {
  const send = async (method, path, body, token) => {
    const headers = { ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) };
    const reply = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.status === 204 ? undefined : reply.json();
  };
  const { token } = await send('POST', '/api/session', { username, password: 'demo' });
  return (method, path, body) => send(method, path, body, token);
}

/** A contact half written, and where a manager's decision waits. */
async function prepare(url) {
  const ask = await signedIn(url, worker);
  const person = randomUUID();
  const id = randomUUID();
  const draft = randomUUID();
  await ask('POST', '/api/people', { id: person, names: [{ given: 'Ellis', family: 'Thistlewood' }], birth: { date: '2019-03-27' } });
  await ask('POST', '/api/cases', { id, person, workflow: 'child-in-need' });
  const changes = {
    receivedOn: today, receivedTime: '9.40', method: 'phone', callerName: 'Hannah Pryce', callerAgency: 'Cannery Row Primary School',
    callerRelationship: 'Class teacher', callerConsentsToCallBack: true, childSchool: 'Cannery Row Primary School',
    reason: 'Ellis has come without lunch three days running and would not say why. On Monday he fell asleep at the carpet. Mrs Pryce spoke to his father at the gate; he said that he has changed to nights and that mornings are hard.',
    childsWords: 'To Mrs Pryce: “I wasn’t hungry. Dad sleeps in the morning.”', parentAware: 'yes',
  };
  await ask('PUT', `/api/cases/${id}/drafts/${draft}`, { action: 'contact.submit', revision: 0, changes });
  const deciding = await signedIn(url, manager);
  const { items } = await deciding('GET', '/api/worklist');
  const toDecide = [];
  for (const { case: one } of items) {
    const view = await deciding('GET', `/api/cases/${one}`);
    const action = view.actions.find(({ does, allowed }) => does === 'approve' && allowed);
    const record = action && view.records.find(({ id: of }) => of === action.record);
    if (!record) continue;
    const { versions } = await deciding('GET', `/api/cases/${one}/records/${record.id}`);
    toDecide.push({ address: `/cases/${one}/do/${action.type}`, answers: Object.keys(versions.at(-1)?.answers ?? {}).length });
  }
  const { people } = await ask('POST', '/api/people/search', { q: 'Gail Ashdown' });
  const story = (await ask('GET', `/api/people/${people[0].id}`)).cases[0].id;
  toDecide.sort((a, b) => b.answers - a.answers);
  return { draft: `/cases/${id}/drafts/${draft}`, decide: toDecide[0].address, story, child: items[0].case };
}

const heading = (page) => page.getByRole('heading', { level: 1 }).waitFor();

/** One picture at each width; the focus is shown only where the page itself put it. */
async function takeAll(page, name, full, focus = false) {
  if (!focus) await page.evaluate(() => document.activeElement?.blur());
  await page.mouse.move(0, 0);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(() => window.scrollTo(0, 0));
    const height = full ? Math.min(tallest, await page.evaluate(() => document.documentElement.scrollHeight)) : 800;
    await page.setViewportSize({ width, height });
    const file = join(folder, `${name}-${width}.png`);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    console.log(`docs/screenshots/${name}-${width}.png  ${Math.round(statSync(file).size / 1024)} kB`);
  }
  await page.setViewportSize({ width: widths[0], height: 800 });
}

async function main() {
  const dataDir = mkdtempSync(join(tmpdir(), 'exemplar-screenshots-'));
  const { url, child } = await startEngine(dataDir);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless=new', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  try {
    mkdirSync(folder, { recursive: true });
    const places = await prepare(url);
    const newPage = async () => (await browser.newContext({ baseURL: url, locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce', viewport: { width: widths[0], height: 800 } })).newPage();
    const page = await newPage();
    const hers = await newPage();
    const signIn = async (on, user) => {
      await on.goto('/');
      await on.getByLabel('User name').fill(user);
      await on.getByLabel('Password').fill('demo');
      await on.getByRole('button', { name: 'Sign in' }).click();
      await on.getByRole('button', { name: 'Sign out' }).waitFor();
      await heading(on);
    };
    const goTo = async (on, address) => {
      await on.goto(address);
      await heading(on);
    };
    await goTo(page, '/');
    await takeAll(page, 'sign-in', false);
    await signIn(page, worker);
    await takeAll(page, 'my-work', true);
    await goTo(page, `/cases/${places.child}`);
    await takeAll(page, 'child', true);
    await goTo(page, places.draft);
    await takeAll(page, 'task-list', true);
    await goTo(page, `${places.draft}/sections/reason`);
    await takeAll(page, 'section', true);
    await goTo(page, `${places.draft}/check`);
    await page.locator('main form button[type=submit]').last().click();
    await page.locator('.govuk-error-summary').waitFor();
    await takeAll(page, 'check-answers', true, true);
    await signIn(hers, manager);
    await goTo(hers, places.decide);
    await hers.locator('#decide').getByRole('radio').first().check();
    await hers.locator('#decide button[type=submit]').waitFor();
    await takeAll(hers, 'decision', true);
    await goTo(hers, `/cases/${places.story}/history`);
    await takeAll(hers, 'history', true);
  } finally {
    await browser.close();
    child.kill('SIGTERM');
    await new Promise((gone) => child.once('exit', gone));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
