export { startTestServer, testServerUrl } from './server.ts';
export { testDatabase, type TestDatabase, type TestDatabaseOptions } from './test-database.ts';
