// Where the browser journeys find a Chromium, or why they cannot run.
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium that is here already. */
export const foundChromium = () => [process.env.CHROMIUM, ...places].find((path) => path && existsSync(path));

/** `{ path }`, or `{ why }` in words. Installs Debian's package where this user may (root, apt-get). */
export function findChromium(run) {
  if (foundChromium()) return { path: foundChromium() };
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return { why: 'no Chromium was found; install it, or set CHROMIUM to its path.' };
  console.log('Installing Chromium from the system packages for the browser journeys …');
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  return foundChromium() ? { path: foundChromium() } : { why: 'no Chromium was found and the system packages could not install it.' };
}
