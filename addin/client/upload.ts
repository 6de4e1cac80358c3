import { ApiError } from './api-error.ts';
import type { TokenStore } from './token.ts';
import { readUpload } from './upload-answer.ts';

export interface UploadOptions {
  readonly url?: string;
  readonly token: TokenStore;
  readonly signal?: AbortSignal;
  /** 0 to 100, as the browser reports it. */
  readonly onPercent?: (percent: number) => void;
}

/**
 * Sends a file as it is and answers with its uploadId.
 *
 * XMLHttpRequest because fetch does not report how much has gone out, and a 40 MB file on a county line takes minutes.
 *
 * @throws ApiError with the server's code and sentence (too large, not signed in), or for a lost line
 * @throws DOMException AbortError when `signal` aborts
 */
export function uploadFile(file: File, options: UploadOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', options.url ?? '/upload');
    request.setRequestHeader('content-type', 'application/octet-stream');
    // Headers carry ASCII only; file names here are Chinese.
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    const token = options.token.read();
    if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) options.onPercent?.(Math.floor((loaded / total) * 100));
    };
    request.onload = () => {
      try {
        resolve(readUpload(request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    // A server that refuses a large body may close the line before it has read it all.
    request.onerror = () => reject(new ApiError('UPLOAD_INTERRUPTED'));
    request.onabort = () => reject(new DOMException('upload cancelled', 'AbortError'));
    if (options.signal?.aborted) return reject(new DOMException('upload cancelled', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
