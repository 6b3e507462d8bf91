import { queryOptions } from '@tanstack/react-query';
import type { Palette } from '#api-client';
import type { BlockFile, CodeListFile } from '#form-answers';
import { client } from '../../api/client.ts';
import { valueOf } from '../../api/value-of.ts';

export type { Palette } from '#api-client';
export type PaletteBlock = Palette['blocks'][number];

/** What an author may take from: lists, blocks, items of national returns, and what other forms ask. */
export const paletteQuery = () => queryOptions({ queryKey: ['authoring', 'palette'], queryFn: () => valueOf(client.palette()), staleTime: 300_000 });

/** What resolving a form takes from the palette. */
export const shelfOf = (palette: Palette) => ({
  block: (id: string): BlockFile | undefined => palette.blocks.find((block) => block.id === id)?.file,
  codes: (id: string): CodeListFile | undefined => palette.codeLists.find((list) => list.id === id) as CodeListFile | undefined,
  dimensions: palette.dimensions,
});
