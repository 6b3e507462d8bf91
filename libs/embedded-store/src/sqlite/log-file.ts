import { closeSync, fdatasync, openSync } from 'node:fs';

/** SQLite's write-ahead log, through a descriptor of our own. */
export interface LogFile {
  /** Answers when the disk keeps everything that was committed before the call. The thread goes on meanwhile. */
  toDisk(): Promise<void>;
  close(): void;
}

/**
 * Opens the log beside an open store file. SQLite keeps one log file for as long as the store is open, and takes no locks
 * on it, so that a second descriptor disturbs nothing.
 */
export function openLog(file: string): LogFile {
  // Some systems only sync what was opened for writing.
  const descriptor = openSync(`${file}-wal`, 'r+');
  return {
    toDisk: () =>
      new Promise((resolve, reject) => {
        fdatasync(descriptor, (error) => (error ? reject(notKept(error)) : resolve()));
      }),
    close: () => closeSync(descriptor),
  };
}

/** After this nobody knows what the disk has, so it counts as a fault of the file: the store ends. */
function notKept({ code }: NodeJS.ErrnoException): Error {
  return Object.assign(new Error(`The disk did not keep what was written (${code}).`), { code: 'SQLITE_IOERR_FSYNC' });
}
