import { readEvents } from '../../../addin/client/event-stream.ts';

const text =
  '\uFEFFretry: 1000\n:   \n\nid: 411521-2025:41.3\nevent: next\ndata: {"data":"周党镇"}\n\n:\r\n\r\n' +
  'event: next\rdata: 一\rdata:二\r\r' +
  'id\ndata\n\n' +
  'event: empty\n\ndata: cut off';

const expected = [
  'beat',
  { id: '411521-2025:41.3', event: 'next', data: '{"data":"周党镇"}' },
  'beat',
  { id: '411521-2025:41.3', event: 'next', data: '一\n二' },
  { id: '', event: 'message', data: '' },
];

describe('readEvents', () => {
  it('reads events, beats and ids; what is cut off at the end is no event', async () => {
    expect(await read([bytes])).toEqual(expected);
  });

  it('reads the same wherever the 155 bytes are cut in two, and byte by byte', async () => {
    expect(bytes).toHaveLength(155);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(await read([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(expected);
    }
    expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  it('lets go of the connection when its reader stops', async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (control) => control.enqueue(bytes),
      cancel: () => {
        isCancelled = true;
      },
    });
    for await (const event of readEvents(body)) {
      expect(event).toBe('beat');
      break;
    }
    expect(isCancelled).toBe(true);
  });
});

const bytes = new TextEncoder().encode(text);

async function read(chunks: readonly Uint8Array[]): Promise<unknown[]> {
  const body = new ReadableStream<Uint8Array>({
    start(control) {
      for (const chunk of chunks) control.enqueue(chunk);
      control.close();
    },
  });
  const events: unknown[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}
