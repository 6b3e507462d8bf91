import { queryOptions } from '@tanstack/react-query';
import { createSend } from '#api-client';
import type { BlockFile, CodeListFile, DataItemsFile, DimensionsFile, ResolvedQuestion, Text } from '#form-answers';
import { valueOf } from '../../api/value-of.ts';

/** What an author may take from: lists, blocks, items of national returns, and what other forms ask. */
export interface Palette {
  readonly codeLists: readonly { readonly id: string; readonly title: Text; readonly open?: boolean; readonly codes: CodeListFile['codes'] }[];
  readonly blocks: readonly PaletteBlock[];
  readonly dataItems: DataItemsFile['items'];
  readonly dimensions: DimensionsFile;
  readonly forms: readonly PaletteForm[];
  readonly languages: readonly ('en' | 'cy')[];
}
export interface PaletteBlock {
  readonly id: string;
  readonly title?: Text;
  readonly parameters: readonly string[];
  readonly questions: readonly { readonly id: string; readonly label: Text; readonly kind?: string }[];
  /** The block as it is written, where the engine gives it. */
  readonly file?: BlockFile;
}
export interface PaletteForm {
  readonly id: string;
  readonly title: Text;
  readonly version: string;
  readonly questions: readonly { readonly id: string; readonly label: Text; readonly kind: ResolvedQuestion['kind']; readonly section: string; readonly chronology?: string }[];
}

const send = createSend({ fetch: (url, init) => globalThis.fetch(url, init) });

export const paletteQuery = () => queryOptions({ queryKey: ['authoring', 'palette'], queryFn: () => valueOf(send<Palette>('GET', '/api/authoring/palette')), staleTime: 300_000 });

/** What resolving a form takes from the palette. */
export const shelfOf = (palette: Palette) => ({
  block: (id: string): BlockFile | undefined => palette.blocks.find((block) => block.id === id)?.file,
  codes: (id: string): CodeListFile | undefined => palette.codeLists.find((list) => list.id === id) as CodeListFile | undefined,
  dimensions: palette.dimensions,
});
