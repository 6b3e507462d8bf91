import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { send, startTestEngine, type TestEngine } from './support/test-engine.ts';

let folder: string;
let engine: TestEngine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'help-'));
  const pages = join(folder, 'pages');
  await mkdir(join(pages, 'ics/.drafts'), { recursive: true });
  await writeFile(join(pages, 'index.html'), '<h1>All packs</h1>');
  await writeFile(join(pages, 'ics/index.html'), '<h1>One pack</h1>');
  await writeFile(join(pages, 'ics/need.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(pages, 'style.css'), 'h1 { color: black }');
  for (const name of ['ics/.drafts/page.html', '.hidden.html', 'notes.txt', 'run.js']) await writeFile(join(pages, name), 'SECRET');
  await writeFile(join(folder, 'outside.html'), 'SECRET');
  await symlink(join(folder, 'outside.html'), join(pages, 'linked.html'));
  await mkdir(join(folder, 'pages-of-others'));
  await writeFile(join(folder, 'pages-of-others/index.html'), 'SECRET');
  engine = await startTestEngine({ env: { EXEMPLAR_HELP_DIR: pages } });
});
afterAll(async () => {
  await engine?.end();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ['/help/', 'All packs', 'text/html; charset=utf-8'],
  ['/help/index.html', 'All packs', 'text/html; charset=utf-8'],
  ['/help/ics/', 'One pack', 'text/html; charset=utf-8'],
  ['/help/ics/need.svg', '<svg', 'image/svg+xml'],
  ['/help/style.css', 'color', 'text/css; charset=utf-8'],
])('anybody reads %s, under the headers of every page', async (url, words, type) => {
  const { status, body, headers } = await send(engine, 'GET', url);
  expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type });
  expect(String(body)).toContain(words);
  expect(headers['content-security-policy']).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
});

test.each([
  ['/help', '/help/'],
  ['/help/ics', '/help/ics/'],
])('%s leads to the address under which its links work', async (url, to) => {
  expect(await send(engine, 'GET', url)).toMatchObject({ status: 308, headers: { location: to } });
});

test.each([
  '/help/nothing.html', '/help/linked.html', '/help/.hidden.html', '/help/ics/.drafts/page.html', '/help/notes.txt', '/help/run.js', '/help/../outside.html', '/help/..%2foutside.html', '/help/%2e%2e/outside.html',
  '/help/..%2fpages-of-others/', '/help/ics/..%2f..%2foutside.html', '/help/..%5coutside.html', '/help/%00.html', '/help/%zz', '/help//outside.html', `/help/${encodeURIComponent('/etc/passwd')}`, '/help/ics%2f..%2f..%2fpages-of-others',
])('%s gives nothing away', async (url) => {
  const { status, body, headers } = await send(engine, 'GET', url);
  expect(JSON.stringify(body)).not.toContain('SECRET');
  expect({ url, status: status === 400 ? 404 : status, location: headers['location'] }).toEqual({ url, status: 404, location: undefined });
});

test('nothing is written there', async () => {
  for (const method of ['POST', 'PUT', 'DELETE'] as const) expect((await send(engine, method, '/help/index.html', {})).status).toBe(404);
});

test('where no reference was made, the page says how to make one', async () => {
  const bare = await startTestEngine({ env: { EXEMPLAR_HELP_DIR: join(folder, 'none') } });
  expect(String((await send(bare, 'GET', '/help/')).body)).toContain('exemplar -- docs');
  expect((await send(bare, 'GET', '/help/ics/')).status).toBe(404);
  await bare.end();
});
