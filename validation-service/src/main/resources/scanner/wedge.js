// Reads hand scanners, which act as keyboards. They press keys as if the layout were theirs, so on a German or
// French host some arrive as other letters. `event.code` names the key itself: for text that came as fast as
// only a scanner types, it is what was meant.

/** A person leaves longer gaps. Some scanners take 100 ms a key, and a busy page adds to that. */
const LONGEST_GAP_MS = 250;
/** Shorter than any ticket code, longer than what a person types within the gaps. */
const SHORTEST_CODE = 40;

export class Wedge {
  #keys = '';
  #lastKeyAt = 0;

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const character = keyOf(event.code);
    if (event.key.length === 1) {
      const follows = event.timeStamp - this.#lastKeyAt <= LONGEST_GAP_MS;
      this.#keys = (follows ? this.#keys : '') + (character ?? '?');
      this.#lastKeyAt = event.timeStamp;
    }
  }

  /** What was meant by this text, which the field received; starts over. @param {string} text */
  meant(text) {
    return this.scanned(text) ?? text;
  }

  /** The code, if a scanner typed one at the end of this text, which the field received; starts over. @param {string} text */
  scanned(text) {
    const keys = this.#keys;
    this.#keys = '';
    return keys.length >= SHORTEST_CODE && keys.length <= text.length && !keys.includes('?') ? keys : undefined;
  }
}

/** @param {string} code */
function keyOf(code) {
  return /^Key([A-Z])$/.exec(code)?.[1] ?? /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
}
