/** One HTTP request as the client wants it sent. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query below the server's address, such as `/api/spaces/7?limit=20`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or null when the request has no body. */
  readonly body: string | null;
  /** Milliseconds after which the transport rejects with a {@link LinkError} of code HX_TIMEOUT. */
  readonly timeoutMs: number;
}

export interface TransportReply {
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request and resolves with whatever status came back; rejects only when no reply came. */
export type Transport = (request: TransportRequest) => Promise<TransportReply>;
