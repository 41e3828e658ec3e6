import { statement } from '@huixiang/postgres';

export interface DiscoverySettings {
  /** Discoveries are shown to them. */
  readonly shown: boolean;
  /** Their comments may be discovered, and stand in the pages that search engines read. */
  readonly offered: boolean;
}

/** Who never decided anything. */
export const presetSettings: DiscoverySettings = { shown: true, offered: true };

export const loadSettings = statement<DiscoverySettings>(
  'discovery-settings-load',
  'SELECT shown, offered FROM discovery_settings WHERE member_id = $1',
);

export const writeSettings = statement(
  'discovery-settings-write',
  `INSERT INTO discovery_settings (member_id, shown, offered, changed_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (member_id) DO UPDATE
     SET shown = excluded.shown, offered = excluded.offered, changed_at = excluded.changed_at`,
);

/** Of these members, those whose comments must not be offered to strangers: by their own wish, or being minors. */
export const loadNotOffered = statement<{ member_id: number }>(
  'discovery-not-offered',
  `SELECT member_id FROM discovery_settings WHERE member_id = ANY($1::bigint[]) AND NOT offered
   UNION SELECT member_id FROM profiles WHERE member_id = ANY($1::bigint[]) AND age_band IN ('under-14', '14-17')`,
);
