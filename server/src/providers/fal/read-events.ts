/** More than this in one event is no text that anybody asked for. */
const longestEvent = 5_000_000;

/**
 * The data of each server-sent event, as soon as it is whole. Comments, names and ids are passed over, and so is a last event that
 * breaks off. Throws when the connection does, and when an event is too long.
 */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    // A carriage return at the very end may be half of a line's end.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(line.startsWith('data: ') ? 6 : 5));
      if (line !== '' || data.length === 0) continue;
      yield data.join('\n');
      data = [];
    }
    if (rest.length + data.reduce((sum, line) => sum + line.length, 0) > longestEvent)
      throw new Error('an event of the stream is too long');
  }
}
