// A drawing in a space of fixed height: drawn after painting, again when its size or its figures change.

import { afterPaint } from './after-paint.js';
import { element } from './dom.js';
import { loadChart } from './load-chart.js';

/** @typedef {typeof import('./chart.js')} Charts */
/** @typedef {{ width: number, height: number, fontSize: number }} Size */

/** One drawing at a time, each in a task of its own, so that the page stays alive between them. */
let queue = Promise.resolve();

/** @param {string} kind  names the space in chart.css */
export function createDrawing(kind) {
  const node = element('div', { class: `chart ${kind}` });
  /** @type {((charts: Charts, size: Size) => Element | null) | null} */
  let latest = null;
  let drawn = { draw: /** @type {unknown} */ (null), width: 0, height: 0, fontSize: 0 };

  const draw = async () => {
    // On paper the drawing for the screen is scaled; its space has no height of its own there.
    if (!latest || !node.isConnected || matchMedia('print').matches) return;
    const charts = await loadChart();
    const { clientWidth: width, clientHeight: height } = node;
    const fontSize = Number.parseFloat(getComputedStyle(node).fontSize);
    const unchanged = drawn.draw === latest && drawn.width === width && drawn.height === height && drawn.fontSize === fontSize;
    if (width === 0 || unchanged) return;
    drawn = { draw: latest, width, height, fontSize };
    const drawing = latest(charts, { width, height, fontSize });
    node.replaceChildren(...(drawing ? [drawing] : []));
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
    /** @param {(charts: Charts, size: Size) => Element | null} next  null: nothing to draw */
    update(next) {
      latest = next;
      redraw();
    },
  };
}
