import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import type { ReferencePage } from './types.ts';

/** A whole page; `depth` folders below the reference, where its style sheet and its first page are. */
export function page(path: string, title: string, body: Markup, trail: readonly (readonly [string, string])[] = []): ReferencePage {
  const up = '../'.repeat(path.split('/').length - 1);
  const crumbs = [['Reference', `${up}index.html`] as const, ...trail].map(([name, to]) => html`<li><a href="${to}">${name}</a></li>`);
  const content = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Exemplar reference</title><link rel="stylesheet" href="${up}reference.css"></head>
<body><a class="skip" href="#main">Skip to main content</a><header><nav aria-label="Where you are"><ol>${crumbs}</ol></nav></header><main id="main"><h1>${title}</h1>
${body}
</main></body></html>
`;
  return { path, html: content.markup };
}
