/** A tag by name and what a member or a comment has to do with it. */
export type TagWeight = readonly [tag: string, weight: number];

/** Somebody who has agreed to be asked, as the index is told about them. */
export interface AudienceMember {
  /** Whole, 1 to 2^53 - 1. */
  readonly id: number;
  /** False: stays in the index, is never asked. */
  readonly on: boolean;
  /** False: drawn at random only; tags and region are not kept at all. */
  readonly personalised: boolean;
  /** Weights from -1 (rather not) to 1; the eight strongest are kept, in steps of a seventh. */
  readonly tags: readonly TagWeight[];
  /** Province (two digits) or city (four digits), null when unknown. */
  readonly region: string | null;
  /** Bit set of the languages read, 0 to 255; the numbering is the host's. 0: not told, so any. */
  readonly languages: number;
  /** Bit h is set when the member may be asked in local hour h. */
  readonly activeHours: number;
  /** Local hours in which the member is left alone, over midnight if need be; equal: none. */
  readonly quietFrom: number;
  readonly quietTo: number;
  /** -720 to 840. */
  readonly utcOffsetMinutes: number;
  /** Share of what was asked that was answered genuinely, 0 to 1, smoothed by the host. */
  readonly acceptRate: number;
  /** How tired of being asked at `lastAskedAt`, 0 to 1; fades from then on. */
  readonly fatigue: number;
  /** Milliseconds since the Unix epoch, kept to the minute; null when never asked. */
  readonly lastAskedAt: number | null;
  /** Times asked in the local week (from Monday) of `lastAskedAt`, kept up to 255. */
  readonly askedThatWeek: number;
  /** Times a week that the member may be asked at most, 0 to 255. */
  readonly weeklyBudget: number;
}

/** The comment that needs to be heard, and who shall hear it. */
export interface Question {
  readonly authorId: number;
  /** Weights above 0 up to 1; the eight strongest count. */
  readonly tags: readonly TagWeight[];
  /** Province or city of the comment, null when unknown. */
  readonly region: string | null;
  /** Bit of its language in the host's numbering, 0 when unknown. */
  readonly language: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Listeners wanted, 1 to 100. */
  readonly count: number;
  /** Who must not be asked: dealt already, muted, blocked. Must not use the index itself. */
  readonly excludes: (memberId: number) => boolean;
  /** 0 to 1, 1 excluded. */
  readonly random: () => number;
}

/** A listener to ask. */
export interface AudienceCandidate {
  readonly memberId: number;
  /** 'fit' by score, 'random' by plain chance. */
  readonly lane: 'fit' | 'random';
  /** Fit x accept rate x freshness, 0 to 1; null in the random lane, where it is not worked out. */
  readonly score: number | null;
}

/** How the index goes about it; the presets are what the lab found best. */
export interface AudienceOptions {
  /** Entries of the lists of its tags and region that are read for one comment, about this many, when there are more. */
  readonly glances: number;
  /** Of these and of those with a rare thing in common with it, who are looked at closely, at most. */
  readonly looks: number;
  /** Share of the places, 0 to 1, that are drawn at random among everybody. */
  readonly explore: number;
  /** How much of a score chance may take off, 0 to 1, so that near equals take turns. */
  readonly jitter: number;
  /** What is left of a score with each listener of the same city or the same tag picked before, 0 to 1. */
  readonly variety: number;
}
