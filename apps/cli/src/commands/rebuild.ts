import { londonTime } from '#casework';
import { rebuild as rebuildAuthority } from '#store';
import type { Command } from '../command.ts';
import { withStoreAlone } from '../with-store.ts';

/** Makes the documents of every case and person anew from their events. */
export const rebuild: Command = {
  name: 'rebuild',
  usage: 'rebuild',
  summary: 'make every case and person anew from the events (the engine must be stopped)',
  run: (_args, terminal) =>
    withStoreAlone(terminal, async (store) => {
      const now = new Date().toISOString();
      for (const authority of await store.publications.authorities()) {
        const made = await rebuildAuthority(store, authority, { now, today: londonTime(now).slice(0, 10) });
        terminal.out(`${authority}: ${made.cases} cases and ${made.people} people made anew.`);
      }
      return 0;
    }),
};
