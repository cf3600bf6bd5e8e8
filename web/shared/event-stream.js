/**
 * The events of an answer, until it ends or its request is aborted. Not EventSource, which cannot send a token.
 * @param {Response} response
 * @returns {AsyncGenerator<any>} the JSON of each event
 */
export async function* eventsOf(response) {
  if (!response.body) {
    return;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (rest + part.value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block
        .split(/\r?\n/)
        .filter(line => line.startsWith('data:'))
        .map(line => line.slice('data:'.length))
        .join('\n');
      if (data) {
        yield JSON.parse(data);
      }
    }
  }
}
