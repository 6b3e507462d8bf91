import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { SignedInClient } from '#testing';
import { sendTo, signedInClient } from '#testing';
import type { BuiltEngine } from '../../faults/built-engine.ts';
import { freePort, root, startBuiltEngine } from '../../faults/built-engine.ts';
import { copyDefinitions } from '../../scenarios/changed-definitions.ts';
import { launchChromium } from './browser.ts';

/** A browser beside the built engine, on a demonstration of its own that ends with the stage. */
export interface Stage {
  readonly url: string;
  readonly browser: Browser;
  /** Asks the engine beside the browser: to prepare what a journey needs, and to look at what it left. */
  readonly client: SignedInClient;
  /** A new page with a session of its own; nobody is signed in. */
  readonly open: (size?: { readonly width: number; readonly height: number }) => Promise<Page>;
  /** A new page on which somebody has signed in. */
  readonly openAs: (user: string, size?: { readonly width: number; readonly height: number }) => Promise<Page>;
  /** Ends the engine as a power cut would. */
  readonly killEngine: () => Promise<void>;
  /** Starts it again on the same store and under the same address. */
  readonly startEngine: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface StageOptions {
  readonly children?: boolean;
  readonly changed?: { readonly folder: string; readonly remove: () => Promise<void> };
}

const desk = { width: 1280, height: 900 };
/** A loaded machine answers late, but it answers. */
const patience = 20_000;

/**
 * Starts an engine and a browser; whatever fails, nothing is left running.
 * @param children whether the invented children of the demonstration are there, or only its users
 * @param changed a copy of the definitions that a test has changed; it ends with the stage
 */
export const startStage = async ({ children = true, changed }: StageOptions = {}): Promise<Stage> => {
  const definitions = changed ?? (children ? undefined : await copyDefinitions());
  const dataDir = await mkdtemp(path.join(tmpdir(), 'exemplar-journeys-'));
  const port = await freePort();
  const env = { DEFINITIONS_DIR: definitions?.folder ?? root, ...(process.env.EXEMPLAR_WEB_DIR && { EXEMPLAR_WEB_DIR: process.env.EXEMPLAR_WEB_DIR }) };
  const start = () => startBuiltEngine({ dataDir, port, env });
  let engine: BuiltEngine | undefined = await start();
  const browser = await launchChromium().catch(async (error: unknown) => {
    await engine?.kill();
    throw error;
  });
  const url = engine.url;
  const contexts: BrowserContext[] = [];
  const open: Stage['open'] = async (viewport = desk) => {
    const context = await browser.newContext({ baseURL: url, viewport, locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce' });
    contexts.push(context);
    context.setDefaultTimeout(patience);
    return context.newPage();
  };
  return {
    url,
    browser,
    client: signedInClient(sendTo(url)),
    open,
    openAs: async (user, size) => {
      const page = await open(size);
      await signIn(page, user);
      return page;
    },
    killEngine: async () => {
      await engine?.kill();
      engine = undefined;
    },
    startEngine: async () => void (engine = await start()),
    close: async () => {
      await browser.close();
      await engine?.stop();
      await rm(dataDir, { recursive: true, force: true });
      await definitions?.remove();
    },
  };
};

/** Signs in through the page's own form. */
export const signIn = async (page: Page, user: string, at = '/'): Promise<void> => {
  if (!page.url().startsWith('http')) await page.goto(at);
  await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password').fill('demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /^(Sign out|Allgofnodi)$/ }).waitFor();
};
