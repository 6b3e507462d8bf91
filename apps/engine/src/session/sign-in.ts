import { createHash, randomBytes } from 'node:crypto';
import { hashPassword, isPassword, type SessionRow, type UserRow } from '#store';
import { turns } from '../background.ts';
import type { Engine } from '../context.ts';
import { problem } from '../http/problem.ts';
import type { Counted } from './throttle.ts';

const idleMs = 30 * 60_000;
const absoluteMs = 12 * 60 * 60_000;
// Guesses sent at the same moment would all be looked at before the first of them was counted.
const inTurn = turns();
/** `lastSeen` is written at most this often. */
const seenEveryMs = 60_000;
// Verified for users who do not exist, so that they take as long as those who do.
const nobodysPassword = hashPassword(randomBytes(16).toString('hex'));

export interface SignedIn {
  readonly user: UserRow;
  readonly hash: string;
}
export interface SignIn {
  readonly username: string;
  readonly password: string;
  readonly cookie?: boolean;
  /** Chosen in place of a one-time password. */
  readonly newPassword?: string;
}

/**
 * Begins a session for a right user name and password. The token is given out once and kept as a hash only.
 * A one-time password is good for choosing another, with the same request.
 * @throws 401 for whatever is wrong, the same for all; 403 when a new password must be chosen; 429 after too many wrong
 * attempts of one user or address
 */
export async function signIn(engine: Engine, asked: SignIn, address: string): Promise<{ token: string; user: UserRow }> {
  const username = asked.username.trim().toLowerCase();
  const keys = [`user ${username}`, `address ${address}`] as const;
  return inTurn(keys[0], () => inTurn(keys[1], () => attempt(engine, asked, username, keys)));
}

async function attempt(engine: Engine, asked: SignIn, username: string, keys: readonly [Counted, Counted]): Promise<{ token: string; user: UserRow }> {
  const now = engine.clock.now();
  refuseWhileThrottled(engine, keys, now.getTime());
  const authority = username.split('@').at(-1) ?? '';
  const user = engine.published(authority) && (await engine.store.users.find(authority, username));
  const right = await isPassword(asked.password, user?.password ?? (await nobodysPassword));
  if (!right || !user || user.disabled) {
    engine.throttle.failed(keys, now.getTime());
    refuseWhileThrottled(engine, keys, now.getTime());
    throw problem(401, 'wrong-credentials', 'The user name or the password is wrong.');
  }
  engine.throttle.succeeded(keys[0]);
  if (user.oneTime) await choosePassword(engine, user, asked, now.toISOString());
  const token = `${authority}.${randomBytes(32).toString('base64url')}`;
  const at = now.toISOString();
  await engine.store.sessions.begin(authority, { hash: hashOf(token), user: user.id, carriedBy: asked.cookie ? 'cookie' : 'token', begunAt: at, seenAt: at });
  return { token, user };
}

async function choosePassword(engine: Engine, user: UserRow, { password, newPassword }: SignIn, at: string): Promise<void> {
  if (newPassword === undefined || newPassword === password) throw problem(403, 'new-password-required', 'This password was good for once. Choose one of your own, of at least 12 characters.');
  await engine.store.users.change(user.authority, user.id, { password: await hashPassword(newPassword), oneTime: false }, at);
}

/** The session that a token stands for, if it is still good. */
export async function findSession(engine: Engine, token: string, carriedBy: SessionRow['carriedBy']): Promise<SignedIn | undefined> {
  const authority = token.split('.')[0] ?? '';
  const hash = hashOf(token);
  const known = engine.sessions.find(hash) ?? (await readSession(engine, authority, hash));
  if (!known || known.session.carriedBy !== carriedBy) return undefined;
  const now = engine.clock.now().getTime();
  const { session, user } = known;
  const isOver = now - Date.parse(session.seenAt) > idleMs || now - Date.parse(session.begunAt) > absoluteMs;
  const isRevoked = user.disabled || user.changedAt > session.begunAt;
  if (isOver || isRevoked) {
    await endSession(engine, authority, hash);
    return undefined;
  }
  await noteSeen(engine, authority, hash, known, now);
  return { user, hash };
}

/** Ends a session for good. */
export async function endSession(engine: Engine, authority: string, hash: string): Promise<void> {
  engine.sessions.forget(hash);
  await engine.store.sessions.end(authority, hash);
}

async function readSession(engine: Engine, authority: string, hash: string) {
  const session = await engine.store.sessions.find(authority, hash);
  const user = session && (await engine.store.users.find(authority, session.user));
  if (!session || !user) return undefined;
  engine.sessions.keep(hash, { session, user });
  return { session, user };
}
async function noteSeen(engine: Engine, authority: string, hash: string, known: { session: SessionRow; user: UserRow }, now: number): Promise<void> {
  if (now - Date.parse(known.session.seenAt) < seenEveryMs) return;
  const seenAt = new Date(now).toISOString();
  engine.sessions.keep(hash, { user: known.user, session: { ...known.session, seenAt } });
  await engine.store.sessions.seen(authority, hash, seenAt);
}
function refuseWhileThrottled(engine: Engine, keys: readonly Counted[], now: number): void {
  const seconds = engine.throttle.wait(keys, now);
  if (seconds > 0) throw problem(429, 'too-many-attempts', `Too many wrong attempts. Try again in ${seconds} seconds.`, {}, { 'retry-after': String(seconds) });
}
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
