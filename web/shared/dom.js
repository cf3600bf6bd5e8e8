/**
 * A child of an element. Texts are never read as HTML; `false`, `null` and `undefined` are left out.
 * @typedef {Node | string | number | false | null | undefined} Child
 * @typedef {Record<string, unknown>} Attributes those that start with "on" are listeners; `true` is an attribute
 *   without a value, and `false`, `null` and `undefined` leave it out
 */

/**
 * What `h` makes of a tag, whose name ends at the first dot.
 * @template {string} T
 * @typedef {T extends `${infer Name}.${string}` ? Made<Name>
 *   : T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : HTMLElement} Made
 */

/**
 * The element of the page with this id.
 * @overload
 * @param {string} id
 * @returns {HTMLElement}
 */
/**
 * The element of the page with this id.
 * @template {HTMLElement} T
 * @overload
 * @param {string} id
 * @param {new () => T} type what it must be, such as HTMLInputElement
 * @returns {T}
 */
/**
 * @param {string} id
 * @param {new () => HTMLElement} type
 */
export function byId(id, type = HTMLElement) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) {
    throw new TypeError(`#${id} is no ${type.name}`);
  }
  return element;
}

/**
 * Makes an element.
 * @template {string} T
 * @param {T} tag a name, with classes after dots
 * @param {...(Attributes | Child | Child[])} content attributes, if it has any, and then the children
 * @returns {Made<T>}
 */
export function h(tag, ...content) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) {
    element.className = classes.join(' ');
  }
  const [first, ...others] = content;
  const children = isAttributes(first) ? others : content;
  for (const [key, value] of Object.entries(isAttributes(first) ? first : {})) {
    if (typeof value === 'function') {
      element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value === true ? '' : String(value));
    }
  }
  const shown = children.flat().filter(child => child !== false && child !== null && child !== undefined);
  element.append(...shown.map(child => (child instanceof Node ? child : String(child))));
  return /** @type {Made<T>} */ (/** @type {unknown} */ (element));
}

/** @param {unknown} content @returns {content is Attributes} */
function isAttributes(content) {
  return typeof content === 'object' && content !== null && !Array.isArray(content) && !(content instanceof Node);
}
