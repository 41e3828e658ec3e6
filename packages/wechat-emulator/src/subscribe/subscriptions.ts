export interface Template {
  readonly id: string;
  readonly appId: string;
  readonly title: string;
  /** `label` is what people read, `key` what the data is called, such as thing1. */
  readonly fields: readonly { readonly key: string; readonly label: string; readonly example: string }[];
  /** One-time: one acceptance is one message. Long-term ones are for a few public services. */
  readonly type: 'one-time' | 'long-term';
}

export interface Subscriptions {
  readonly templates: Template[];
  /** `appId userId templateId` → messages that may still be sent. */
  readonly grants: Map<string, number>;
}

export function createSubscriptions(): Subscriptions {
  return { templates: [], grants: new Map() };
}

export function grantKey(appId: string, userId: string, templateId: string): string {
  return `${appId} ${userId} ${templateId}`;
}

export function findTemplate(state: Subscriptions, appId: string, id: string): Template | undefined {
  return state.templates.find((one) => one.appId === appId && one.id === id);
}

export function grantsLeft(state: Subscriptions, key: string): number {
  return state.grants.get(key) ?? 0;
}
