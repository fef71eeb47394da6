// Undo and redo: whole states, with changes that belong together kept as one step.

/** Changes of one field within this time are one step. */
const TOGETHER_MILLISECONDS = 2000;
const STEPS_KEPT = 200;

/** @template State */
export class History {
  /** @type {{ state: State, view: string }[]} */
  #past = [];
  /** @type {{ state: State, view: string }[]} */
  #future = [];
  /** @type {{ subject: string, time: number } | null} */
  #last = null;

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /**
   * @param {State} before  the state that the change replaces
   * @param {string} view  where the change was made: undoing it shows that view
   * @param {string} subject  what was changed
   * @param {number} time  in milliseconds
   */
  record(before, view, subject, time) {
    const continues = this.#last?.subject === subject && time - this.#last.time < TOGETHER_MILLISECONDS;
    this.#last = { subject, time };
    this.#future = [];
    if (continues) return;
    this.#past.push({ state: before, view });
    if (this.#past.length > STEPS_KEPT) this.#past.shift();
  }

  /**
   * Takes back the step that is still going on, if it is of this subject.
   * @param {string} subject
   * @param {number} time  in milliseconds
   * @returns {State | null}  the state from before it
   */
  retract(subject, time) {
    if (this.#last?.subject !== subject || time - this.#last.time >= TOGETHER_MILLISECONDS) return null;
    this.#last = null;
    return this.#past.pop()?.state ?? null;
  }

  /** The next change starts a new step. */
  separate() {
    this.#last = null;
  }

  /** @param {State} current */
  undo(current) {
    return this.#move(this.#past, this.#future, current);
  }

  /** @param {State} current */
  redo(current) {
    return this.#move(this.#future, this.#past, current);
  }

  /**
   * @param {{ state: State, view: string }[]} from
   * @param {{ state: State, view: string }[]} to
   * @param {State} current
   */
  #move(from, to, current) {
    const step = from.pop();
    if (step === undefined) return null;
    this.#last = null;
    to.push({ state: current, view: step.view });
    return step;
  }
}
