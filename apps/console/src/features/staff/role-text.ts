import { roles } from '@huixiang/contract';

import { t, type MessageKey } from '../../ui/i18n.ts';

/** The word for a role; a name from elsewhere (a demo persona's description) is shown as it is. */
export function roleText(role: string): string {
  const known = roles.find((name) => name === role);
  return known === undefined ? role : t(`role.${known}` satisfies MessageKey);
}
