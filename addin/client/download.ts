import { ApiError } from './api-error.ts';
import type { TokenStore } from './token.ts';

const timeoutMs = 60_000;

export interface DownloadOptions {
  readonly token: TokenStore;
  readonly fetch?: typeof fetch;
}

/** A file of the service with the name it gave it. */
export interface DownloadedFile {
  readonly name: string;
  readonly content: Blob;
}

/**
 * A file behind the token: a link could not carry it, and a token in an address would stay in logs.
 *
 * @param path with its query, on the service's own origin
 * @throws ApiError with the service's code and sentence, or for a lost line
 */
export async function downloadFile(path: string, options: DownloadOptions): Promise<DownloadedFile> {
  const token = options.token.read();
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await (options.fetch ?? fetch)(path, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      signal: limit,
    });
    if (!response.ok) throw refusalOf(response.status, await response.text());
    // A proxy's sign-in page comes with 200 as well, and without a file name.
    const name = fileNameOf(response.headers.get('content-disposition'));
    if (name === null) throw new ApiError('SERVER_UNREADABLE');
    return { name, content: await response.blob() };
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError(limit.aborted ? 'REQUEST_TIMEOUT' : 'CONNECTION_LOST');
  }
}

/** The name in `attachment; filename*=UTF-8''…`; null when there is none. */
export function fileNameOf(disposition: string | null): string | null {
  const [, coded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  if (coded === undefined) return null;
  try {
    return decodeURIComponent(coded);
  } catch {
    return null;
  }
}

function refusalOf(status: number, text: string): ApiError {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string') {
      const told = 'message' in value && typeof value.message === 'string' ? value.message : undefined;
      return new ApiError(value.code, told);
    }
  } catch {
    // Not ours: told by its status.
  }
  if (status === 401) return new ApiError('NOT_SIGNED_IN');
  return new ApiError(status >= 500 ? 'SERVER_UNAVAILABLE' : 'SERVER_UNREADABLE');
}
