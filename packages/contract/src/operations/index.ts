export * from './comments.ts';
export * from './echoes.ts';
export * from './identity.ts';
export * from './listening.ts';
export * from './posts.ts';
export * from './service.ts';
export * from './spaces.ts';
export * from './topics.ts';
