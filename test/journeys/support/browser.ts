import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { foundChromium } from '../../../scripts/chromium.mjs';

const path = foundChromium();
/** Nothing that Chromium does for itself: no updates, no talk to the world, no graphics card. */
const quiet = [
  '--no-sandbox', '--headless=new', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** A block of journeys; where there is no Chromium they are skipped, and their name says so. */
export const describeInBrowser = (name: string, journeys: () => void): void => {
  if (path) describe(name, journeys);
  else describe.skip(`${name} [skipped: no Chromium was found; install it or set CHROMIUM]`, journeys);
};

export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: path, args: quiet });
