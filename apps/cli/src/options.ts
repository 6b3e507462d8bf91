/** What followed a command: `--name value`, `--name` alone, and words. */
export interface Options {
  readonly words: readonly string[];
  readonly named: { readonly [name: string]: string | true };
}

/** Reads a command's arguments. @throws one sentence for an option that the command does not have */
export function readOptions(args: readonly string[], known: { readonly values?: readonly string[]; readonly flags?: readonly string[] }): Options {
  const words: string[] = [];
  const named: { [name: string]: string | true } = {};
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    const name = arg.replace(/^--/, '');
    if (!arg.startsWith('--')) words.push(arg);
    else if (known.flags?.includes(name)) named[name] = true;
    else if (known.values?.includes(name) && args[at + 1] !== undefined) named[name] = args[(at += 1)]!;
    else throw new Error(known.values?.includes(name) ? `${arg} needs a value.` : `There is no option ${arg}.`);
  }
  return { words, named };
}

/** A value that must be there. @throws one sentence that names it */
export function needed(options: Options, name: string): string {
  const value = options.named[name];
  if (typeof value !== 'string') throw new Error(`Say --${name}.`);
  return value;
}
