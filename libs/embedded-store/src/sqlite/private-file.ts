import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { storeProblem } from '../store-problem.ts';

/**
 * Makes sure that the file exists and that nobody but its owner can read it, whatever the umask; SQLite gives its
 * own side files the same rights.
 * @throws a store-unwritable problem.
 */
export function ensurePrivateFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a+', 0o600));
    const { mode, uid } = statSync(file);
    const othersMay = (mode & 0o077) !== 0;
    if (othersMay && uid === process.getuid?.()) chmodSync(file, 0o600);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw storeProblem('store-unwritable', `The store file ${file} cannot be written (${reason}); check its folder and its owner.`);
  }
}
