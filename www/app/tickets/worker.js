// The worker that reads exports. Reading waits for bytes, and meanwhile another task may go on.

import { ReadingError } from './reading.js';
import { createTasks, told } from './tasks.js';

/** @typedef {import('./reader.js').Message} Message */

const perform = createTasks();

addEventListener('message', async ({ data: { id, ...task } }) => {
  const post = (/** @type {any} */ message) => postMessage({ id, ...message });
  try {
    const answer = await perform(task, (progress) => post({ progress }));
    post({ answer });
  } catch (error) {
    if (!(error instanceof ReadingError)) console.error(error);
    post({ failure: told(error) });
  }
});
