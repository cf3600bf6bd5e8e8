// Sound, vibration and a screen that stays on. None is ever the only signal: a browser may lack each.

/** @type {AudioContext | undefined} */
let audio;
let isAwake = false;

/** Browsers allow sound and wake locks only once the person has tapped something: call this from a tap. */
export function unlock() {
  try {
    audio ??= new AudioContext();
    audio.resume().catch(() => {});
  } catch {
    audio = undefined;
  }
  isAwake = true;
  stayAwake();
}

/** One high tone and a short buzz, or two low tones and two long ones. */
export function signal(kind) {
  if (kind === 'admit') {
    tone(1320, 0, 0.14);
    navigator.vibrate?.(60);
  } else {
    tone(220, 0, 0.22);
    tone(220, 0.32, 0.3);
    navigator.vibrate?.([200, 80, 200]);
  }
}

function tone(frequency, delay, length) {
  if (audio?.state !== 'running') {
    return;
  }
  const start = audio.currentTime + delay;
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.type = frequency > 500 ? 'sine' : 'square';
  source.frequency.value = frequency;
  volume.gain.setValueAtTime(0.3, start);
  volume.gain.setTargetAtTime(0, start + length - 0.03, 0.01);
  source.connect(volume).connect(audio.destination);
  source.start(start);
  source.stop(start + length + 0.05);
}

async function stayAwake() {
  try {
    await navigator.wakeLock?.request('screen');
  } catch {
    // Low battery or an old browser: the screen may go dark, scanning goes on.
  }
}

// The lock ends whenever the page is hidden.
document.addEventListener('visibilitychange', () => {
  if (isAwake && document.visibilityState === 'visible') {
    stayAwake();
    audio?.resume().catch(() => {});
  }
});
