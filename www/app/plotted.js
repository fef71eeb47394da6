// One drawing by Observable Plot, as the page's policy and its readers need it.

import * as Plot from '@observablehq/plot';

/**
 * @param {Plot.PlotOptions} options
 * @returns {Element}
 */
export function plotted(options) {
  const svg = Plot.plot({ className: 'plot', ...options });
  // Plot brings its own rules in the drawing, which the page's policy refuses; they are in chart.css.
  svg.querySelector('style')?.remove();
  // The figures stand beside it as a table.
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}
