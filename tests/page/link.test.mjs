// Links carry a state to the bit, and what is damaged in one is reported while the rest is kept.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeLink, defaultState, encodeLink, LONGEST_LINK } from '../../www/app/link.js';
import { LOCALES } from '../../www/app/locales.js';
import { catalogue } from './catalogue.mjs';
import { randomState } from './random-state.mjs';
import { randomSource } from './random.mjs';

const { links } = JSON.parse(readFileSync(new URL('../fixtures/links-v1.json', import.meta.url), 'utf8'));

test('every link of version 1 opens', () => {
  assert.ok(links.length >= 12);
  for (const { what, link, state, notices } of links) {
    const opened = decodeLink(link, catalogue);
    assert.deepEqual(opened.state, { ...defaultState(), ...state }, what);
    assert.equal(opened.notices.length, notices, `${what}: ${JSON.stringify(opened.notices)}`);
    for (const { message } of opened.notices) assert.match(message, /\.$/);
    assert.deepEqual(decodeLink(encodeLink(opened.state, catalogue), catalogue), { state: opened.state, notices: [] }, what);
  }
  assert.equal({}.polluted, undefined);
});

test('200 random states come back to the bit', () => {
  const random = randomSource(7);
  for (let round = 0; round < 200; round += 1) {
    const state = randomState(random, catalogue, LOCALES);
    const link = encodeLink(state, catalogue);
    assert.match(link, /^#v1(&[\w\-./=%,;]+)*$/);
    assert.deepEqual(decodeLink(link, catalogue), { state, notices: [] }, link);
  }
});

test('a link carries only what differs, readable', () => {
  assert.equal(encodeLink(defaultState(), catalogue), '#v1');
  const state = { ...defaultState(), view: 'retention-revenue', facts: { customers: 30000, grossMargin: 0.4 }, own: { 'retention-revenue': { years: 5, retentionChange: 0.01 } }, targets: { 'aht-savings': 2000 } };
  assert.equal(encodeLink(state, catalogue), '#v1&view=retention-revenue&customers=30000&retention-revenue.retentionChange=0.01&end');
});

test('what no link can carry does not break one', () => {
  const state = { ...defaultState(), client: 'half \ud83d', facts: { customers: NaN, agents: -0, budget: 1e21 }, own: { nowhere: { x: 1 } } };
  const opened = decodeLink(encodeLink(state, catalogue), catalogue);
  assert.deepEqual(opened, { state: { ...defaultState(), client: 'half \ufffd', facts: { agents: 0, budget: 1e21 } }, notices: [] });
});

test('a link of a megabyte is refused at once, and many damaged parts give few notices', () => {
  const huge = decodeLink(`#v1&client=${'x'.repeat(2 ** 20)}&end`, catalogue);
  assert.deepEqual(huge.state, defaultState());
  assert.equal(huge.notices.length, 1);
  for (const part of ['&a=1', '&budget-split.lines=;;;;;;;;', '&', '&%', '&=', '&target.a=1', '&agents=60']) {
    const { notices } = decodeLink(`#v1${part.repeat((LONGEST_LINK - 10) / part.length)}&end`, catalogue);
    assert.ok(notices.length <= 21, part);
  }
  const lines = `#v1&budget-split.lines=${Array.from({ length: 10000 }, (_, index) => `${index},1`).join(';')}&end`;
  assert.equal(decodeLink(lines, catalogue).state.own['budget-split'].lines.length, 10000);
});
