import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import type { Certificate } from './certificate.ts';

/** First byte of a TLS handshake. */
const tlsHandshake = 0x16;

const silenceMs = 30_000;

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on one port. With a certificate both HTTPS and HTTP are understood there: Excel and the preview need
 * HTTPS, and somebody who types the address without it is sent on rather than shown a broken line. Plain HTTP is
 * answered only on this very machine; from elsewhere it is redirected, so no password crosses the network bare.
 */
export async function listen(
  handler: RequestListener,
  port: number,
  certificate: Certificate | null,
): Promise<Listener> {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const http = createHttpServer(certificate ? loopbackOnly(handler) : handler);
  servers.push(http);
  let front: {
    listen: Server['listen'];
    address: Server['address'];
    close: Server['close'];
  } & NodeJS.EventEmitter = http;
  if (certificate) {
    const https = createHttpsServer({ cert: certificate.cert, key: certificate.key }, handler);
    servers.push(https);
    front = createTcpServer((socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      // A line on which nothing is said is nobody's.
      socket.setTimeout(silenceMs, () => socket.destroy());
      socket.once('data', (first: Buffer) => {
        socket.setTimeout(0);
        socket.removeAllListeners('timeout');
        socket.pause();
        socket.unshift(first);
        (first[0] === tlsHandshake ? https : http).emit('connection', socket);
        process.nextTick(() => socket.resume());
      });
    }) as unknown as typeof front;
  }
  for (const server of servers) {
    // A county line is slow: a 100 MB file may take half an hour.
    server.requestTimeout = 60 * 60_000;
    server.headersTimeout = 30_000;
    server.keepAliveTimeout = 65_000;
  }
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.listen(port, () => resolve());
  });
  return {
    port: (front.address() as AddressInfo).port,
    async close() {
      for (const server of servers) server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => front.close(() => resolve()));
    },
  };
}

function loopbackOnly(handler: RequestListener): RequestListener {
  return (request, response) => {
    const isLocal = /^(::1|127\.|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
    const wantsPage = (request.headers.accept ?? '').includes('text/html');
    const host = request.headers.host ?? '';
    if ((isLocal && !wantsPage) || !/^[\w.:[\]-]+$/.test(host)) return handler(request, response);
    response.writeHead(308, { location: `https://${host}${request.url ?? '/'}`, 'content-length': 0 });
    response.end();
  };
}
