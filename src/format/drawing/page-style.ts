/** The look of a picture, in light pages and in dark ones. */
export const pictureStyle = [
	':root,svg{--sheet:#fff;--ink:#1f2328;--soft:#57606a;--line:#6e7781;--box:#f6f8fa;--error:#cf222e;--warning:#9a6700}',
	'@media (prefers-color-scheme:dark){:root,svg{--sheet:#0d1117;--ink:#e6edf3;--soft:#9198a1;--line:#8b949e;--box:#161b22;--error:#ff7b72;--warning:#d29922}}',
	'.sheet{fill:var(--sheet)}',
	"svg text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;text-anchor:middle;fill:var(--ink)}",
	'.node rect{fill:var(--box);stroke:var(--line)}',
	'.node .name{font-weight:bold}',
	'svg .below,svg .count{fill:var(--soft)}svg .count{text-anchor:start}',
	'.node.external rect,.node.prefix rect{stroke-dasharray:6 3}.node.unknown rect,.node.no-holder rect{stroke-dasharray:2 3}',
	'.node.error rect{stroke:var(--error);stroke-width:2}.node.warning rect{stroke:var(--warning);stroke-width:2}',
	'.edge .line{fill:none;stroke:var(--line);stroke-width:1.5}.edge .hit{fill:none;stroke:transparent;stroke-width:12}',
	'.edge.inactive .line{stroke-dasharray:7 5}.edge.half .line{stroke-dasharray:2 4}',
	'.edge .bare{fill:var(--sheet);stroke:var(--line);stroke-width:1.5}',
	'.edge.error .line,.edge.error .bare{stroke:var(--error);stroke-width:2}.edge.warning .line,.edge.warning .bare{stroke:var(--warning)}',
].join('');

/** Colours that tell AS numbers or sites apart: a hue for each of them, with the text still to be read. */
const hues = [210, 30, 130, 280, 0, 180, 60, 320, 100, 240, 20, 160];

/** How many of them there are; what is beyond begins anew. */
export const hueCount = hues.length;

/** The look of a page with a picture. */
export const pageStyle = [
	pictureStyle,
	'*{box-sizing:border-box}html,body{height:100%;margin:0}',
	'body{display:grid;grid-template:auto 1fr/1fr 26rem;background:var(--sheet);color:var(--ink);font:14px system-ui,sans-serif;overflow:hidden}',
	'header{grid-column:1/3;display:flex;gap:.75rem;align-items:center;flex-wrap:wrap;padding:.5rem .75rem;border-bottom:1px solid var(--line)}',
	'h1{font-size:1rem;margin:0}h2{font-size:.95rem;margin:.75rem 0 .25rem}',
	'input,select,button{font:inherit;color:inherit;background:var(--box);border:1px solid var(--line);border-radius:4px;padding:.2rem .5rem}',
	':focus-visible{outline:2px solid #0969da;outline-offset:1px}',
	'#map{width:100%;height:100%;min-width:0;min-height:0;cursor:grab;touch-action:none}#map.moving{cursor:grabbing}',
	'aside{border-left:1px solid var(--line);padding:.25rem .75rem 1rem;overflow:auto;overflow-wrap:anywhere}',
	'aside button{display:block;width:100%;text-align:left;margin:.2rem 0}',
	'table{border-collapse:collapse;width:100%;font-size:12px;margin-bottom:.5rem}th,td{text-align:left;vertical-align:top;padding:.15rem .3rem;border-bottom:1px solid var(--line)}',
	'th{font-weight:normal;color:var(--soft)}td.differs{font-weight:bold}.error{color:var(--error)}.warning{color:var(--warning)}',
	'svg.colored .node rect{stroke-width:1.5}.edge,.node{cursor:pointer}.dim{opacity:.2}.chosen .line{stroke-width:4}.chosen rect{stroke-width:4}',
	...hues.map((hue, at) => `svg .h${at} rect,i.h${at}{fill:hsl(${hue} 60% 50%/.35);background:hsl(${hue} 60% 50%/.35)}`),
	'i{display:inline-block;width:1em;height:1em;margin-right:.4em;border:1px solid var(--line)}',
].join('');
