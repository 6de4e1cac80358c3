import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, Router } from 'express';

export interface StaticOptions {
  /** The project's folder. */
  readonly root: string;
  /** Serve /preview: demo and development only. */
  readonly withPreview: boolean;
  /** Address written into the manifest; null: the one the request came to. */
  readonly publicUrl: string | null;
}

const manifestAddress = 'https://localhost:3000';

/** The built pane, office.js from our own host, and the manifest with this server's address. */
export function staticRoutes({ root, withPreview, publicUrl }: StaticOptions): Router {
  const router = Router();
  const built = join(root, '.build', 'addin');
  const officeJs = join(root, 'node_modules', '@microsoft', 'office-js', 'dist');
  router.get('/manifest.xml', (request, response) => {
    const manifest = readFileSync(join(root, 'manifest.xml'), 'utf8');
    response
      .type('application/xml')
      .send(manifest.replaceAll(manifestAddress, publicUrl ?? addressOf(request)));
  });
  router.get('/', (_, response) => {
    response.redirect(withPreview ? '/preview' : '/taskpane.html');
  });
  if (withPreview) {
    router.get('/preview', (_, response) => {
      const page = join(built, 'preview.html');
      if (existsSync(page))
        response.set('cache-control', 'no-cache').sendFile('preview.html', { root: built });
      else response.status(404).type('text/plain').send('还没有构建页面，请先运行 npm run build。');
    });
  }
  // Hidden names: the preview is reachable under /preview alone, and not at all in production.
  router.use((request, response, next) =>
    request.path === '/preview.html' ? response.status(404).end() : next(),
  );
  router.use('/office-js', express.static(officeJs, { immutable: true, maxAge: '30d', index: false }));
  router.use(
    '/assets',
    express.static(join(built, 'assets'), { immutable: true, maxAge: '30d', index: false }),
  );
  // Excel itself reads it, from an origin of its own.
  router.use('/functions.json', (_, response, next) => {
    response.set({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
    next();
  });
  router.use(express.static(built, { index: false, cacheControl: false, setHeaders: noCache }));
  return router;
}

function noCache(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('cache-control', 'no-cache');
}

function addressOf(request: Request): string {
  const host = request.headers.host ?? '';
  return /^[\w.:[\]-]+$/.test(host) ? `https://${host}` : manifestAddress;
}
