/** What a reader may want to come to in a long thread, in the order in which it is offered. */
export const landmarkKinds = ['mine', 'answer', 'pinned', 'featured'] as const;
export type LandmarkKind = (typeof landmarkKinds)[number];
