// Seeded random figures for property tests: the same in every run.

/** mulberry32 */
export function randomSource(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Any finite double: half of them like typed figures, half of any bits at all. */
export function randomFigure(random) {
  if (random() < 0.5) return Number(`${random() < 0.3 ? '-' : ''}${Math.floor(random() * 10 ** Math.ceil(random() * 9))}e-${Math.floor(random() * 6)}`) + 0;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setUint32(0, random() * 2 ** 32);
  bits.setUint32(4, random() * 2 ** 32);
  const value = bits.getFloat64(0);
  return Number.isFinite(value) ? value : randomFigure(random);
}
