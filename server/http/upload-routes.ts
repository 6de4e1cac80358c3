import { Router } from 'express';
import { withoutIdNumbers } from '../../schema/values/redaction.ts';
import { ownerKey } from '../services/imports/job-owners.ts';
import type { Services } from '../services/services.ts';
import { actorOf, drain, sendRefusal } from './reply.ts';

/** POST /upload: the bytes of one file as the body, its name URI-encoded in `X-File-Name` → `{uploadId}`. */
export function uploadRoutes(services: Services): Router {
  const router = Router();
  router.post('/upload', async (request, response) => {
    try {
      const actor = await actorOf(services, request);
      const length = request.headers['content-length'];
      const uploadId = await services.uploads.receive(
        ownerKey(actor),
        decodedName(request.headers['x-file-name']),
        request,
        length === undefined ? null : Number(length),
      );
      response.json({ uploadId });
    } catch (error) {
      // The sender is gone: nobody reads an answer.
      if (request.destroyed && !request.complete) return;
      drain(request);
      sendRefusal(response, error);
    }
  });
  return router;
}

/** The file's name, which problems and lists repeat: a file called after somebody's number is not. */
function decodedName(header: string | string[] | undefined): string {
  const text = String(header ?? '');
  try {
    return withoutIdNumbers(decodeURIComponent(text));
  } catch {
    return withoutIdNumbers(text);
  }
}
