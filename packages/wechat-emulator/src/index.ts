export { type Emulator, type EmulatorOptions, startEmulator } from './start-emulator.ts';
export { defaultSeed } from './seed/default-seed.ts';
export type { Seed } from './seed/seed.ts';
