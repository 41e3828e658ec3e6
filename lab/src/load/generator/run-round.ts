import { LeanConnection } from '../../http/lean-connection.ts';
import { requestMaker, type Traffic } from './traffic.ts';

export interface Order {
  readonly traffic: Traffic;
  /** Each has one request under way at a time. */
  readonly connections: number;
  /** Sent and acknowledged, but not measured. */
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Number of the first request. */
  readonly first: number;
}

export interface Round {
  /** Requests per second in the measured time, successes only. */
  readonly rps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Successes in all, warm-up included. */
  readonly acknowledged: number;
  readonly errors: number;
  readonly firstError: string;
  /** Number of the first request that was not sent. */
  readonly next: number;
  /** CPU seconds of this process per second. */
  readonly clientCores: number;
}

/**
 * Keep all connections busy for the given time, each sending its next request when the reply to the one before has
 * come. Every request that was sent is waited for, so that what was acknowledged can be compared with what was stored.
 *
 * @param senders as for `requestMaker`
 * @param onMeasuring called when the warm-up is over
 */
export async function runRound(
  order: Order,
  senders: readonly string[],
  onMeasuring: () => void,
): Promise<Round> {
  const { traffic, connections, warmUpSeconds, seconds } = order;
  const make = requestMaker(traffic, senders);
  const target = { host: '127.0.0.1', port: traffic.port, tls: false };
  const latencies: number[] = [];
  let next = order.first;
  let acknowledged = 0;
  let errors = 0;
  let firstError = '';
  let measuring = false;
  let over = false;

  const keepBusy = (): Promise<void> =>
    new Promise((resolve) => {
      const connection = new LeanConnection(target);
      const send = (): void => {
        if (over) {
          connection.close();
          return resolve();
        }
        const startedAt = performance.now();
        connection.send(make(next++), (status, text) => {
          if (status === 200) {
            acknowledged += 1;
            if (measuring && !over) latencies.push(performance.now() - startedAt);
          } else {
            errors += 1;
            if (firstError === '') firstError = `${status} ${text}`;
          }
          send();
        });
      };
      send();
    });

  const all = Promise.all(Array.from({ length: connections }, keepBusy));
  await pause(warmUpSeconds);
  measuring = true;
  onMeasuring();
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await pause(seconds);
  over = true;
  const elapsedMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  await all;
  const sorted = Float64Array.from(latencies).sort();
  return {
    rps: (latencies.length * 1000) / elapsedMs,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    acknowledged,
    errors,
    firstError,
    next,
    clientCores: (user + system) / 1000 / elapsedMs,
  };
}

/** The value that this share of sorted values does not exceed; 0 when there are none. */
export function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
