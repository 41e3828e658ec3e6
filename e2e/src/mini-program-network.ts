import type { Weather } from './driver.ts';
import { fault, holdCalls, weakNetwork } from './fault.ts';

/** The server that a mini-program built without an address of its own asks. */
export const BUILT_IN = 'http://127.0.0.1:8787';
const SEED = 7;

export interface PhoneNetwork {
  readonly ask: typeof fetch;
  /** Requests to other servers. */
  readonly foreign: readonly string[];
  readonly weather: Weather;
  readonly turn: (weather: Weather) => void;
}

/** What the phone's requests meet on their way to the server at `address`. */
export function phoneNetwork(address: string): PhoneNetwork {
  const foreign: string[] = [];
  const fate = weakNetwork(SEED);
  const slow = holdCalls();
  let weather: Weather = 'on';
  return {
    get weather() {
      return weather;
    },
    turn(now) {
      weather = now;
      slow.letGo();
    },
    foreign,
    async ask(input, init) {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.origin !== BUILT_IN) foreign.push(`asked ${url.origin} for ${url.pathname}`);
      const isLive = url.pathname.startsWith('/api/live');
      if (weather === 'slow' || (weather === 'late-live' && isLive)) await slow.wait();
      if (weather === 'failing') return new Response(fault.body, { status: fault.status });
      // The live stream never ends, and repeats itself in its own way.
      const now = weather === 'weak' && !isLive ? fate() : 'arrives';
      if (now === 'lost') throw new Error('lost on the way to the server');
      const reply = await fetch(address + url.pathname + url.search, init);
      if (now === 'arrives') return reply;
      await reply.text();
      throw new Error('lost on the way back');
    },
  };
}
