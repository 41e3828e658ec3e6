import type { MakePolicy } from '../policy.ts';
import { DAY, dayOf, type Schedule } from '../worlds/schedule.ts';
import { flowNetwork, type FlowNetwork } from './max-flow.ts';

/**
 * Knows every answer and every visit to come, and matches them to comments at best: first as many comments as can be answered within
 * the promise, then of the others as many as can be within a day, then ever. Each is a greatest flow comment → visit → member's day
 * (its cap), so no policy can answer more comments within the promise. It deals nothing else.
 */
export function oracle(schedule: Schedule): MakePolicy {
  return () => {
    const planned = planOf(schedule);
    return {
      name: 'oracle',
      commentPosted: () => {},
      deal: ({ member, at, mayDeal }) => {
        const decks = planned.get(`${member.id}:${at}`) ?? [];
        return (decks.shift() ?? []).filter((id) => mayDeal(id));
      },
      observed: () => {},
    };
  };
}

/** Decks in the order of visits, by member and time. */
function planOf(schedule: Schedule): Map<string, number[][]> {
  const { comments, visits, members, wantedMs } = schedule;
  const [source, sink] = [0, 1];
  const commentNode = (id: number): number => 2 + id;
  const visitNode = (visit: number): number => 2 + comments.length + visit;
  const days = daysOf(schedule);
  const dayNode = (day: number): number => 2 + comments.length + visits.length + day;
  const network = flowNetwork(2 + comments.length + visits.length + days.count);
  for (const [visit, { memberId, size }] of visits.entries())
    network.connect(visitNode(visit), dayNode(days.of[visit] ?? 0), Math.min(size, capOf(memberId)));
  for (const [day, memberId] of days.members.entries()) network.connect(dayNode(day), sink, capOf(memberId));
  const entries = comments.map(({ id }) => network.connect(source, commentNode(id), 1));
  const edges: Edge[] = [];
  let from = -1;
  for (const window of [wantedMs, DAY, Number.POSITIVE_INFINITY]) {
    if (window <= from) continue;
    for (const edge of usefulEdges(schedule, from, window))
      if (network.flowOf(entries[edge.comment] ?? 0) === 0)
        edges.push({ ...edge, number: network.connect(commentNode(edge.comment), visitNode(edge.visit), 1) });
    network.maximise(source, sink);
    from = window;
  }
  return decksOf(schedule, edges, network);

  function capOf(memberId: number): number {
    return members[memberId]?.dailyCap ?? 0;
  }
}

interface Edge {
  readonly comment: number;
  readonly visit: number;
  readonly number: number;
}

/** Each member's days with visits, numbered. */
function daysOf({ visits }: Schedule): { count: number; of: Int32Array; members: number[] } {
  const numbers = new Map<string, number>();
  const members: number[] = [];
  const of = Int32Array.from(visits, ({ memberId, at }) => {
    const key = `${memberId}:${dayOf(at)}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, members.length);
    members.push(memberId);
    return members.length - 1;
  });
  return { count: members.length, of, members };
}

/** Which visits could bring each comment a genuine answer, later than `from` and up to `window` after it was posted. */
function* usefulEdges(schedule: Schedule, from: number, window: number): Generator<Omit<Edge, 'number'>> {
  const { comments, visits, truth, barrier } = schedule;
  let start = 0;
  for (const { id: comment, at: posted } of comments) {
    while (start < visits.length && (visits[start]?.at ?? 0) < posted) start += 1;
    for (let visit = start; visit < visits.length; visit += 1) {
      const { memberId = 0, at = 0 } = visits[visit] ?? {};
      if (at - posted > window) break;
      if (at - posted <= from || truth(memberId, comment) !== 'genuine') continue;
      if (barrier(memberId, comment, at) === null) yield { comment, visit };
    }
  }
}

function decksOf(
  { visits }: Schedule,
  edges: readonly Edge[],
  network: FlowNetwork,
): Map<string, number[][]> {
  const decks = visits.map((): number[] => []);
  for (const { comment, visit, number } of edges)
    if (network.flowOf(number) === 1) decks[visit]?.push(comment);
  const byVisit = new Map<string, number[][]>();
  for (const [visit, { memberId, at }] of visits.entries()) {
    const key = `${memberId}:${at}`;
    byVisit.set(key, [...(byVisit.get(key) ?? []), decks[visit] ?? []]);
  }
  return byVisit;
}
