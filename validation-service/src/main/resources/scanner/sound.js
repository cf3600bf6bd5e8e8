// Sound and vibration. Neither is ever the only signal: a browser may lack each.

/** @type {AudioContext | undefined} */
let audio;

/** Browsers allow sound only once the person has tapped something: call this from a tap. */
export function unlock() {
  try {
    audio ??= new AudioContext();
    audio.resume().catch(() => {});
  } catch {
    audio = undefined;
  }
}

/**
 * One high tone and a short buzz, two high tones and two short ones, or two low tones and two long ones.
 * @param {'admit' | 'warn' | 'refuse' | 'unsure'} kind
 */
export function signal(kind) {
  if (kind === 'admit') {
    tone(1320, 0, 0.14);
    navigator.vibrate?.(60);
  } else if (kind === 'warn') {
    tone(1320, 0, 0.14);
    tone(990, 0.2, 0.14);
    navigator.vibrate?.([60, 60, 60]);
  } else {
    tone(220, 0, 0.22);
    tone(220, 0.32, 0.3);
    navigator.vibrate?.([200, 80, 200]);
  }
}

/** @param {number} frequency in hertz @param {number} delay in seconds @param {number} length in seconds */
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

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    audio?.resume().catch(() => {});
  }
});
