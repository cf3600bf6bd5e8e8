// What is seldom needed at the door: how the device is in numbers, synchronizing at once, and unpairing.

import {number, text} from './i18n.js';
import {byId} from './shared/dom.js';
import {sizes} from './store.js';

/** @param {{sync: import('./sync.js').Sync, unpair: () => Promise<void>}} actions */
export function listenToMore({sync, unpair}) {
  byId('more-button').addEventListener('click', () => byId('more', HTMLDialogElement).showModal());
  byId('more-close').addEventListener('click', () => byId('more', HTMLDialogElement).close());
  byId('more', HTMLDialogElement).addEventListener('close', () => byId('scan-input').focus());
  byId('sync-button').addEventListener('click', () => sync.now());
  byId('unpair-button').addEventListener('click', askToUnpair);
  byId('unpair-no').addEventListener('click', () => byId('unpair', HTMLDialogElement).close());
  byId('unpair-yes').addEventListener('click', unpair);
}

async function askToUnpair() {
  const {waiting} = await sizes();
  byId('unpair-waiting').textContent = waiting > 0 ? text('unpair.waiting', {count: number(waiting)}) : '';
  byId('more', HTMLDialogElement).close();
  byId('unpair', HTMLDialogElement).showModal();
}
