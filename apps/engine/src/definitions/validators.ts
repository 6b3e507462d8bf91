import { validatorSource, type ResolvedForm } from '#definitions';
import type { Engine } from '../context.ts';

const compiled = new Map<string, string>();
const firstPauseMs = 3000;
const pauseMs = 100;

/** The compiled checks of whichever published form has this digest. */
export function findValidator(engine: Engine, digest: string): string | undefined {
  const before = compiled.get(digest);
  if (before !== undefined) return before;
  const form = formOf(engine, digest);
  if (!form) return undefined;
  const source = validatorSource(form);
  compiled.set(digest, source);
  return source;
}

/**
 * Compiles the forms of every authority ahead of their first reader. One form takes a moment in which nobody is answered, so
 * those who come back right after a start go first, and there is time for others between two forms.
 */
export async function compileValidators(engine: Engine): Promise<void> {
  await pause(firstPauseMs);
  for (const authority of engine.authorities()) {
    for (const { digest } of Object.values(engine.published(authority)?.current.content.forms ?? {})) {
      findValidator(engine, digest);
      await pause(pauseMs);
    }
  }
}

/** Lets the others go on; keeps no process alive. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());
}

function formOf(engine: Engine, digest: string): ResolvedForm | undefined {
  for (const authority of engine.authorities()) {
    for (const { content } of engine.published(authority)?.publications ?? []) {
      const form = Object.values(content.forms).find((one) => one.digest === digest);
      if (form) return form;
    }
  }
  return undefined;
}
