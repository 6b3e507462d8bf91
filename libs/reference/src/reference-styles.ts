/** The style sheet of the reference: the colours of the web app, one column, readable in print. */
export const REFERENCE_STYLES = `:root { --ink: #0b0c0c; --muted: #48525a; --deep: #103b46; --link: #0b5a72; --line: #ccd6d9; --edge: #6b7a80; --tint: #eef5f6; --soon: #6f4500; --soon-bg: #fff2d5; }
body { margin: 0; color: var(--ink); overflow-wrap: anywhere; font: 1.0625rem/1.45 Arial, sans-serif; }
header { background: var(--deep); padding: 0.75rem 1rem; }
header ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1rem; }
header a { color: #fff; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid #fd0; outline-offset: 0; background: #fd0; color: var(--ink); box-shadow: 0 4px var(--ink); }
.wide:focus-visible { background: none; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 0; }
h1 { font-size: 2rem; } h2 { font-size: 1.4rem; margin-top: 2rem; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin-bottom: 1.5rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: bold; padding: 0.25rem 0; }
th, td { overflow-wrap: normal; text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); font-weight: normal; } thead th { font-weight: bold; }
code { font-size: 0.875em; color: var(--muted); overflow-wrap: anywhere; }
dl { margin: 0; } dl dl { border-left: 4px solid var(--line); padding-left: 0.75rem; }
.question { border-top: 1px solid var(--line); padding: 0.6rem 0; } dt { font-weight: bold; } dd { margin: 0; } dd p { margin: 0.25rem 0; }
.facts, .hint { color: var(--muted); } .welsh { color: var(--muted); font-weight: normal; }
.unchecked { background: var(--soon-bg); color: var(--soon); padding: 0 0.3rem; font-size: 0.875rem; font-weight: normal; white-space: nowrap; }
svg { display: block; } svg text { font: 13px Arial, sans-serif; fill: var(--ink); } svg rect { fill: #fff; stroke: var(--edge); stroke-width: 1.5; }
svg .first rect { stroke: var(--deep); stroke-width: 3; } svg .rest rect { fill: var(--tint); } svg .ways path { fill: none; stroke: var(--edge); stroke-width: 1.5; }
@media print { header, .skip { display: none; } .wide { overflow: visible; } }
`;
