// The controls of a report: a choice, and a number that is read as the reader types it.

import { element, setAttribute, setText } from './dom.js';
import { formatValue } from './format.js';
import { parseNumber } from './numbers.js';

/** @typedef {import('./core.js').Unit} Unit */
/** @typedef {[value: string, text: string]} Option */

/**
 * @param {string} label
 * @param {string} id
 * @param {Option[]} options
 * @param {string} value
 * @param {(value: string) => void} onChange
 */
export function createSelect(label, id, options, value, onChange) {
  const select = element('select', { id }, ...options.map(([value, text]) => element('option', { value }, text)));
  select.value = value;
  select.addEventListener('change', () => onChange(select.value));
  return element('label', { class: 'control', for: id }, element('span', {}, label), select);
}

/**
 * A few options side by side.
 * @param {string} label
 * @param {string} name
 * @param {Option[]} options
 * @param {string} value
 * @param {(value: string) => void} onChange
 */
export function createSegments(label, name, options, value, onChange) {
  return element(
    'div',
    { class: 'segments', role: 'radiogroup', 'aria-label': label },
    ...options.map(([key, text]) => {
      const radio = element('input', { type: 'radio', name, value: key });
      radio.checked = key === value;
      radio.addEventListener('change', () => onChange(key));
      return element('label', {}, radio, element('span', {}, text));
    }),
  );
}

/**
 * @param {string} label
 * @param {string} id
 * @param {Unit} unit
 * @param {{ minimum?: number, maximum?: number, optional?: boolean }} bounds  optional: an empty field stands for none
 * @param {(value: number | null) => void} onTaken
 * @param {(message: string) => void} onRefused  with an empty text when it is taken again
 */
export function createNumber(label, id, unit, { minimum, maximum, optional = false }, onTaken, onRefused) {
  const field = element('input', { type: 'text', id, inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false', 'aria-label': label, ...(optional ? { placeholder: 'none' } : {}) });
  let locale = '';
  /** @type {number | null | undefined} */
  let shown;
  field.addEventListener('input', () => {
    const text = field.value.trim();
    const parsed = optional && text === '' ? { ok: /** @type {const} */ (true), value: null } : parseNumber(text, locale, unit, { minimum, maximum });
    const isInside = parsed.ok && (parsed.value === null || ((minimum === undefined || parsed.value >= minimum) && (maximum === undefined || parsed.value <= maximum)));
    const message = parsed.ok ? (isInside ? '' : `${label}: ${boundsText(unit, minimum, maximum, locale)}`) : `${label}: ${parsed.message}`;
    setAttribute(field, 'aria-invalid', message === '' ? null : 'true');
    onRefused(message);
    if (parsed.ok && isInside) {
      shown = parsed.value;
      onTaken(parsed.value);
    }
  });
  return {
    node: field,
    /**
     * @param {number | null} value
     * @param {string} localeKey
     */
    update(value, localeKey) {
      if (Object.is(value, shown) && locale === localeKey) return;
      locale = localeKey;
      if (document.activeElement === field) return;
      shown = value;
      field.value = value === null ? '' : formatValue(value, unit, localeKey, { forEditing: true });
      setAttribute(field, 'aria-invalid', null);
    },
  };
}

/**
 * @param {Unit} unit
 * @param {number | undefined} minimum
 * @param {number | undefined} maximum
 * @param {string} locale
 */
function boundsText(unit, minimum, maximum, locale) {
  const text = (/** @type {number | undefined} */ value) => formatValue(value, unit, locale);
  if (minimum === undefined) return `at most ${text(maximum)}.`;
  return maximum === undefined ? `at least ${text(minimum)}.` : `between ${text(minimum)} and ${text(maximum)}.`;
}

/** One line for whatever was refused among several fields. */
export function createProblemLine() {
  const node = element('p', { class: 'problem', role: 'status' });
  let ofTyped = '';
  let ofAnswer = '';
  const show = () => setText(node, ofTyped || ofAnswer);
  return {
    node,
    /** @param {string} message  what was typed is refused; empty when it is not */
    say(message) {
      ofTyped = message;
      show();
    },
    /** @param {string} message  what was asked is refused: an answer to earlier figures must not hide what was typed since */
    answer(message) {
      ofAnswer = message;
      show();
    },
  };
}
