import type { Pool } from '@huixiang/postgres';
import type { Blocks } from './blocks/blocks.ts';
import type { CommentWriter } from './comments/comment-writer.ts';
import type { Ranker } from './comments/ranker.ts';
import type { ThreadCache } from './comments/thread-cache.ts';
import type { Config } from './config.ts';
import type { EchoWriter } from './echoes/echo-writer.ts';
import type { ExposureWriter } from './exposures/exposure-writer.ts';
import type { Authority } from './identity/authority.ts';
import type { Mailer } from './identity/mailer.ts';
import type { Standing } from './identity/standing.ts';
import type { MemberDirectory } from './identity/member-directory.ts';
import type { Sessions } from './identity/sessions.ts';
import type { IdSource } from './ids.ts';
import type { CardDesk } from './listening/card-desk.ts';
import type { Knowledge } from './listening/learning/knowledge.ts';
import type { Rooms } from './listening/room/rooms.ts';
import type { Bus } from './live/bus.ts';
import type { Locator } from './locations/locator.ts';
import type { NoticeKeeper } from './notices/notice-keeper.ts';
import type { PictureFiles } from './pictures/picture-files.ts';
import type { SearchIndex } from './search/search-index.ts';
import type { Topics } from './topics/topics.ts';
import type { WechatParts } from './wechat/open-wechat.ts';
import type { Wording } from './wording/wording.ts';

/** Everything a use case may reach, made once in app.ts and handed on explicitly. */
export interface Context extends WechatParts {
  readonly config: Config;
  readonly pool: Pool;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly newId: IdSource;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Signs sessions, links and codes. */
  readonly secret: string;
  readonly log: (message: string, error?: unknown) => void;
  readonly sessions: Sessions;
  readonly authority: Authority;
  readonly standing: Standing;
  readonly blocks: Blocks;
  readonly members: MemberDirectory;
  readonly mailer: Mailer;
  readonly bus: Bus;
  readonly echoes: EchoWriter;
  readonly comments: CommentWriter;
  readonly exposures: ExposureWriter;
  readonly cards: CardDesk;
  readonly rooms: Rooms;
  readonly knowledge: Knowledge;
  readonly ranker: Ranker;
  readonly threads: ThreadCache;
  readonly topics: Topics;
  readonly wording: Wording;
  readonly searchIndex: SearchIndex;
  readonly notices: NoticeKeeper;
  readonly locator: Locator;
  readonly pictures: PictureFiles;
}
