import { resolve } from 'node:path';
import { londonTime } from '#casework';
import { publicationsFrom } from '#definition-files';
import { loadPublished, replay as replayContent } from '#store';
import type { Command } from '../command.ts';
import { duration } from '../duration.ts';
import { needed, readOptions } from '../options.ts';
import { withStore } from '../with-store.ts';

/** Tries the definitions of a folder against every open case of an authority; changes nothing. */
export const replay: Command = {
  name: 'replay',
  usage: 'replay --authority A --with FOLDER',
  summary: 'try the forms and workflows of a folder against every open case, and count what they would do to them',
  run: async (args, terminal) => {
    const options = readOptions(args, { values: ['authority', 'with'] });
    const [authority, folder] = [needed(options, 'authority'), resolve(terminal.folder, needed(options, 'with'))];
    const now = new Date().toISOString();
    const today = londonTime(now).slice(0, 10);
    const read = await publicationsFrom(folder, false, today);
    if ('findings' in read) {
      for (const { file, path, rule, message } of read.findings) terminal.error(`${file}:${path} ${rule} ${message}`);
      return 1;
    }
    const content = read.publications[authority];
    if (!content) throw new Error(`There is no authority ${authority} in ${folder}.`);
    return withStore(terminal, async (store) => {
      const published = await loadPublished(store, authority, today);
      if (!published) throw new Error(`${authority} has published nothing yet.`);
      const { open, counts, groups, took, workers } = await replayContent(store, published, content, now);
      terminal.out(`${open} open cases, in ${duration(took)}: ${counts.goesOn} would go on, ${counts.stuck} would be stuck, ${counts.homeless} have drafts with answers that would have no home, ${counts.moreApprovals} would need one more approval, in ${counts.clocksMove} a clock would move.`);
      for (const { what, count, remedy } of groups) terminal.out(`  ${count}: ${what.en}${remedy ? ` ${remedy.en}` : ''}`);
      for (const { en } of workers) terminal.out(en);
      return 0;
    });
  },
};
