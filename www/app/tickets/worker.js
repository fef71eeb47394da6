// The worker that reads exports. Reading waits for bytes, and meanwhile another task may go on.

import { split } from './pieces.js';
import { ReadingError } from './reading.js';
import { createTasks, told } from './tasks.js';

const perform = createTasks();

addEventListener('message', async ({ data: { id, ...task } }) => {
  const post = (/** @type {any} */ message, /** @type {Transferable[]} */ transfer = []) => postMessage({ id, ...message }, { transfer });
  try {
    const answer = await perform(task, (progress) => post({ progress }));
    // Only states are a list.
    if (Array.isArray(answer)) post({ answer }, answer.map(({ buffer }) => buffer));
    else post({ answer: split(answer, (piece) => post({ piece })) });
  } catch (error) {
    if (!(error instanceof ReadingError)) console.error(error);
    post({ failure: told(error) });
  }
});
