// Work that may wait until the result is on the screen. Asked for many times, it runs once.

/**
 * @param {() => void} work
 * @returns {() => void}  asks for the work
 */
export function afterPaint(work) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    // A frame is about to be painted when its callback runs; a task set from there runs after the painting.
    requestAnimationFrame(() =>
      setTimeout(() => {
        waiting = false;
        work();
      }),
    );
  };
}
