import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { LogStream } from './server.ts';

/** Where log lines go: to whatever reads the output, or beside the store where a person sits at the terminal. */
export function logStream(dataDir: string): LogStream {
  if (!process.stdout.isTTY) return { write: (line) => void process.stdout.write(line) };
  let file: WriteStream | undefined;
  return {
    write(line) {
      // Opened with the first line: by then the folder is there and ours.
      file ??= createWriteStream(join(dataDir, 'engine.log'), { flags: 'a', mode: 0o600 }).on('error', () => undefined);
      file.write(line);
    },
  };
}
