import { randomBytes, type Random } from '../random/random.ts';

const KEPT = 2000;
/** WeChat keeps request ids for seven days. */
const RID_KEPT_MS = 7 * 86_400_000;

export interface LoggedCall {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly appId: string | undefined;
  readonly errcode: number;
  readonly rid: string | undefined;
}

/** The calls of the server API, newest last. */
export interface RequestLog {
  readonly calls: LoggedCall[];
}

export function createRequestLog(): RequestLog {
  return { calls: [] };
}

export function logCall(log: RequestLog, call: LoggedCall): void {
  log.calls.push(call);
  if (log.calls.length > KEPT) log.calls.splice(0, log.calls.length - KEPT);
}

/** Makes a request id as WeChat writes them: three times eight hexadecimal digits, the first being the time. */
export function newRid(random: Random, seconds: number): string {
  const part = (): string => randomBytes(random, 4).toString('hex');
  return `${seconds.toString(16).padStart(8, '0')}-${part()}-${part()}`;
}

export function findByRid(log: RequestLog, rid: string, now: number): LoggedCall | undefined {
  return log.calls.find((one) => one.rid === rid && now - one.at <= RID_KEPT_MS);
}
