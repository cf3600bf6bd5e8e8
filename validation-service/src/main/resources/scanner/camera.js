// The camera, where the browser can read codes by itself (Chrome on Android, among others).

const INTERVAL_MS = 120;

export async function isSupported() {
  try {
    return 'BarcodeDetector' in window && 'mediaDevices' in navigator
      && (await BarcodeDetector.getSupportedFormats()).includes('qr_code');
  } catch {
    return false;
  }
}

/** A running camera that hands over what it reads. */
export class Camera {
  #video;
  #onText;
  #stream;
  #timer;

  /** @param {HTMLVideoElement} video @param {(text: string) => void} onText may be called often for one code */
  constructor(video, onText) {
    this.#video = video;
    this.#onText = onText;
  }

  get isOn() {
    return this.#stream !== undefined;
  }

  /** @throws if the person or the browser does not allow it */
  async start() {
    this.#stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    this.#video.srcObject = this.#stream;
    this.#video.hidden = false;
    await this.#video.play();
    this.#read(new BarcodeDetector({ formats: ['qr_code'] }));
  }

  stop() {
    clearTimeout(this.#timer);
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = undefined;
    this.#video.srcObject = null;
    this.#video.hidden = true;
  }

  async #read(detector) {
    if (!this.isOn) {
      return;
    }
    try {
      const codes = document.visibilityState === 'visible' ? await detector.detect(this.#video) : [];
      codes.filter((code) => code.rawValue).slice(0, 1).forEach((code) => this.#onText(code.rawValue));
    } catch {
      // A frame that could not be read; the next one may.
    }
    this.#timer = setTimeout(() => this.#read(detector), INTERVAL_MS);
  }
}
