import { validatorSource, type ResolvedForm } from '#definitions';
import type { Engine } from '../context.ts';
import { problem } from '../http/problem.ts';

const compiled = new Map<string, string>();
const firstPauseMs = 3000;
const pauseMs = 100;

/**
 * The compiled checks of whichever form has this digest: a published one, or one that an author looked at lately.
 * @throws 422 for a draft that cannot be compiled
 */
export function findValidator(engine: Engine, digest: string): string | undefined {
  const before = compiled.get(digest);
  if (before !== undefined) return before;
  const form = formOf(engine, digest);
  if (!form) return draftValidator(engine, digest);
  const source = validatorSource(form);
  compiled.set(digest, source);
  return source;
}

function draftValidator({ workbench }: Engine, digest: string): string | undefined {
  const form = workbench.forms.find(digest);
  try {
    return form && workbench.validators.get(digest, () => validatorSource(form));
  } catch {
    throw problem(422, 'form-faulty', 'This form has problems that are to be put right before it can be tried.');
  }
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
