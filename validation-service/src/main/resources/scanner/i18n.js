// Texts in the language of the steward. `data-text` and `data-label` in the page name them.

import {get, put} from './store.js';

/** In the words of the languages themselves. */
export const LANGUAGES = {en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español', ja: '日本語', ar: 'العربية'};
const RIGHT_TO_LEFT = ['ar'];

let language = 'en';
/** @type {Record<string, string>} */
let texts = {};

/** Loads the language that was chosen here, or that the browser prefers. */
export async function begin() {
  const wanted = [await get('language'), ...navigator.languages.map(tag => tag.split('-')[0]), 'en'];
  await use(wanted.find(tag => tag in LANGUAGES) ?? 'en');
}

/** Changes the language, for good. @param {string} tag */
export async function choose(tag) {
  await use(tag);
  await put('language', tag);
}

/** @param {string} tag */
async function use(tag) {
  texts = await (await fetch(`/scanner/i18n/${tag}.json`)).json();
  language = tag;
  document.documentElement.lang = tag;
  document.documentElement.dir = RIGHT_TO_LEFT.includes(tag) ? 'rtl' : 'ltr';
  document.title = `${text('title')} · Usher`;
  document.querySelectorAll('[data-text]').forEach(element => {
    element.textContent = text(element.getAttribute('data-text') ?? '');
  });
  document.querySelectorAll('[data-label]').forEach(element => {
    element.setAttribute('aria-label', text(element.getAttribute('data-label') ?? ''));
  });
}

/** The language now. */
export function current() {
  return language;
}

/** @param {string} key */
export function has(key) {
  return key in texts;
}

/** A text with `{name}`s filled in. @param {string} key @param {Record<string, string | number>} values */
export function text(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** @param {number} value */
export function number(value) {
  return new Intl.NumberFormat(language).format(value);
}

/** @param {number} bytes */
export function size(bytes) {
  const [unit, divisor] = bytes < 1e6 ? ['kilobyte', 1e3] : ['megabyte', 1e6];
  return new Intl.NumberFormat(language, {style: 'unit', unit, maximumFractionDigits: 1}).format(bytes / divisor);
}

/** A span of time in its largest unit. @param {number} ms */
export function span(ms) {
  const seconds = Math.round(ms / 1000);
  const [unit, value] =
    seconds < 60
      ? ['second', seconds]
      : seconds < 7200
        ? ['minute', Math.round(seconds / 60)]
        : ['hour', Math.round(seconds / 3600)];
  return new Intl.NumberFormat(language, {style: 'unit', unit, unitDisplay: 'short'}).format(value);
}

/** A time of day in the event's place. @param {string} instant @param {string} timeZone */
export function time(instant, timeZone) {
  return new Intl.DateTimeFormat(language, {hour: '2-digit', minute: '2-digit', timeZone}).format(new Date(instant));
}

/** A day in the event's place. @param {string} instant @param {string} timeZone */
export function day(instant, timeZone) {
  return new Intl.DateTimeFormat(language, {weekday: 'long', day: 'numeric', month: 'long', timeZone}).format(
    new Date(instant),
  );
}
