import type { HttpRequest } from './http-client.ts';
import { sendInto, signedInClient } from './http-client.ts';

const engineWhoseSessions = (last: number) => {
  const seen: HttpRequest[] = [];
  let uses = last;
  const send = async (request: HttpRequest) => {
    seen.push(request);
    if (request.path === '/api/session') {
      uses = last;
      const { username, password } = request.body as { username: string; password: string };
      return password === 'demo' ? { status: 200, headers: {}, body: { token: `of-${username}` } } : { status: 401, headers: {}, body: { code: 'not-signed-in' } };
    }
    uses -= 1;
    return uses < 0 ? { status: 401, headers: {}, body: {} } : { status: 200, headers: {}, body: request.headers?.authorization };
  };
  return { send, seen };
};

describe('a client that signs in', () => {
  const get: HttpRequest = { method: 'GET', path: '/api/me' };

  it('does so once for each user', async () => {
    const { send, seen } = engineWhoseSessions(10);
    const client = signedInClient(send);
    expect((await client.as('ann', get)).body).toBe('Bearer of-ann');
    await client.as('ann', get);
    expect((await client.as('ben', get)).body).toBe('Bearer of-ben');
    expect(seen.filter(({ path }) => path === '/api/session')).toHaveLength(2);
  });

  it('does so again when the session ran out, and repeats what was asked', async () => {
    const { send } = engineWhoseSessions(1);
    const client = signedInClient(send);
    await client.as('ann', get);
    expect((await client.as('ann', get)).status).toBe(200);
  });

  it('says who could not sign in', async () => {
    const { send } = engineWhoseSessions(1);
    await expect(signedInClient(send, () => 'wrong').as('ann', get)).rejects.toThrow('ann cannot sign in: 401');
  });
});

test('a request into this process carries JSON both ways', async () => {
  const send = sendInto(async (options) => ({ statusCode: 201, headers: { etag: 1 }, payload: options.payload ?? '' }));
  expect(await send({ method: 'POST', path: '/x', body: { a: [1] } })).toEqual({ status: 201, headers: { etag: '1' }, body: { a: [1] } });
  expect((await send({ method: 'GET', path: '/x' })).body).toBeUndefined();
});
