// fetch cannot tell how far an upload is; XMLHttpRequest can.

import type { CallInput, ReplyOf, Route } from '#shared/contract/route.ts';
import { addressOf } from './address.ts';
import { readReply } from './call.ts';
import { currentLocale } from './language.ts';
import { UnreachableError } from './problem-error.ts';

interface Upload<R extends Route> {
  input: CallInput<R>;
  file: File;
  /** 0–1 */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Sends one file to a route that `carries: 'upload'`. */
export const upload = <R extends Route>(
  route: R,
  { input, file, onProgress, signal }: Upload<R>,
): Promise<ReplyOf<R>> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(route.method, addressOf(route, input));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', currentLocale());
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new UnreachableError('no answer'));
    request.onabort = () => reject(new DOMException('upload stopped', 'AbortError'));
    request.onload = () => {
      try {
        resolve(readReply(route, request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
