import {byId} from './shared/dom.js';

/**
 * Replaces the children, and shows the sentence for "nothing" if there are none.
 * @param {Element} container
 * @param {Element[]} children
 * @param {string} [emptyId] the id of the sentence
 */
export function fill(container, children, emptyId) {
  container.replaceChildren(...children);
  if (emptyId) {
    byId(emptyId).hidden = children.length > 0;
  }
}

/** Shows one part of the page; what is wrong with it keeps no other from being shown. @param {() => any} show */
export async function part(show) {
  try {
    await show();
  } catch (problem) {
    console.warn(problem);
  }
}

const TIME = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit', second: '2-digit'});
const DAY = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short'});

/** A time of today, or a day with its time; a dash if it is none that a browser can read. @param {string} [instant] */
export function when(instant) {
  const date = new Date(instant ?? '');
  if (Number.isNaN(date.getTime())) {
    return '–';
  }
  return date.toDateString() === new Date().toDateString() ? TIME.format(date) : DAY.format(date);
}
