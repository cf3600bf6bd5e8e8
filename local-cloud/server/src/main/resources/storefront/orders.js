import {bareId} from './ids.js';

// Only ids are kept here; everything else is asked from the service, which checks who asks.
const KEY = 'usher.orders';

/** @returns {string[]} registration ids, newest first */
export function knownOrders() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(ids) ? ids.filter(id => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberOrder(registrationId) {
  const id = bareId(registrationId);
  localStorage.setItem(KEY, JSON.stringify([id, ...knownOrders().filter(known => known !== id)].slice(0, 50)));
}
