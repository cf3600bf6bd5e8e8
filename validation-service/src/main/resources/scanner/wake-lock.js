// Keeps the screen on. The lock ends whenever the page is hidden, and is asked for again when it is seen.

let isWanted = false;

/** Call this from a tap: some browsers want one. */
export function stayAwake() {
  isWanted = true;
  request();
}

async function request() {
  try {
    await navigator.wakeLock?.request('screen');
  } catch {
    // Low battery or an old browser: the screen may go dark, scanning goes on.
  }
}

document.addEventListener('visibilitychange', () => {
  if (isWanted && document.visibilityState === 'visible') {
    request();
  }
});
