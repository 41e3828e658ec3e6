export * from './errors.ts';
export * from './limits.ts';
export * from './live.ts';
export * from './operation.ts';
export * from './people.ts';
export * as operations from './operations/index.ts';
export * from './provenance.ts';
export * from './schemas.ts';
export * from './topics.ts';
