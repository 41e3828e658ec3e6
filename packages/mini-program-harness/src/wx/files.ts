import { createHash } from 'node:crypto';
import type { SentRequest } from './device-state.ts';
import { later, type WxContext } from './wx-context.ts';
import type { WxFunction, WxFunctions } from './wx-function.ts';

interface UploadOptions {
  readonly url: string;
  readonly filePath: string;
  readonly name: string;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly formData?: Readonly<Record<string, unknown>>;
  readonly success?: (result: object) => void;
  readonly fail?: (result: object) => void;
  readonly complete?: (result: object) => void;
}

type Listener = (value: object) => void;

/** Keeps a file on the phone for as long as the app runs. @returns its temporary path */
export function keepFile({ files }: WxContext['state'], bytes: Uint8Array): string {
  const path = `wxfile://tmp_${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.jpg`;
  files.set(path, bytes);
  return path;
}

/** Choosing pictures, which are those of `answers.photos`, and sending files by the given `fetch`. */
export function fileFunctions(context: WxContext): WxFunctions {
  const { state } = context;
  return {
    chooseMedia: later(context, 'chooseMedia', ({ count, mediaType }) => {
      if (!(mediaType as string[]).includes('image')) throw new Error('the harness has pictures only');
      const photos = state.answers.photos?.() ?? [];
      if (photos.length === 0) throw new Error('cancel');
      const tempFiles = photos.slice(0, Number(count ?? 9)).map((bytes) => ({
        tempFilePath: keepFile(state, bytes),
        size: bytes.length,
        fileType: 'image',
      }));
      return { tempFiles, type: 'image' };
    }),
    uploadFile: ((options: UploadOptions) => startUpload(context, options)) as WxFunction,
  };
}

function startUpload({ realm, state }: WxContext, options: UploadOptions): object {
  const sent: SentRequest = { method: 'POST', url: options.url, status: null };
  state.requests.push(sent);
  const abort = new AbortController();
  const onProgress = new Set<Listener>();
  const finish = (callback: Listener | undefined, result: object): void =>
    realm.later(() => {
      callback?.(result);
      options.complete?.(result);
    });
  const run = async (): Promise<void> => {
    const bytes = state.files.get(options.filePath);
    if (bytes === undefined) throw new Error(`file not found ${options.filePath}`);
    if (!state.online) throw new Error('net::ERR_INTERNET_DISCONNECTED');
    const form = new FormData();
    for (const [name, value] of Object.entries(options.formData ?? {})) form.set(name, String(value));
    form.set(options.name, new Blob([new Uint8Array(bytes)]), options.filePath.split('/').at(-1));
    const headers = new Headers();
    for (const [name, value] of Object.entries(options.header ?? {})) headers.set(name, String(value));
    const response = await state.fetch(options.url, {
      method: 'POST',
      headers,
      body: form,
      signal: abort.signal,
    });
    sent.status = response.status;
    const moved = {
      progress: 100,
      totalBytesSent: bytes.length,
      totalBytesExpectedToSend: bytes.length,
    };
    realm.later(() => [...onProgress].forEach((listener) => listener(moved)));
    // Text, whatever came: WeChat parses nothing here.
    finish(options.success, {
      errMsg: 'uploadFile:ok',
      statusCode: response.status,
      data: await response.text(),
    });
  };
  run().catch((error: unknown) =>
    finish(options.fail, { errMsg: `uploadFile:fail ${(error as Error).message}` }),
  );
  return {
    abort: () => abort.abort(new Error('abort')),
    onProgressUpdate: (listener: Listener) => void onProgress.add(listener),
    offProgressUpdate: (listener: Listener) => void onProgress.delete(listener),
    onHeadersReceived: () => undefined,
    offHeadersReceived: () => undefined,
  };
}
