// The page saved with its figures: the state inside is text, and comes back to the bit.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { defaultState } from '../../www/app/link.js';
import { LOCALES } from '../../www/app/locales.js';
import { embedState, fileName, readEmbeddedState } from '../../www/app/saved.js';
import { catalogue } from './catalogue.mjs';
import { randomState } from './random-state.mjs';
import { randomSource } from './random.mjs';

const before = '<!doctype html><script>const a = "<b>";</script><script type="application/json" id="saved-state">';
const after = '</script><script>run()</script>';

/** What a browser takes for the element's content: all up to the first end tag. */
function contentOf(html) {
  const from = html.indexOf(before) + before.length;
  const to = html.indexOf('</script', from);
  assert.equal(html.slice(to), after);
  return html.slice(from, to);
}

test('200 random states come back to the bit, saved one over the other', () => {
  const random = randomSource(11);
  let html = before + after;
  for (let round = 0; round < 200; round += 1) {
    const state = randomState(random, catalogue, LOCALES);
    html = embedState(html, state);
    assert.ok(html.startsWith(before));
    assert.deepEqual(readEmbeddedState(contentOf(html), catalogue), { state, notices: [] });
  }
});

test('a name that tries to end the element stays a name', () => {
  const state = { ...defaultState(), client: '</script><script>alert(1)</script><!--<script>\u2028$&$1' };
  const content = contentOf(embedState(before + '\n' + after, state));
  assert.doesNotMatch(content, /[<\u2028\u2029]/);
  assert.equal(readEmbeddedState(content, catalogue).state.client, state.client);
});

test('a page without the element, or with two, is an error of the page', () => {
  assert.throws(() => embedState('<html></html>', defaultState()), /it has 0/);
  assert.throws(() => embedState(before + after + before + after, defaultState()), /it has 2/);
});

test('the program inside the page is not taken for the element', () => {
  const program = ['saved', 'link'].map((name) => readFileSync(new URL(`../../www/app/${name}.js`, import.meta.url), 'utf8')).join('\n');
  const html = `<script>${program}</script>${before}${after}<script>${program}</script>`;
  const state = { ...defaultState(), client: 'Acme' };
  assert.equal(embedState(html, state), html.replace(before, () => before + JSON.stringify({ version: 1, ...state })));
});

test('damage is reported and the rest kept', () => {
  const opened = (text) => {
    const { state, notices } = readEmbeddedState(text, catalogue);
    return [state, notices.length];
  };
  const start = defaultState();
  assert.deepEqual(opened(''), [start, 0]);
  assert.deepEqual(opened(' \n'), [start, 0]);
  assert.deepEqual(opened('{"version":1'), [start, 1]);
  assert.deepEqual(opened('null'), [start, 1]);
  assert.deepEqual(opened('{"version":2,"facts":{"agents":60}}'), [start, 1]);
  assert.deepEqual(opened('{"version":1,"facts":{"agents":60,"customers":"5","budget":null,"__proto__":1},"own":{"__proto__":{"polluted":1},"aht-savings":[1]},"targets":7,"client":5,"colour":"red"}'), [{ ...start, facts: { agents: 60 } }, 8]);
  assert.equal({}.polluted, undefined);
});

test('the file is named after the client', () => {
  const names = { '': 'service-roi.html', Acme: 'service-roi-acme.html', ' Müller & Söhne, Köln! ': 'service-roi-müller-söhne-köln.html', '../../etc/passwd': 'service-roi-etc-passwd.html', 'a\\b:c*d?"<e>|\u202e\n': 'service-roi-a-b-c-d-e.html', 株式会社: 'service-roi-株式会社.html', '...': 'service-roi.html', '😀': 'service-roi.html' };
  for (const [client, name] of Object.entries(names)) assert.equal(fileName(client), name);
  assert.ok(new TextEncoder().encode(fileName('𠀀'.repeat(300))).length < 255);
});
