import {call, Problem} from './api.js';
import {eventsOf} from './shared/event-stream.js';

const RETRY_MILLIS = 2000;

/**
 * Follows a stream until it is closed; reconnects on its own after a break.
 * @param {string} path
 * @param {(data: any) => void} onData
 * @param {(state: 'live' | 'broken' | 'refused' | 'signed-out') => void} onState
 * @returns {() => void} closes it
 */
export function follow(path, onData, onState) {
  const closing = new AbortController();
  const {signal} = closing;
  const run = async () => {
    while (!signal.aborted) {
      try {
        const response = await call('GET', path, {signal});
        onState('live');
        for await (const data of eventsOf(response)) {
          onData(data);
        }
      } catch (failure) {
        if (signal.aborted) {
          return;
        }
        if (failure instanceof Problem && [401, 403].includes(failure.status)) {
          onState(failure.status === 403 ? 'refused' : 'signed-out');
          return;
        }
      }
      if (!signal.aborted) {
        onState('broken');
        await new Promise(resolve => setTimeout(resolve, RETRY_MILLIS));
      }
    }
  };
  run();
  return () => closing.abort();
}
