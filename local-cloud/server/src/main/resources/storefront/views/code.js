import {getCode} from '../api.js';
import {h} from '../shared/dom.js';
import {problemBox} from '../widgets.js';

/**
 * A button that fills the screen with the ticket's QR code, dark on white and upright, as a scanner reads it best. The
 * picture is fetched with the page: at the door there may be no network.
 * @param {{ticketId: string, purpose: string, title: string, details: string[], signal: AbortSignal}} ticket
 *   `purpose`: completes "Show the code of …"
 */
export function codeButton({ticketId, purpose, title, details, signal}) {
  const fetched = () => getCode(ticketId, signal).then(picture => URL.createObjectURL(picture));
  let picture = fetched();
  // It is tried again at the click.
  picture.catch(() => {});
  signal.addEventListener('abort', () => picture.then(URL.revokeObjectURL).catch(() => {}));
  const show = async () => {
    picture = picture.catch(fetched);
    const shown = h('div.code-picture', await picture.then(codePicture, problemBox));
    const close = h('button.secondary', {type: 'button', onclick: () => dialog.close()}, 'Close');
    const dialog = h(
      'dialog.code-screen',
      {'aria-label': `Code of ${purpose}`},
      h('p.code-title', title),
      shown,
      details.map(line => h('p', line)),
      close,
    );
    document.body.append(dialog);
    dialog.showModal();
    const lock = await keepAwake();
    dialog.addEventListener('close', () => {
      lock?.release();
      dialog.remove();
    });
  };
  return h('button.secondary', {type: 'button', 'aria-label': `Show code of ${purpose}`, onclick: show}, 'Show code');
}

/** @param {string} url */
const codePicture = url => h('img', {src: url, alt: 'QR code for the door'});

/** A screen that goes dark in the queue is a nuisance; a device that does not know how stays as it is. */
async function keepAwake() {
  return navigator.wakeLock?.request('screen').catch(() => undefined);
}
