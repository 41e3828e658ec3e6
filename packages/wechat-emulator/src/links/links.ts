export interface Link {
  readonly kind: 'url' | 'scheme';
  readonly appId: string;
  /** The last part of its address. */
  readonly key: string;
  readonly link: string;
  /** A page with its query. */
  readonly page: string;
  readonly expiresAt: number;
}

export interface Links {
  readonly list: Link[];
}
