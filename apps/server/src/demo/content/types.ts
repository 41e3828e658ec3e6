import type { ReportReason, WaitReason } from '@huixiang/contract';

/** The kinds of space that the demo shows; a subset of the product's space kinds. */
export type DemoSpaceKind = 'article-account' | 'interest-group' | 'company-account';

/** Shape of a comment's growth curve: most echoes at once, late and gradual, or even over its life. */
export type DemoSpread = 'burst' | 'slow' | 'steady';

/** Self-declared region, codes of GB/T 2260: two digits for the province, four for the city. */
export interface DemoRegion {
  readonly provinceCode: string;
  /** Absent in a municipality, or when the member named the province only. */
  readonly cityCode?: string;
}

/** A persona. The key is the reference that posts and comments use. */
export interface DemoMember {
  readonly key: string;
  readonly nickname: string;
  readonly region: DemoRegion;
  /** Two to five tags, each in use on some demo post. */
  readonly interests: readonly string[];
  /** Hours of the day (0–23, local time) in which this member usually opens the app. */
  readonly activeHours: readonly number[];
}

/** What a picture shows. */
export type DemoScene = 'under-the-bridge' | 'pomelo-tree' | 'bare-mint' | 'star-glaze';

/** One comment or reply under a post. */
export interface DemoComment {
  /** Unique in the whole community. */
  readonly key: string;
  /** Key of the member who wrote it. */
  readonly author: string;
  /** Key of the comment it replies to, under the same post; absent for a top-level comment. */
  readonly parent?: string;
  /** Age in minutes at the moment the demo is loaded. */
  readonly minutesAgo: number;
  readonly text: string;
  /** How many distinct members other than the author have echoed it. */
  readonly echoes: number;
  readonly spread: DemoSpread;
  /** Share (0–1) of the echoes that came from dealt cards; 0 when there are no echoes. */
  readonly dealtShare: number;
  /** What the creator did with it in the inbox, if anything. */
  readonly mark?: 'featured' | 'solved';
  /** `waits`: a moderator has to look at it before others see it. */
  readonly picture?: { readonly scene: DemoScene; readonly alt: string; readonly waits?: true };
}

/** A comment that is not public. */
export interface DemoWaiting {
  /** Key of the member who wrote it. */
  readonly author: string;
  /** Key of the post under which it would stand. */
  readonly post: string;
  readonly minutesAgo: number;
  readonly text: string;
  readonly why: WaitReason;
}

/** One that the machine refused a few minutes after it was written, with what its author says to that. */
export interface DemoRefused extends DemoWaiting {
  readonly appeal: { readonly text: string; readonly minutesAgo: number };
}

/** A report of a comment. */
export interface DemoReport {
  /** Keys of the comment and of the member who reported it. */
  readonly comment: string;
  readonly by: string;
  readonly reason: ReportReason;
  readonly note: string;
  readonly minutesAgo: number;
}

/** What lies before the moderators of a space. */
export interface DemoReview {
  readonly waiting: readonly DemoWaiting[];
  readonly refused: readonly DemoRefused[];
  readonly reports: readonly DemoReport[];
}

/** A post with everything said under it. */
export interface DemoPost {
  /** Unique in the whole community. */
  readonly key: string;
  readonly author: string;
  readonly title: string;
  /** Paragraphs separated by one empty line. */
  readonly body: string;
  readonly tags: readonly string[];
  /** Age in minutes at the moment the demo is loaded. */
  readonly minutesAgo: number;
  readonly comments: readonly DemoComment[];
}

/** A space with its owner and posts, oldest post first. */
export interface DemoSpace {
  readonly key: string;
  readonly name: string;
  readonly kind: DemoSpaceKind;
  readonly description: string;
  /** Key of the member who owns the space and answers in its name. */
  readonly owner: string;
  /** The WeChat group in which it is talked about. */
  readonly group: { readonly name: string; readonly kind: 'group' | 'wecom-group' };
  readonly posts: readonly DemoPost[];
  readonly review: DemoReview;
}

/** The whole demo: personas are shared by the spaces. */
export interface DemoCommunity {
  readonly members: readonly DemoMember[];
  readonly spaces: readonly DemoSpace[];
}
