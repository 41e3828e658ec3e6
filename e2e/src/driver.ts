import type { Actor, World } from './world.ts';

/**
 * `off`: the device has no network. `failing`: there is one, and the server answers every call with a fault. `weak`: three
 * calls in ten get lost, half of them on the way to the server and half on the way back, when it has acted. `slow`: no call
 * arrives until the weather turns. `late-live`: no live stream does.
 */
export type Weather = 'on' | 'off' | 'failing' | 'weak' | 'slow' | 'late-live';

/** The member app in a person's hands, whichever build of it runs. Elements are named by their ids. */
export interface Driver {
  /** Opens a page by its address in the app, such as `/pkg-thread/thread?spaceId=1&postId=2`. */
  open(path: string): Promise<void>;
  /** Goes to a tab by its place in the bar, from 0. */
  tab(index: number): Promise<void>;
  tap(id: string): Promise<void>;
  /** Two taps as fast as a trembling finger. */
  doubleTap(id: string): Promise<void>;
  input(id: string, text: string): Promise<void>;
  /** Taps what asks for pictures, and chooses these. */
  choose(id: string, pictures: readonly Uint8Array[]): Promise<void>;
  back(): Promise<void>;
  /** The app is killed and started again on the same device, on the page where it was. */
  restart(): Promise<void>;
  network(weather: Weather): Promise<void>;
  /** What a person reads in the element; on the whole page without an id. */
  text(id?: string): Promise<string>;
  /** What a field holds. */
  value(id: string): Promise<string>;
  attribute(id: string, name: string): Promise<string | null>;
  exists(id: string): Promise<boolean>;
  /** The page in view, such as `pkg-thread/thread`. */
  route(): Promise<string>;
  /** How many pictures were saved on the device. */
  saved(): Promise<number>;
  /** The names under which the device keeps something. */
  kept(): Promise<readonly string[]>;
  /** What went wrong in the app so far: errors, and requests to other servers. A sound run leaves it empty. */
  problems(): readonly string[];
  close(): Promise<void>;
}

/** Starts the app on a new device, where `as` is signed in; a guest when absent. */
export type StartApp = (path: string, as?: Actor) => Promise<Driver>;

export interface Stage {
  readonly world: World;
  readonly start: StartApp;
}

/** One thing that a member does with the app and what comes of it, the same on every platform. */
export interface Scenario {
  readonly name: string;
  readonly play: (stage: Stage) => Promise<void>;
}
