// Server-sent events with an Authorization header, which EventSource cannot send.

import {call, Problem} from './api.js';

const RETRY_MILLIS = 2000;

/**
 * Follows a stream until it is closed; comes back by itself after a break.
 * @param {string} path
 * @param {(data: any) => void} onData
 * @param {(state: 'live' | 'broken' | 'refused' | 'signed-out') => void} onState
 * @returns {() => void} closes it
 */
export function follow(path, onData, onState) {
  let closed = false;
  let reader;
  const run = async () => {
    while (!closed) {
      try {
        const response = await call('GET', path);
        if (closed) {
          await response.body.cancel();
          return;
        }
        reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        onState('live');
        await read(reader, onData);
      } catch (failure) {
        if (closed) {
          return;
        }
        if (failure instanceof Problem && [401, 403].includes(failure.status)) {
          onState(failure.status === 403 ? 'refused' : 'signed-out');
          return;
        }
      }
      if (!closed) {
        onState('broken');
        await new Promise(resolve => setTimeout(resolve, RETRY_MILLIS));
      }
    }
  };
  run();
  return () => {
    closed = true;
    reader?.cancel().catch(() => {});
  };
}

async function read(reader, onData) {
  let waiting = '';
  for (;;) {
    const {value, done} = await reader.read();
    if (done) {
      return;
    }
    waiting += value;
    const events = waiting.split(/\r?\n\r?\n/);
    waiting = events.pop();
    for (const event of events) {
      const data = event
        .split(/\r?\n/)
        .filter(line => line.startsWith('data:'))
        .map(line => line.slice(5))
        .join('\n');
      if (data) {
        onData(JSON.parse(data));
      }
    }
  }
}
