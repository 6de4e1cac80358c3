import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from './config.ts';
import { openDatabase } from './db/database.ts';
import { removeUnfinished } from './db/unfinished.ts';
import { discreetLog, formatError } from './graphql/errors.ts';
import { createSubscriptions } from './graphql/live/operation.ts';
import { createSchema } from './graphql/schema.ts';
import { createGraphqlServer } from './graphql/server.ts';
import { certificateFor } from './http/certificate.ts';
import { breakdownExportRoutes } from './http/export-breakdowns.ts';
import { listExportRoutes } from './http/export-lists.ts';
import { peopleExportRoutes } from './http/export-people.ts';
import { reconciliationExportRoutes } from './http/export-reconciliation.ts';
import { exportRoutes } from './http/export-routes.ts';
import { graphqlHandler } from './http/graphql-handler.ts';
import { healthRoutes } from './http/health-routes.ts';
import { type Listener, listen } from './http/listener.ts';
import { staticRoutes } from './http/static-routes.ts';
import { acceptsStream, createStreams } from './http/stream-handler.ts';
import { uploadRoutes } from './http/upload-routes.ts';
import { Refusal } from './services/refusal.ts';
import { createServices, type Services } from './services/services.ts';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** The running service. */
export interface App {
  readonly services: Services;
  /** `https://localhost:3000`, with the port really taken. */
  readonly url: string;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  readonly withPreview: boolean;
  readonly clock?: () => Date;
  readonly log?: (line: string) => void;
}

/** Opens the database and builds the services, without listening: for commands. */
export async function openServices(
  config: Config,
  clock: () => Date,
  log: (line: string) => void,
): Promise<Services> {
  const database = await openDatabase(config.databaseUrl);
  return createServices({
    database,
    clock,
    log,
    idHashKey: config.idHashKey,
    sealingKeys: config.sealingKeys,
    uploadFolder: join(config.dataFolder, 'uploads'),
    uploadLimitBytes: config.uploadLimitBytes,
  });
}

/** Composes the whole service and listens. Batches that a killed process left open are removed first. */
export async function startApp({
  config,
  withPreview,
  clock = () => new Date(),
  log: write = console.error,
}: AppOptions): Promise<App> {
  const log = discreetLog(write);
  const services = await openServices(config, clock, log);
  await removeUnfinished(config.databaseUrl);
  const schema = createSchema();
  const graphql = createGraphqlServer(schema, log);
  await graphql.start();
  const certificate = await certificateFor(config);
  const streams = createStreams(createSubscriptions(schema, log), services, log);

  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      // Excel shows the pane inside a frame of its own origin, the preview inside ours.
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          // office.js asks eval for nothing; WebAssembly is the preview's calculation engine.
          scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          workerSrc: ["'self'", 'blob:'],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
        },
      },
      xFrameOptions: false,
      crossOriginEmbedderPolicy: false,
      crossOriginOpenerPolicy: false,
      crossOriginResourcePolicy: { policy: 'same-site' },
      hsts: false,
    }),
  );
  app.use(healthRoutes(services, streams));
  app.use(uploadRoutes(services));
  app.use(exportRoutes(services));
  app.use(peopleExportRoutes(services));
  app.use(listExportRoutes(services));
  app.use(reconciliationExportRoutes(services));
  app.use(breakdownExportRoutes(services));
  app.use(staticRoutes({ root: projectRoot, withPreview, publicUrl: config.publicUrl }));
  // Express would repeat the path.
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('Not found');
  });
  app.use(answerError(log));

  const answerGraphql = graphqlHandler(graphql, services, log);
  const handler: RequestListener = (request, response) => {
    if (!/^\/graphql(\?|$)/.test(request.url ?? '')) return app(request, response);
    return acceptsStream(request) ? streams.handle(request, response) : answerGraphql(request, response);
  };
  const listener: Listener = await listen(handler, config.port, certificate);
  return {
    services,
    url: `${certificate ? 'https' : 'http'}://localhost:${listener.port}`,
    async close() {
      streams.close();
      await listener.close();
      await graphql.stop();
      await services.close();
    },
  };
}

/** Body too large, malformed JSON and bugs as JSON: a status, a code and a Chinese sentence. */
function answerError(log: (line: string) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status =
      typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
    if (status >= 400 && status < 500) {
      const code = status === 413 ? 'REQUEST_TOO_LARGE' : 'REQUEST_INVALID';
      response.status(status).json(refusalBody(code));
      return;
    }
    const { message, extensions } = formatError(error, log);
    response.status(500).json({ code: extensions?.code, message });
  };
}

function refusalBody(code: string): { code: string; message: string } {
  return { code, message: formatError(new Refusal(code, { reason: 'JSON' }), () => {}).message };
}
