// Starts the offline page with the core that it carries.

import { start } from './main.js';
import { unpack } from './unpack.js';

unpack('core').arrayBuffer().then(start);
