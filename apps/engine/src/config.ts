import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

/** How an engine is set up; each value comes from an environment variable and has been checked. */
export interface EngineConfig {
  readonly definitionsDir: string;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly mongodbUri?: string;
  /** `EXEMPLAR_DEMO`: a demonstration although another sign speaks against it. */
  readonly demo: boolean;
  readonly production: boolean;
  /** Said aloud: production on the embedded store. */
  readonly acceptsEmbedded: boolean;
  readonly anchorKey?: string;
  readonly webDir: string;
  /** Static pages about the definitions, made by `exemplar docs`. */
  readonly helpDir: string;
  /**
   * Whose word is taken for the address that a request comes from: the addresses of proxies, or how many of them there are.
   * Nobody's by default; then all who come through a proxy count as one address when signing in is slowed down.
   */
  readonly trustProxy?: string | number;
}

type Environment = { readonly [name: string]: string | undefined };

/** Reads the configuration, or says in one sentence which variable is wrong and what it may be. */
export function readConfig(env: Environment, home: string): { config: EngineConfig } | { fault: string } {
  const port = Number(env.PORT || 3000);
  if (!/^\d+$/.test(env.PORT || '3000') || port > 65535) return { fault: `PORT is "${env.PORT}"; it must be a number from 0 to 65535.` };
  const host = env.HOST || '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]+$/.test(host)) return { fault: `HOST is "${host}"; it must be an address or a host name.` };
  const uri = env.MONGODB_URI || undefined;
  if (uri && !/^mongodb(\+srv)?:\/\//.test(uri)) return { fault: 'MONGODB_URI must begin with mongodb:// or mongodb+srv://.' };
  for (const name of ['EXEMPLAR_DEMO', 'EXEMPLAR_ACCEPT_EMBEDDED']) {
    if (!['', 'yes', 'no'].includes(env[name] ?? '')) return { fault: `${name} is "${env[name]}"; it must be yes or no.` };
  }
  const proxy = env.TRUST_PROXY ?? '';
  if (!isTrust(proxy)) return { fault: `TRUST_PROXY is "${proxy}"; it must be a list of addresses (10.0.0.1, 10.0.0.0/8), loopback, or how many proxies there are.` };
  if (env.EXEMPLAR_ANCHOR_KEY !== undefined && env.EXEMPLAR_ANCHOR_KEY.length < 32) return { fault: 'EXEMPLAR_ANCHOR_KEY must have at least 32 characters.' };
  return {
    config: {
      definitionsDir: resolve(env.DEFINITIONS_DIR || home),
      dataDir: resolve(env.DATA_DIR || join(home, 'data')),
      host, port,
      ...(uri && { mongodbUri: uri }),
      demo: env.EXEMPLAR_DEMO === 'yes',
      production: env.NODE_ENV === 'production',
      acceptsEmbedded: env.EXEMPLAR_ACCEPT_EMBEDDED === 'yes',
      ...(env.EXEMPLAR_ANCHOR_KEY && { anchorKey: env.EXEMPLAR_ANCHOR_KEY }),
      webDir: resolve(env.EXEMPLAR_WEB_DIR || join(home, 'dist/apps/web')),
      helpDir: resolve(env.EXEMPLAR_HELP_DIR || join(home, 'docs/reference')),
      ...(proxy && { trustProxy: /^\d$/.test(proxy) ? Number(proxy) : proxy }),
    },
  };
}

/** Whether only this machine can reach a host name or address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Nothing, a number of proxies, or their addresses. */
function isTrust(said: string): boolean {
  return said === '' || /^[1-9]$/.test(said) || said.split(',').every((part) => isProxy(part.trim()));
}
function isProxy(said: string): boolean {
  const [address = '', bits, ...more] = said.split('/');
  const version = isIP(address);
  if (['loopback', 'linklocal', 'uniquelocal'].includes(said)) return true;
  const most = version === 4 ? 32 : 128;
  return version > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}
