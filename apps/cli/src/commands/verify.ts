import { anchorKey, verifyAnchors, verifyAuthority } from '#store';
import type { Command } from '../command.ts';
import { withStore } from '../with-store.ts';

/** Checks that nothing recorded was altered, removed or would be decided otherwise. Names stream and revision; exit 1 if any. */
export const verify: Command = {
  name: 'verify',
  usage: 'verify',
  summary: 'check every stream, every decision and the anchors',
  run: (_args, terminal) =>
    withStore(terminal, async (store, { dataDir }) => {
      let faults = 0;
      const tell = (sentence: string) => {
        faults += 1;
        terminal.error(sentence);
      };
      for (const authority of await store.publications.authorities()) {
        const found = await verifyAuthority(store, authority);
        for (const { sentence } of found.faults) tell(`${authority}: ${sentence}`);
        terminal.out(`${authority}: ${found.streams} streams, ${found.events} events, ${found.redecided.same} decided again the same, ${found.redecided.skipped} erased.`);
      }
      for (const { sentence } of await verifyAnchors(store, dataDir, await anchorKey(dataDir, process.env['EXEMPLAR_ANCHOR_KEY']))) tell(sentence);
      terminal.out(faults === 0 ? 'No fault was found.' : `${faults} ${faults === 1 ? 'fault was' : 'faults were'} found.`);
      return faults === 0 ? 0 : 1;
    }),
};
