import { type MiniProgram, openMiniProgram } from '@huixiang/mini-program-harness';
import type { Driver } from './driver.ts';
import { eventually } from './eventually.ts';
import { BUILT_IN, phoneNetwork } from './mini-program-network.ts';
import { builtMiniProgram } from './root.ts';
import { storageOf } from './wechat-phone.ts';
import type { Actor } from './world.ts';

interface Start {
  readonly address: string;
  readonly dist?: string;
  /** How WeChat says the app was opened. */
  readonly scene?: number;
}

/** The WeChat build in the harness. */
export async function startMiniProgram(
  { address, dist = builtMiniProgram, scene }: Start,
  path: string,
  as?: Actor,
): Promise<Driver> {
  const storage = storageOf(as);
  const earlier: string[] = [];
  const network = phoneNetwork(address);
  let photos: readonly Uint8Array[] = [];
  const opened = scene === undefined ? {} : { scene };
  const launch = (at: string) =>
    openMiniProgram({
      dist,
      fetch: network.ask,
      storage,
      answers: { photos: () => photos },
      launch: { ...read(at), ...opened },
    });
  let app: MiniProgram = await launch(path);
  /** Nobody taps what is not there yet. */
  const inView = (id: string) => eventually(`#${id}`, () => app.exists(id));
  const relaunch = async (): Promise<void> => {
    const { route, query } = app.currentPage();
    earlier.push(...app.errors());
    app.close();
    app = await launch(`/${route}?${new URLSearchParams(query)}`);
    app.setNetwork(network.weather !== 'off');
  };
  return {
    async open(to) {
      const { route, query } = read(to);
      await app.navigate(route, query);
    },
    tab: (index) => app.tapTab(index),
    async tap(id) {
      await inView(id);
      await app.tap(id);
    },
    async doubleTap(id) {
      await inView(id);
      await Promise.all([app.tap(id), app.tap(id)]);
    },
    input: (id, text) => inView(id).then(() => app.input(id, text)),
    async choose(id, pictures) {
      photos = pictures;
      await inView(id);
      await app.tap(id);
    },
    back: () => app.goBack(),
    restart: relaunch,
    network(now) {
      network.turn(now);
      app.setNetwork(now !== 'off');
      return Promise.resolve();
    },
    text: async (id) => app.text(id),
    value: async (id) => app.value(id),
    attribute: async (id, name) => app.attribute(id, name),
    exists: async (id) => app.exists(id),
    route: async () => app.currentPage().route,
    saved: async () => app.album().length,
    kept: async () => [...storage.keys()],
    problems: () => [...earlier, ...app.errors(), ...network.foreign],
    async close() {
      app.close();
    },
  };
}

function read(path: string): { route: string; query: Record<string, string> } {
  const { pathname, searchParams } = new URL(path, BUILT_IN);
  return { route: pathname.slice(1), query: Object.fromEntries(searchParams) };
}
