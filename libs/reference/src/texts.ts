import type { Source, Text } from '#definitions';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

/** The English, and below it the Welsh where there is any, marked where no Welsh speaker has checked it. */
export function both(text: Text): Markup {
  if (text.cy === undefined) return html`${text.en}`;
  return html`${text.en}<br><span lang="cy" class="welsh">${text.cy}</span>${text.unchecked === true && html` <span class="unchecked">Welsh not checked</span>`}`;
}

/** Where a rule comes from, with its link, and whether anybody has looked. */
export function sourceOf(source: Source | undefined): Markup {
  if (!source) return html`–`;
  const words = source.url === undefined ? html`${source.text}` : html`<a href="${source.url}" rel="noreferrer">${source.text}</a>`;
  return html`${words}${source.unverified === true && html` <span class="unchecked">not verified</span>`}`;
}
