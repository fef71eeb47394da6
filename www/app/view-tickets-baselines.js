// From measured to entered: the figures of a report become the client's facts and the calculators' own inputs, as one step that
// can be undone. What will be set is listed before.

import { element, setText } from './dom.js';
import { wholeText } from './figures.js';
import { createGrid } from './grid.js';
import { notify } from './notices.js';
import { withFact, withInput } from './state.js';
import { createPart } from './view-tickets-part.js';

/** @typedef {import('./view-tickets-part.js').Context} Context */
/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./core.js').Input} Input */
/** @typedef {import('./state.js').State} State */
/** @typedef {{ calculator: Calculator | null, input: Input, value: number | string, note: string }} Setting */

/**
 * @param {Context} context
 * @returns {import('./view-tickets-part.js').Part}
 */
export function createBaselines({ app, report }) {
  const take = element('button', { type: 'button', class: 'solid', 'data-action': 'use-baselines' }, 'Use as client facts and baseline');
  const said = element('p', { class: 'small', role: 'status' });
  const grid = createGrid('What will be set', { name: 'baselines' });
  const node = createPart('Use as baseline', 'baselines', 'These measured figures take the place of the ones that stand in the calculators. Undo brings those back.', [grid.node, element('div', { class: 'buttons' }, take, said)]);

  /** @returns {Setting[]} */
  const settings = () =>
    report().baselines.flatMap(({ calculator: id, input: key, value, note }) => {
      const calculator = app.catalogue.find((other) => other.id === id) ?? null;
      const input = calculator ? calculator.inputs.find((other) => other.key === key) : app.facts.get(key)?.input;
      return input && (calculator || !id) ? [{ calculator, input, value, note }] : [];
    });

  /**
   * @param {State} state
   * @param {Setting} setting
   */
  const withSetting = (state, { calculator, input, value }) => (calculator ? withInput(app.catalogue, state, calculator, input, value) : withFact(app.catalogue, state, input, Number(value)));

  take.addEventListener('click', () => {
    app.change(settings().reduce(withSetting, app.state), 'tickets/baselines');
    notify('The measured figures stand in the calculators now. Undo brings the earlier ones back.', { passing: true });
  });

  return {
    title: 'Use as baseline',
    node,
    followsState: true,
    update() {
      let last = '';
      const rows = settings().map(({ calculator, input, value, note }) => {
        const form = calculator ?? { id: 'start', inputs: [input] };
        const now = app.valueOf(form, input);
        const text = (/** @type {unknown} */ given) => (typeof given === 'number' ? wholeText(given, app.unitOf(form, input), app.locale) : (input.options?.find(({ key }) => key === given)?.label ?? '—'));
        const place = calculator?.title ?? 'Client fact';
        const isFirst = place !== last;
        last = place;
        return { isSet: now === value, cells: [{ text: input.label, note: isFirst ? `${place}. ${note}` : place }, text(now), text(value)] };
      });
      grid.update(
        [{ label: 'Figure', figure: false }, { label: 'Stands now', figure: true }, { label: 'Becomes', figure: true }],
        rows.map(({ cells }) => cells),
      );
      const isSet = rows.every(({ isSet }) => isSet);
      take.disabled = isSet;
      setText(said, rows.length === 0 ? 'No column of this export measures a figure that the calculators ask for.' : isSet ? 'They stand there now.' : '');
    },
  };
}
