import { createClient } from '#api-client';

type Listener = () => void;
const signedOut = new Set<Listener>();

/** Calls back whenever the engine says that nobody is signed in; answers with the way to stop. */
export const onSignedOut = (listener: Listener): Listener => {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
};

/** The one client of this page. */
export const client = createClient({ onSignedOut: () => signedOut.forEach((listener) => listener()) });
