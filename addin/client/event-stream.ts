/** One event of a `text/event-stream`; `id` is the last one that was given, null before the first. */
export interface StreamEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/**
 * Reads a `text/event-stream` as it comes: events with data, and `'beat'` for every comment line, which is how the
 * server says that it is still there. Lines may end in LF, CR or CRLF, and be cut anywhere between two chunks.
 * `retry` is left out: the pane has its own pauses.
 *
 * Source: WHATWG HTML, 9.2.6 Interpreting an event stream.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent | 'beat'> {
  const reader = body.getReader();
  // A byte order mark at the start is dropped by the decoder.
  const decoder = new TextDecoder('utf-8');
  const event = createEventParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* event.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    // Whoever stops reading wants the connection closed; it may be gone already.
    await reader.cancel().catch(() => undefined);
  }
}

interface EventParser {
  /** What became whole with this piece of text, in order. */
  push(text: string): (StreamEvent | 'beat')[];
}

function createEventParser(): EventParser {
  let rest = '';
  let endsInReturn = false;
  let id: string | null = null;
  let name = '';
  let data: string[] = [];

  function line(text: string): StreamEvent | 'beat' | null {
    if (text === '') return whole();
    const colon = text.indexOf(':');
    if (colon === 0) return 'beat';
    const field = colon < 0 ? text : text.slice(0, colon);
    const after = colon < 0 ? '' : text.slice(colon + 1);
    const value = after.startsWith(' ') ? after.slice(1) : after;
    if (field === 'data') data.push(value);
    else if (field === 'event') name = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
    return null;
  }

  function whole(): StreamEvent | null {
    const event = { id, event: name === '' ? 'message' : name, data: data.join('\n') };
    const hasData = data.length > 0;
    name = '';
    data = [];
    return hasData ? event : null;
  }

  return {
    push(piece) {
      // The LF of a CRLF that was cut in two.
      const text = rest + (endsInReturn && piece.startsWith('\n') ? piece.slice(1) : piece);
      if (piece !== '') endsInReturn = piece.endsWith('\r');
      const lines = text.split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      return lines.flatMap((each) => line(each) ?? []);
    },
  };
}
