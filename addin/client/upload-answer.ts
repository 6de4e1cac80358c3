import { ApiError } from './api-error.ts';

/** The uploadId out of the server's answer, or the ApiError it stands for. */
export function readUpload(status: number, text: string): string {
  const answer = parse(text);
  if (status >= 200 && status < 300 && typeof answer?.uploadId === 'string') return answer.uploadId;
  if (typeof answer?.code === 'string')
    throw new ApiError(answer.code, typeof answer.message === 'string' ? answer.message : undefined);
  if (status === 401) throw new ApiError('NOT_SIGNED_IN');
  if (status === 413) throw new ApiError('FILE_TOO_LARGE_TO_SEND');
  throw new ApiError(status >= 500 ? 'SERVER_UNAVAILABLE' : 'SERVER_UNREADABLE');
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
