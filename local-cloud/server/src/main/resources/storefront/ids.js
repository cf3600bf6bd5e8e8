/** `REG#3f2a…` without its prefix, for addresses and paths. @param {string} id */
export function bareId(id) {
  return id.slice(id.indexOf('#') + 1);
}
