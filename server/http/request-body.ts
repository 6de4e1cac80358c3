import type { IncomingMessage } from 'node:http';

/**
 * The body, or null when it is longer than accepted. By events: an iterator costs a quarter of the whole answer.
 *
 * @throws Error when the line breaks before the end
 */
export function bodyOf(request: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) return resolve(null);
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) resolve(null);
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => {
      if (!request.complete) reject(new Error('the request was broken off'));
    });
  });
}

/** Whether the body is JSON as it stands. */
export function isJson({ headers }: IncomingMessage): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '') && !headers['content-encoding'];
}
