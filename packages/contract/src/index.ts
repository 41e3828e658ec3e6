export * from './errors.ts';
export * from './limits.ts';
export * from './live.ts';
export * from './operation.ts';
export * as operations from './operations/index.ts';
export { livePath } from './operations/service.ts';
export * from './provenance.ts';
export * from './schemas.ts';
