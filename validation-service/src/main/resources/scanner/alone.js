/**
 * Does some work while no other tab does it. Tabs of one browser are one device.
 * @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>}
 */
export function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}
