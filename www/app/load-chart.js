// The charts, and the library that draws them, come after the first result. The offline page replaces this module by one
// that unpacks them from the page itself.

/** @returns {Promise<typeof import('./chart.js')>} */
export const loadChart = () => import('./chart.js');
