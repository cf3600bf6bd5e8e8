// The buttons for camera and light at the door.

import {Camera, isSupported} from './camera.js';
import {text} from './i18n.js';
import {byId} from './shared/dom.js';

const KEPT = 'usher.scanner.camera';
const ON = 'on';
const OFF = 'off';

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

  /** Starts as it was left; at first it is on where there is hardly another way to scan. */
  async startIfWanted() {
    const wanted = localStorage.getItem(KEPT) ?? (matchMedia('(pointer: coarse)').matches ? ON : OFF);
    if (wanted === ON && isSupported() && !this.#camera.isOn) {
      // Without one, or without leave to use it, the button is there to say so.
      await this.#camera.start().catch(() => this.#camera.stop());
      this.show();
    }
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
    localStorage.setItem(KEPT, this.#camera.isOn ? ON : OFF);
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
