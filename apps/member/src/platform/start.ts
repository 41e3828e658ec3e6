// #ifdef H5
import { mirrorRoles } from './h5-a11y.ts';
// #endif

/** What has to happen once, before the first page. */
export function startPlatform(): void {
  // #ifdef H5
  mirrorRoles(document.body);
  // #endif
}
