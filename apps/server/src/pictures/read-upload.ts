import { Busboy } from '@fastify/busboy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HuixiangError } from '../errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes a file. */
    upload?: true;
  }
}

/** Room for the lines around the file. */
const AROUND_BYTES = 64 * 1024;
export const uploadBytes = (fileBytes: number): number => fileBytes + AROUND_BYTES;

/** The body of a route that takes a file: its bytes, or undefined when there was none. */
export interface Upload {
  readonly file: Buffer | undefined;
}

/** Read multipart/form-data, where a route says that it takes a file, and only there. */
export function readUploads(http: FastifyInstance): void {
  http.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer): Promise<Upload> => {
      if (request.routeOptions.config.upload !== true) throw new HuixiangError('HX_MEDIA_TYPE');
      try {
        return { file: await firstFile(request.headers['content-type'] ?? '', body) };
      } catch {
        throw new HuixiangError('HX_PICTURE_MISSING');
      }
    },
  );
}

/** The file that a request brought. @throws HuixiangError HX_PICTURE_MISSING, HX_PICTURE_TOO_LARGE */
export function uploadedFile(body: unknown, bytesMax: number): Buffer {
  const { file } = (body ?? {}) as Partial<Upload>;
  if (!Buffer.isBuffer(file) || file.length === 0) throw new HuixiangError('HX_PICTURE_MISSING');
  if (file.length > bytesMax) throw new HuixiangError('HX_PICTURE_TOO_LARGE');
  return file;
}

function firstFile(type: string, body: Buffer): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const limits = { files: 1, fields: 16, fieldSize: 4_096, parts: 20 };
    const reader = new Busboy({ headers: { 'content-type': type }, limits });
    const chunks: Buffer[] = [];
    let found = false;
    reader.on('file', (_field, stream) => {
      found = true;
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', reject);
    });
    reader.on('error', reject);
    reader.on('finish', () => resolve(found ? Buffer.concat(chunks) : undefined));
    reader.end(body);
  });
}
