// The camera: pictures go to a worker, which reads codes, one at a time and never more than it can.

const LARGEST_SIDE = 720;
const BETWEEN_MS = 60;
const ASLEEP_MS = 400;

/** Whether there may be a camera: only on secure pages. */
export function isSupported() {
  return 'mediaDevices' in navigator && 'OffscreenCanvas' in globalThis;
}

/** A camera that hands over what it reads. */
export class Camera {
  #video;
  #onText;
  /** @type {MediaStream | undefined} */
  #stream;
  /** @type {Worker | undefined} */
  #worker;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLVideoElement} video @param {(text: string) => void} onText called often while one code is in view */
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
      video: {facingMode: 'environment', width: {ideal: 1280}, height: {ideal: 720}},
    });
    this.#video.srcObject = this.#stream;
    this.#video.hidden = false;
    await this.#video.play();
    this.#worker ??= this.#newWorker();
    this.#next(0);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#stream?.getTracks().forEach(track => track.stop());
    this.#stream = undefined;
    this.#video.srcObject = null;
    this.#video.hidden = true;
  }

  get hasTorch() {
    return this.#track?.getCapabilities?.().torch === true;
  }

  /** @param {boolean} isOn */
  async setTorch(isOn) {
    await this.#track?.applyConstraints({advanced: [{torch: isOn}]});
  }

  get #track() {
    return this.#stream?.getVideoTracks()[0];
  }

  #newWorker() {
    const worker = new Worker('/scanner/camera-worker.js', {type: 'module'});
    worker.onmessage = ({data}) => {
      if (data.text && this.isOn) {
        this.#onText(data.text);
      }
      this.#next(BETWEEN_MS);
    };
    return worker;
  }

  /** @param {number} wait in milliseconds */
  #next(wait) {
    clearTimeout(this.#timer);
    if (this.isOn) {
      this.#timer = setTimeout(() => this.#send(), wait);
    }
  }

  async #send() {
    const {videoWidth: width, videoHeight: height} = this.#video;
    if (document.visibilityState !== 'visible' || !width) {
      this.#next(ASLEEP_MS);
      return;
    }
    const side = Math.min(width, height);
    const shown = Math.min(side, LARGEST_SIDE);
    try {
      const picture = await createImageBitmap(this.#video, (width - side) / 2, (height - side) / 2, side, side, {
        resizeWidth: shown,
        resizeHeight: shown,
      });
      this.#worker?.postMessage(picture, [picture]);
    } catch {
      // A picture that could not be taken; the next one may.
      this.#next(ASLEEP_MS);
    }
  }
}
