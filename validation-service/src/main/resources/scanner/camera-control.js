// The buttons for camera and light at the door.

import {Camera, isSupported} from './camera.js';
import {text} from './i18n.js';
import {byId} from './shared/dom.js';

export class CameraControl {
  #camera;
  #say;

  /** @param {(text: string) => void} onText @param {(problem: string) => void} say shows a message to the steward */
  constructor(onText, say) {
    this.#camera = new Camera(byId('viewfinder', HTMLVideoElement), onText);
    this.#say = say;
    byId('camera-button').hidden = !isSupported();
    byId('camera-button').addEventListener('click', () => this.#toggle());
    byId('torch-button').addEventListener('click', () => this.#toggleTorch());
  }

  stop() {
    this.#camera.stop();
    this.show();
  }

  show() {
    byId('door').classList.toggle('with-camera', this.#camera.isOn);
    byId('camera-button').textContent = text(this.#camera.isOn ? 'door.cameraOff' : 'door.camera');
    byId('torch-button').hidden = !(this.#camera.isOn && this.#camera.hasTorch);
    byId('torch-button').setAttribute('aria-pressed', 'false');
  }

  async #toggle() {
    if (this.#camera.isOn) {
      this.#camera.stop();
    } else {
      try {
        await this.#camera.start();
      } catch {
        this.#camera.stop();
        this.#say(text('door.noCamera'));
      }
    }
    this.show();
    byId('scan-input').focus();
  }

  async #toggleTorch() {
    const button = byId('torch-button');
    const isOn = button.getAttribute('aria-pressed') !== 'true';
    try {
      await this.#camera.setTorch(isOn);
      button.setAttribute('aria-pressed', String(isOn));
    } catch {
      button.hidden = true;
    }
  }
}
