import type { IncomingMessage } from 'node:http';
import { readFileSync } from 'node:fs';
import type { ProvinceCode } from '@huixiang/contract';
import type { Config } from '../config.ts';
import { forwardedAddress } from '../http/client-address.ts';
import { provinceCode } from './province-code.ts';
import { readProvinceTable } from './province-table.ts';

/**
 * The port through which a request's province is known: its two-digit code, or undefined where nobody can tell. Whatever is
 * asked behind it, an address never leaves it.
 */
export interface Locator {
  provinceOf(request: IncomingMessage): ProvinceCode | undefined;
}

type Settings = Pick<Config, 'provinceHeader' | 'provinceTable' | 'trustProxy'>;

/**
 * What this deployment has: a header that its own proxy or CDN sets, a table of networks, or neither.
 * @throws Error for a table that cannot be read
 */
export function openLocator(settings: Settings): Locator {
  const { provinceHeader, provinceTable, trustProxy } = settings;
  const locators: Locator[] = [];
  // A client could write any header itself: it is believed only where a proxy that is trusted has written it.
  if (provinceHeader !== undefined && trustProxy) locators.push(headerLocator(provinceHeader.toLowerCase()));
  if (provinceTable !== undefined) locators.push(tableLocator(provinceTable, trustProxy));
  return {
    provinceOf(request) {
      for (const locator of locators) {
        const province = locator.provinceOf(request);
        if (province !== undefined) return province;
      }
      return undefined;
    },
  };
}

/** Where a client sends the header as well, the last entry is the proxy's. */
function headerLocator(name: string): Locator {
  return {
    provinceOf({ headers: { [name]: value } }) {
      const line = Array.isArray(value) ? value.join(',') : value;
      if (line === undefined) return undefined;
      const last = line.slice(line.lastIndexOf(',') + 1).trim();
      return provinceCode(decoded(last));
    },
  };
}

/** Names come as UTF-8 that Node has read as Latin-1, or percent-encoded. */
function decoded(text: string): string {
  const utf8 = Buffer.from(text, 'latin1').toString('utf8');
  try {
    return decodeURIComponent(utf8);
  } catch {
    return utf8;
  }
}

function tableLocator(file: string, trustProxy: boolean): Locator {
  const table = readProvinceTable(readFileSync(file, 'utf8'));
  return { provinceOf: (request) => table.find(forwardedAddress(request, trustProxy)) };
}
