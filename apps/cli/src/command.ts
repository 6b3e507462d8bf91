/** Where a command reads and writes; tests pass their own. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
  /** The folder the command was typed in: paths are taken from here. */
  readonly folder: string;
  /** The repository's folder, which holds forms/ and workflows/. */
  readonly home: string;
}

/** One command of `exemplar`, in a file of its own under commands/. */
export interface Command {
  readonly name: string;
  /** How it is called, without the program's name: `check [folder…]`. */
  readonly usage: string;
  readonly summary: string;
  /** Answers the exit code. A thrown Error is shown as its sentence, with exit code 1. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>;
}
