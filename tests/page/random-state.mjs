// Random states of the page, as they are once nothing in them equals its default.

import { randomFigure } from './random.mjs';

const NAMES = ['', 'Acme', 'Müller & Söhne', 'a=b&c#d%20;e,f', '株式会社 研修', 'عميل', '😀👩‍👩‍👧', '<script>alert("x")</script>', "O'Neil (new)!*~", 'line\nbreak\ttab\u2028', '__proto__', '../..\\', '$& $1 `${x}`'];

export function randomState(random, catalogue, locales) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const figure = (usual) => {
    const value = randomFigure(random);
    return value === usual ? usual + 1 : value;
  };
  const state = { view: pick(['start', ...catalogue.map((calculator) => calculator.id)]), locale: pick(locales).key, client: pick(NAMES), facts: {}, own: {}, targets: {} };
  for (const calculator of catalogue) {
    const own = {};
    for (const input of calculator.inputs) {
      if (input.fromCurrency) continue;
      if (input.fact && random() < 0.4) state.facts[input.key] ??= figure(input.default);
      if (random() < 0.6) continue;
      if (input.kind === 'choice') {
        const others = input.options.map((option) => option.key).filter((option) => option !== input.default);
        own[input.key] = pick(others);
      } else if (input.kind === 'lines') {
        own[input.key] = Array.from({ length: Math.floor(random() * 12) }, () => ({ name: pick(NAMES), weight: randomFigure(random), ...(random() < 0.5 ? { bottomUp: pick(['none', 'training', 'technology']) } : {}) }));
      } else own[input.key] = figure(input.fact ? undefined : input.default);
    }
    if (Object.keys(own).length > 0) state.own[calculator.id] = own;
    if (random() < 0.3) state.targets[calculator.id] = figure(calculator.breakEven.target);
  }
  return state;
}

/** A state such as people make: figures between the ends of their sliders, counts up to a thousand. */
export function usualState(random, catalogue, locales) {
  const between = ({ slider, kind, step, minimum, maximum }) => {
    const { from, to } = slider ?? { from: minimum, to: Math.min(maximum, 1000) };
    const value = from + random() * (to - from);
    const steps = step ?? (to <= 1 ? 0.001 : 1);
    return kind === 'whole' ? Math.round(value) : Number((Math.round(value / steps) * steps).toPrecision(12));
  };
  const state = randomState(random, catalogue, locales);
  const facts = new Map(catalogue.flatMap(({ inputs }) => inputs.filter((input) => input.fact).map((input) => [input.key, input])));
  for (const key of Object.keys(state.facts)) state.facts[key] = between(facts.get(key));
  for (const [id, own] of Object.entries(state.own)) {
    const { inputs } = catalogue.find((calculator) => calculator.id === id);
    for (const input of inputs) if (['number', 'whole'].includes(input.kind) && own[input.key] !== undefined) own[input.key] = between(input);
    if (own.lines) own.lines = [{ name: 'Tools', weight: 1 + Math.floor(random() * 99), bottomUp: 'technology' }, { name: 'People', weight: 30 }];
  }
  for (const id of Object.keys(state.targets)) state.targets[id] = Math.floor(random() * 1e6);
  // What equals its default is not in a state.
  for (const key of Object.keys(state.facts)) if (state.facts[key] === facts.get(key).default) delete state.facts[key];
  for (const [id, own] of Object.entries(state.own)) {
    const { inputs } = catalogue.find((calculator) => calculator.id === id);
    for (const input of inputs) if (!input.fact && own[input.key] === input.default) delete own[input.key];
    if (Object.keys(own).length === 0) delete state.own[id];
  }
  return state;
}
