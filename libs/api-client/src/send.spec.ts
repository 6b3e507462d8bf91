import { createSend } from './send.ts';
import type { Fetch } from './send.ts';

const answering = (status: number, body: unknown, headers: Record<string, string> = {}): Fetch =>
  async () => new Response(body === undefined ? null : JSON.stringify(body), { status, headers });

describe('sending a request to the engine', () => {
  it('answers with the value when the engine agrees', async () => {
    const send = createSend({ fetch: answering(200, { today: '2026-11-23' }) });
    expect(await send('GET', '/api/worklist')).toEqual({ ok: true, value: { today: '2026-11-23' } });
  });

  it('sends a body as JSON and a question without one', async () => {
    const seen: RequestInit[] = [];
    const send = createSend({ fetch: async (_url, init) => { seen.push(init); return new Response('{}'); } });
    await send('POST', '/api/people/search', { q: 'Elsie' });
    await send('GET', '/api/worklist');
    expect(seen[0]).toMatchObject({ method: 'POST', body: '{"q":"Elsie"}', headers: { 'content-type': 'application/json' } });
    expect(seen[1]?.body).toBeUndefined();
    expect(seen[1]?.headers).not.toHaveProperty('content-type');
  });

  it('keeps what the engine said about a refusal', async () => {
    const errors = [{ question: 'reason', path: '/reason', message: { en: 'Enter the reason' }, rule: 'required' }];
    const send = createSend({ fetch: answering(422, { type: '/problems/form-invalid', title: 'No', code: 'form-invalid', errors }) });
    const reply = await send('POST', '/api/cases/1/actions', {});
    expect(reply).toMatchObject({ ok: false, problem: { code: 'form-invalid', status: 422, errors } });
  });

  it('reads the code from the problem type where none is named', async () => {
    const send = createSend({ fetch: answering(412, { type: '/problems/stale-revision', revision: 7 }) });
    expect(await send('POST', '/x', {})).toMatchObject({ problem: { code: 'stale-revision', revision: 7 } });
  });

  it('says offline when no answer comes, and when only a proxy answers', async () => {
    const silent = createSend({ fetch: async () => { throw new TypeError('fetch failed'); } });
    const proxy = createSend({ fetch: async () => new Response('<h1>Bad gateway</h1>', { status: 502 }) });
    expect(await silent('GET', '/x')).toMatchObject({ problem: { code: 'offline' } });
    expect(await proxy('GET', '/x')).toMatchObject({ problem: { code: 'offline' } });
  });

  it('tells that the session ran out, but not when a password was wrong', async () => {
    let told = 0;
    const send = createSend({ fetch: answering(401, { code: 'signed-out' }), onSignedOut: () => { told += 1; } });
    await send('GET', '/api/worklist');
    await send('POST', '/api/session', {});
    expect(told).toBe(1);
  });

  it('passes on how long to wait after too many tries', async () => {
    const send = createSend({ fetch: answering(429, { code: 'too-many' }, { 'retry-after': '30' }) });
    expect(await send('POST', '/api/session', {})).toMatchObject({ problem: { retryAfter: 30 } });
  });
});
