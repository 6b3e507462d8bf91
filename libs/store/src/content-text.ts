import { canonicalJson, type PublicationContent } from '#definitions';

/** Content is over a megabyte of text and never changes, and its text is wanted for its digest and again to store it. */
const texts = new WeakMap<PublicationContent, string>();

/** Keeps the canonical text of content until it is stored; answers with it. */
export function rememberText(content: PublicationContent, text: string): string {
  texts.set(content, text);
  return text;
}

export function textOf(content: PublicationContent): string {
  return texts.get(content) ?? canonicalJson(content);
}
