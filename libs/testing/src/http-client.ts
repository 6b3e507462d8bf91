/** One request to the engine, however it travels. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: unknown;
}
export interface HttpReply<T = unknown> {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: T;
}
export type SendHttp = (request: HttpRequest) => Promise<HttpReply>;

const parsed = (text: string): unknown => {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
};

/** Sends to an engine that listens at a URL. */
export const sendTo =
  (baseUrl: string): SendHttp =>
  async ({ method, path, headers, body }) => {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: parsed(await response.text()) };
  };

/** What Fastify's `inject` takes and gives, as far as it is used here. */
export type Inject = (options: { method: HttpRequest['method']; url: string; headers?: Record<string, string>; payload?: string }) => Promise<{
  statusCode: number;
  headers: Record<string, unknown>;
  payload: string;
}>;

/** Sends to an engine in this process, without a socket. */
export const sendInto =
  (inject: Inject): SendHttp =>
  async ({ method, path, headers, body }) => {
    const reply = await inject({
      method,
      url: path,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const names = Object.entries(reply.headers).map(([name, value]) => [name, String(value)]);
    return { status: reply.statusCode, headers: Object.fromEntries(names) as Record<string, string>, body: parsed(reply.payload) };
  };

/** Speaks to the engine as signed-in users; signs in when first needed and again when a session has run out. */
export interface SignedInClient {
  readonly as: <T = unknown>(user: string, request: HttpRequest) => Promise<HttpReply<T>>;
}

/**
 * @param passwordOf the password of a user; demonstration users all have `demo`
 * @throws Error when a user cannot sign in
 */
export const signedInClient = (send: SendHttp, passwordOf: (user: string) => string = () => 'demo'): SignedInClient => {
  const tokens = new Map<string, string>();
  const signIn = async (user: string): Promise<string> => {
    const reply = await send({ method: 'POST', path: '/api/session', body: { username: user, password: passwordOf(user) } });
    const { token } = (reply.body ?? {}) as { readonly token?: string };
    if (reply.status >= 300 || token === undefined) throw new Error(`${user} cannot sign in: ${reply.status} ${JSON.stringify(reply.body)}`);
    tokens.set(user, token);
    return token;
  };
  const sendAs = (token: string, request: HttpRequest) => send({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });
  return {
    as: async <T>(user: string, request: HttpRequest) => {
      const known = tokens.get(user);
      const first = await sendAs(known ?? (await signIn(user)), request);
      const reply = first.status === 401 && known !== undefined ? await sendAs(await signIn(user), request) : first;
      return reply as HttpReply<T>;
    },
  };
};
