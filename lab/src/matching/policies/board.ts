import type { Policy, Visit, WorldComment } from '../policy.ts';

/** What every simple rule keeps of a comment. */
export interface Standing {
  readonly comment: WorldComment;
  /** Cards dealt. */
  dealt: number;
  answers: number;
  passes: number;
}

export interface Board {
  /** Oldest first; the place is the comment's id. */
  readonly standings: readonly Standing[];
  /** Over all comments. */
  readonly answers: number;
  readonly passes: number;
}

/**
 * Worth of a comment for a visit: the highest are dealt, of equals the newer. A function of the visit, so that what belongs to the
 * visit alone is worked out once.
 */
export type Rule = (board: Board, visit: Visit) => (standing: Standing) => number;

/** A policy that deals by a rule alone, all cards of a deck by the same worths. */
export function ruled(name: string, rule: Rule, learned: Pick<Partial<Policy>, 'observed'> = {}): Policy {
  const standings: Standing[] = [];
  const board = { standings, answers: 0, passes: 0 };
  return {
    name,
    commentPosted: (comment) => {
      standings[comment.id] = { comment, dealt: 0, answers: 0, passes: 0 };
    },
    deal: (visit) => {
      const best = highest(standings, visit, rule(board, visit));
      for (const standing of best) standing.dealt += 1;
      return best.map(({ comment }) => comment.id);
    },
    observed: (memberId, commentId, at, outcome) => {
      const standing = standings[commentId];
      if (standing === undefined) return;
      if (outcome === 'genuine') {
        standing.answers += 1;
        board.answers += 1;
      } else if (outcome === 'pass') {
        standing.passes += 1;
        board.passes += 1;
      }
      learned.observed?.(memberId, commentId, at, outcome);
    },
  };
}

function highest(
  standings: readonly Standing[],
  visit: Visit,
  worth: (standing: Standing) => number,
): Standing[] {
  const best: Standing[] = [];
  const worths: number[] = [];
  for (let i = standings.length - 1; i >= 0; i -= 1) {
    const standing = standings[i];
    if (standing === undefined) continue;
    const value = worth(standing);
    if (best.length === visit.size && value <= (worths[visit.size - 1] ?? 0)) continue;
    if (!visit.mayDeal(standing.comment.id)) continue;
    let place = best.length;
    while (place > 0 && (worths[place - 1] ?? 0) < value) place -= 1;
    best.splice(place, 0, standing);
    worths.splice(place, 0, value);
    if (best.length > visit.size) {
      best.pop();
      worths.pop();
    }
  }
  return best;
}
