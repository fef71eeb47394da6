// A drawing in a space of fixed height: drawn after painting, again when its size or its figures change.

import { afterPaint } from './after-paint.js';
import { element } from './dom.js';
import { loadChart } from './load-chart.js';

/** @typedef {typeof import('./chart.js')} Charts */
/** @typedef {{ width: number, height: number, fontSize: number }} Size */
/** @typedef {(charts: Charts, size: Size) => Element[]} Draw */

/** One drawing at a time, each in a task of its own, so that the page stays alive between them. */
let queue = Promise.resolve();

/** @param {string} kind  names the space in chart.css */
export function createDrawing(kind) {
  const node = element('div', { class: `chart ${kind}` });
  /** @type {Draw | null} */
  let latest = null;
  let drawn = { draw: /** @type {unknown} */ (null), width: 0, height: 0, fontSize: 0 };

  const draw = async () => {
    // On paper the drawing for the screen is scaled; its space has no height of its own there.
    if (!latest || !node.isConnected || matchMedia('print').matches) return;
    const charts = await loadChart().catch(() => null);
    // Without its host a page that was never whole has no charts; the page may also be gone by now.
    if (!charts) return node.replaceChildren(element('p', { class: 'small' }, 'The chart could not be loaded; its figures can be opened as a table. Reload the page for the chart.'));
    const { clientWidth: width, clientHeight: height } = node;
    const fontSize = Number.parseFloat(getComputedStyle(node).fontSize);
    const unchanged = drawn.draw === latest && drawn.width === width && drawn.height === height && drawn.fontSize === fontSize;
    if (width === 0 || unchanged) return;
    drawn = { draw: latest, width, height, fontSize };
    node.replaceChildren(...latest(charts, { width, height, fontSize }));
  };
  const redraw = afterPaint(() => {
    queue = queue
      .then(() => new Promise((resolve) => setTimeout(resolve)))
      .then(draw)
      .catch((reason) => console.error(reason));
  });
  new ResizeObserver(redraw).observe(node);

  return {
    node,
    /** @param {Draw} next  nothing, where there is nothing to draw */
    update(next) {
      latest = next;
      redraw();
    },
  };
}
