/** A network of nodes 0..n-1 whose greatest flow is found by Dinic's algorithm; more edges may be added between two calls. */
export interface FlowNetwork {
  /** Returns the edge's number. */
  readonly connect: (from: number, to: number, capacity: number) => number;
  /** Push as much as still fits from source to sink; what flows already may change its way, but leaves no edge out of the source. */
  readonly maximise: (source: number, sink: number) => number;
  /** What flows through an edge now. */
  readonly flowOf: (edge: number) => number;
}

export function flowNetwork(nodes: number): FlowNetwork {
  const first = new Int32Array(nodes).fill(-1);
  /** Edge e and its way back e ^ 1. */
  const target: number[] = [];
  const next: number[] = [];
  const left: number[] = [];
  const level = new Int32Array(nodes);
  const cursor = new Int32Array(nodes);

  const half = (from: number, to: number, capacity: number): void => {
    target.push(to);
    left.push(capacity);
    next.push(first[from] ?? -1);
    first[from] = target.length - 1;
  };

  const layered = (source: number, sink: number): boolean => {
    level.fill(-1);
    level[source] = 0;
    const queue = [source];
    for (let head = 0; head < queue.length; head += 1) {
      const node = queue[head] ?? 0;
      for (let edge = first[node] ?? -1; edge >= 0; edge = next[edge] ?? -1) {
        const to = target[edge] ?? 0;
        if ((left[edge] ?? 0) <= 0 || (level[to] ?? 0) >= 0) continue;
        level[to] = (level[node] ?? 0) + 1;
        queue.push(to);
      }
    }
    return (level[sink] ?? -1) >= 0;
  };

  /** One unit along the layers: all our sources give one unit to each comment. */
  const pushOne = (node: number, sink: number): boolean => {
    if (node === sink) return true;
    for (let edge = cursor[node] ?? -1; edge >= 0; edge = next[edge] ?? -1) {
      cursor[node] = edge;
      const to = target[edge] ?? 0;
      if ((left[edge] ?? 0) <= 0 || level[to] !== (level[node] ?? 0) + 1 || !pushOne(to, sink)) continue;
      left[edge] = (left[edge] ?? 0) - 1;
      left[edge ^ 1] = (left[edge ^ 1] ?? 0) + 1;
      return true;
    }
    cursor[node] = -1;
    return false;
  };

  return {
    connect: (from, to, capacity) => {
      half(from, to, capacity);
      half(to, from, 0);
      return target.length - 2;
    },
    maximise: (source, sink) => {
      let flow = 0;
      while (layered(source, sink)) {
        cursor.set(first);
        while (pushOne(source, sink)) flow += 1;
      }
      return flow;
    },
    flowOf: (edge) => left[edge ^ 1] ?? 0,
  };
}
