import { Router } from 'express';
import type { Services } from '../services/services.ts';
import type { Streams } from './stream-handler.ts';

/** /healthz: the process lives. /readyz: the database answers. /metrics: a few numbers without any person in them. */
export function healthRoutes(services: Services, streams: Pick<Streams, 'figures'>): Router {
  const router = Router();
  router.get('/healthz', (_, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_, response) => {
    try {
      await services.database.reader.all('select 1 as one from campaign limit 1');
      response.json({ status: 'ready' });
    } catch {
      response.status(503).json({ status: 'database unavailable' });
    }
  });
  router.get('/metrics', (_, response) => {
    const { subscribers, behind, events } = streams.figures();
    const { rss, heapUsed } = process.memoryUsage();
    response
      .type('text/plain')
      .send(
        [
          '# TYPE process_resident_memory_bytes gauge',
          `process_resident_memory_bytes ${rss}`,
          '# TYPE nodejs_heap_used_bytes gauge',
          `nodejs_heap_used_bytes ${heapUsed}`,
          '# TYPE process_uptime_seconds gauge',
          `process_uptime_seconds ${Math.round(process.uptime())}`,
          '# TYPE live_subscribers gauge',
          `live_subscribers ${subscribers}`,
          '# TYPE live_behind gauge',
          `live_behind ${behind}`,
          '# TYPE live_events_total counter',
          `live_events_total ${events}`,
          '',
        ].join('\n'),
      );
  });
  return router;
}
