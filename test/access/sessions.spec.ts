import { rm } from 'node:fs/promises';
import { hashPassword } from '#store';
import { send, signedIn, startTestEngine, type Reply, type TestEngine } from '../api/support/test-engine.ts';
import { smallDefinitions } from './support/small-definitions.ts';
import { show } from './support/table.ts';

const page = { host: 'localhost:80', origin: 'http://localhost:80' };
const lines: string[][] = [];
let engine: TestEngine;

beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(async () => {
  show('Sessions: what was tried, and the status of each', ['tried', 'status', 'code'], lines);
  await engine.end();
});

/** Notes what was answered, for the table, and says what it was. */
function tried(what: string, ...replies: readonly Reply[]): string {
  const statuses = replies.map(({ status }) => String(status));
  const runs: { status: string; times: number }[] = [];
  for (const status of statuses) {
    const last = runs.at(-1);
    if (last?.status === status) last.times += 1;
    else runs.push({ status, times: 1 });
  }
  const said = runs.map(({ status, times }) => (times > 1 ? `${times} × ${status}` : status)).join(', ');
  const code = replies.at(-1)?.body;
  lines.push([what, said, typeof code === 'object' ? String(code['code'] ?? '') : '']);
  return said;
}
const attempt = (username: string, password: string, more: object = {}, headers: { [name: string]: string } = {}) => send(engine, 'POST', '/api/session', { username, password, ...more }, headers);
async function cookieOf(username: string): Promise<string> {
  const reply = await attempt(username, 'demo', { cookie: true }, page);
  if (reply.status !== 200) throw new Error(`${username}: ${reply.status}`);
  return String(reply.headers['set-cookie']).split(';')[0]!;
}
const search = (headers: { [name: string]: string }, body: unknown = { q: 'a' }) => send(engine, 'POST', '/api/people/search', body, headers);
const me = (headers: { [name: string]: string }) => send(engine, 'GET', '/api/me', undefined, headers);

describe('a request that another site made a browser send', () => {
  let cookie: string;
  beforeAll(async () => {
    cookie = await cookieOf('practitioner@northshire');
  });
  const refused: readonly (readonly [string, { readonly [name: string]: string }, number])[] = [
    ['from another site', { ...page, origin: 'https://evil.example' }, 403],
    ['from another port of the same machine', { ...page, origin: 'http://localhost:8080' }, 403],
    ['from a page without an origin (Origin: null)', { ...page, origin: 'null' }, 403],
    ['without an Origin', { host: page.host }, 403],
    ['that the browser calls cross-site', { ...page, 'sec-fetch-site': 'cross-site' }, 403],
    ['that the browser calls same-site, a neighbouring name', { ...page, 'sec-fetch-site': 'same-site' }, 403],
    ['as text/plain', { ...page, 'content-type': 'text/plain' }, 415],
    ['as a form', { ...page, 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['as JSON by another name', { ...page, 'content-type': 'application/jsonp' }, 415],
  ];
  test.each(refused)('%s is refused', async (what, headers, status) => {
    expect(tried(`POST with cookie ${what}`, await search({ ...headers, cookie }, '{"q":"a"}'))).toBe(String(status));
  });

  test('the same from a page of the engine is answered', async () => {
    expect(tried('POST with cookie from a page of the engine', await search({ ...page, cookie }))).toBe('200');
  });

  test('nothing can be deleted or saved from another site either', async () => {
    const evil = { ...page, origin: 'https://evil.example', cookie };
    expect(tried('DELETE of the session with cookie from another site', await send(engine, 'DELETE', '/api/session', undefined, evil))).toBe('403');
    expect(tried('PUT of a draft with cookie from another site', await send(engine, 'PUT', '/api/cases/x/drafts/y', { action: 'a', revision: 0, changes: {} }, evil))).toBe('403');
    expect((await me({ ...page, cookie })).status).toBe(200);
  });

  test('a token needs no Origin: no browser sends one by itself', async () => {
    const { token } = (await attempt('practitioner@northshire', 'demo')).body;
    expect(tried('POST with token without an Origin', await search({ authorization: `Bearer ${token}` }))).toBe('200');
  });
});

describe('credentials', () => {
  test('a cookie and a token in one request are refused, whether either is good', async () => {
    const cookie = await cookieOf('practitioner@northshire');
    const { token } = (await attempt('practitioner@northshire', 'demo')).body;
    expect(tried('both credentials at once', await me({ cookie, authorization: `Bearer ${token}` }))).toBe('400');
    expect((await me({ cookie: `${cookie}x`, authorization: `Bearer ${token}` })).status).toBe(400);
    expect((await me({ cookie, authorization: 'Basic eDp5' })).status).toBe(400);
  });

  test('a token is good in the Authorization header and nowhere else', async () => {
    const { token } = (await attempt('practitioner@northshire', 'demo')).body;
    const urls = [`/api/me?token=${token}`, `/api/me?access_token=${token}`, `/api/me?authorization=Bearer%20${token}`, `/api/me/${token}`];
    const replies = [];
    for (const url of urls) replies.push(await send(engine, 'GET', url));
    expect(tried('a token in the address', ...replies)).toBe('3 × 401, 404');
    expect(tried('a token as a cookie', await me({ cookie: `exemplar=${token}` }))).toBe('401');
    expect(tried('a token in a body', await send(engine, 'POST', '/api/people/search', { q: 'a', token }))).toBe('401');
    expect(engine.lines.join('')).not.toContain(String(token));
  });

  test('the token of a cookie is no bearer token', async () => {
    const token = (await cookieOf('practitioner@northshire')).split('=')[1]!;
    expect(tried('the token of a cookie in the Authorization header', await me({ authorization: `Bearer ${token}` }))).toBe('401');
  });

  test('made-up tokens of every shape are refused', async () => {
    const made = ['x', 'northshire.', '.', `northshire.${'A'.repeat(43)}`, `*.${'A'.repeat(43)}`, '{"$gt":""}', 'northshire.' + 'A'.repeat(8000)];
    const replies = [];
    for (const token of made) replies.push(await me({ authorization: `Bearer ${token}` }));
    expect(tried('tokens that were made up', ...replies)).toBe('7 × 401');
  });
});

describe('a session is over', () => {
  test('after sign-out: what was kept of it is worth nothing', async () => {
    const cookie = await cookieOf('manager@northshire');
    const out = await send(engine, 'DELETE', '/api/session', undefined, { ...page, cookie });
    expect(String(out.headers['set-cookie'])).toMatch(/^exemplar=; .*Max-Age=0$/);
    expect(tried('replay after sign-out (cookie)', await me({ ...page, cookie }))).toBe('401');
    const as = await signedIn(engine, 'manager@northshire');
    await as('DELETE', '/api/session');
    expect(tried('replay after sign-out (token)', await as('GET', '/api/me'))).toBe('401');
  });

  test('one sign-out ends one session and no other', async () => {
    const [one, other] = [await signedIn(engine, 'manager@northshire'), await signedIn(engine, 'manager@northshire')];
    await one('DELETE', '/api/session');
    expect(tried('the same user’s other session after sign-out', await other('GET', '/api/me'))).toBe('200');
  });

  const changes: readonly (readonly [string, string, () => Promise<object> | object, string])[] = [
    ['the user was disabled', 'analyst@glanymor', () => ({ disabled: true }), '401'],
    ['her password was changed', 'author@glanymor', async () => ({ password: await hashPassword('another one') }), '401'],
    ['her role was changed', 'publisher@glanymor', () => ({ role: 'analyst' }), '200'],
    ['her team was changed', 'practitioner2@glanymor', () => ({ team: 'elsewhere' }), '200'],
  ];
  test('after the user was disabled, or her password, role or team changed, also by another process, within two seconds', async () => {
    const sessions = await Promise.all(changes.map(async ([what, id, change, again]) => ({ what, id, change, again, as: await signedIn(engine, id) })));
    for (const { as } of sessions) expect((await as('GET', '/api/me')).status).toBe(200);
    engine.clock.pass(1000);
    for (const { id, change } of sessions) await engine.engine.store.users.change('glanymor', id, await change(), engine.clock.now().toISOString());
    const onTheirWay = Promise.all(Array.from({ length: 20 }, () => sessions[0]!.as('GET', '/api/me')));
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await onTheirWay;
    for (const { what, as } of sessions) expect(tried(`replay after ${what}`, await as('GET', '/api/me'))).toBe('401');
    for (const { what, id, again } of sessions) expect(tried(`signing in as before after ${what}`, await attempt(id, 'demo'))).toBe(again);
    expect(tried('twenty requests at once after disabling', ...(await Promise.all(Array.from({ length: 20 }, () => sessions[0]!.as('GET', '/api/me')))))).toBe('20 × 401');
  });

  test('after thirty idle minutes', async () => {
    const as = await signedIn(engine, 'practitioner@thamesbank');
    engine.clock.pass(29 * 60_000);
    expect(tried('after 29 idle minutes', await as('GET', '/api/me'))).toBe('200');
    engine.clock.pass(30 * 60_000 + 1000);
    expect(tried('after 30 idle minutes', await as('GET', '/api/me'), await as('GET', '/api/me'))).toBe('2 × 401');
  });

  test('after twelve hours, however busy', async () => {
    const as = await signedIn(engine, 'practitioner@thamesbank');
    const busy = [];
    for (let quarter = 1; quarter < 48; quarter += 1) {
      engine.clock.pass(15 * 60_000 - 1000);
      busy.push(await as('GET', '/api/me'));
    }
    expect(tried('every quarter of an hour for 12 hours', ...busy)).toBe('47 × 200');
    engine.clock.pass(17 * 60_000);
    expect(tried('after 12 hours with activity', await as('GET', '/api/me'))).toBe('401');
  });
});

describe('guessing', () => {
  beforeEach(() => engine.clock.pass(60 * 60_000));
  const waits = (reply: Reply) => Number(reply.headers['retry-after']);

  test('twenty wrong passwords for one user: after ten she waits, longer each time, even with the right one', async () => {
    const replies = [];
    for (let guess = 0; guess < 20; guess += 1) replies.push(await attempt('manager@thamesbank', `guess ${guess}`));
    expect(tried('20 wrong passwords for one user', ...replies)).toBe('9 × 401, 11 × 429');
    expect(replies.slice(9).every((reply) => waits(reply) > 0 && waits(reply) <= 30)).toBe(true);
    expect(tried('the right password meanwhile', await attempt('manager@thamesbank', 'demo'))).toBe('429');
    engine.clock.pass(31_000);
    const next = await attempt('manager@thamesbank', 'wrong again');
    expect(tried('another wrong one after the pause', next)).toBe('429');
    expect(waits(next)).toBe(60);
    engine.clock.pass(61_000);
    expect(tried('the right password after the pause', await attempt('manager@thamesbank', 'demo'))).toBe('200');
    expect(tried('one wrong password after that', await attempt('manager@thamesbank', 'wrong'))).toBe('401');
  });

  test('passwords sent at the same moment are looked at one after the other: the right one among them is too late', async () => {
    const replies = await Promise.all([...Array.from({ length: 19 }, (_, guess) => attempt('manager2@thamesbank', `guess ${guess}`)), attempt('manager2@thamesbank', 'demo')]);
    expect(tried('19 wrong passwords and the right one at the same moment', ...replies)).toBe('9 × 401, 11 × 429');
  });

  test('twenty names from one address: after fifteen the address waits, also for somebody else', async () => {
    const replies = [];
    for (let guess = 0; guess < 20; guess += 1) replies.push(await attempt(`nobody${guess}@northshire`, 'demo'));
    expect(tried('20 wrong passwords from one address, each for another user', ...replies)).toBe('14 × 401, 6 × 429');
    expect(tried('somebody else’s right password from that address', await attempt('practitioner@westhaven', 'demo'))).toBe('429');
    engine.clock.pass(31_000);
    expect(tried('the same after the pause', await attempt('practitioner@westhaven', 'demo'))).toBe('200');
  });

  test('twenty names from one address at the same moment', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, (_, guess) => attempt(`somebody${guess}@northshire`, 'demo')));
    expect(tried('20 wrong passwords from one address at the same moment', ...replies)).toBe('14 × 401, 6 × 429');
  });

  test('a wrong password, an unknown user, an unknown authority and a disabled user are told apart by nobody', async () => {
    const replies = [await attempt('practitioner@westhaven', 'no'), await attempt('nobody@westhaven', 'no'), await attempt('nobody@nowhere', 'no'), await attempt('analyst@glanymor', 'demo'), await attempt('nobody', 'no'), await attempt('@', 'no')];
    expect(tried('wrong, unknown, unknown authority, disabled, nameless', ...replies)).toBe('6 × 401');
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });
});

test('OPTIONS and HEAD tell a stranger nothing, and no other site is let in', async () => {
  const inject = async (method: 'OPTIONS' | 'HEAD', url: string) => {
    const reply = await engine.inject({ method, url, headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } });
    return { status: reply.statusCode, headers: reply.headers as Reply['headers'], body: (reply.payload.startsWith('{') ? JSON.parse(reply.payload) : {}) as Reply['body'], text: reply.payload };
  };
  const options = await inject('OPTIONS', '/api/people/search');
  const heads = [await inject('HEAD', '/api/me'), await inject('HEAD', '/api/cases/x'), await inject('HEAD', '/api/worklist')];
  expect(tried('OPTIONS from another site', options)).toBe('404');
  expect(tried('HEAD signed out', ...heads)).toBe('3 × 401');
  for (const { headers } of [options, ...heads]) expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(heads.map(({ text }) => text)).toEqual(['', '', '']);
});

describe('the cookie', () => {
  test('on plain http of the same machine cannot be read by scripts, nor sent along by other sites', async () => {
    const reply = await attempt('practitioner@northshire', 'demo', { cookie: true }, page);
    expect(String(reply.headers['set-cookie'])).toMatch(/^exemplar=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(reply.body).not.toHaveProperty('token');
    lines.push(['cookie on a loopback address', String(reply.headers['set-cookie']).replace(/=[^;]+/, '=…'), '']);
  });

  test('everywhere else goes over https only, for this host alone', async () => {
    const definitions = await smallDefinitions();
    const open = await startTestEngine({ env: { HOST: '0.0.0.0', EXEMPLAR_DEMO: 'yes', DEFINITIONS_DIR: definitions } });
    try {
      const reply = await send(open, 'POST', '/api/session', { username: 'practitioner@northshire', password: 'demo', cookie: true }, page);
      const cookie = String(reply.headers['set-cookie']);
      expect(cookie).toMatch(/^__Host-exemplar=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
      lines.push(['cookie on any other address', cookie.replace(/=[^;]+/, '=…'), '']);
      const weaker = cookie.split(';')[0]!.replace('__Host-', '');
      expect((await send(open, 'GET', '/api/me', undefined, { cookie: weaker })).status).toBe(401);
      expect((await send(open, 'GET', '/api/me', undefined, { cookie: cookie.split(';')[0]! })).status).toBe(200);
    } finally {
      await open.end();
      await rm(definitions, { recursive: true });
    }
  });

  test('nothing that the interface answers is kept by a browser', async () => {
    const as = await signedIn(engine, 'practitioner@westhaven');
    for (const reply of [await as('GET', '/api/me'), await as('GET', '/api/worklist'), await as('GET', '/api/cases/x'), await as('POST', '/api/people/search', {})]) expect(reply.headers['cache-control']).toBe('no-store');
  });
});
