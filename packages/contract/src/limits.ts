/** Every bound of the public API in one place, with its reason. Lengths are in Unicode code points. */
export const limits = {
  /** A comment longer than this is an article; the composer says so before the server has to. */
  commentLength: 2_000,
  postTitleLength: 120,
  postBodyLength: 20_000,
  nicknameLength: 24,
  spaceNameLength: 40,
  spaceDescriptionLength: 300,
  groupNameLength: 24,
  /** Below so many people nothing is told of what a part of them did. */
  peopleFloor: 6,
  reportNoteLength: 500,
  /** Bytes of a request body: 20,000 code points of four bytes, escaped, fit. */
  bodyBytes: 256 * 1024,
  /** Bytes of a picture, as much as WeChat checks. */
  pictureBytes: 10 * 1024 * 1024,
  /** Pictures of one comment: enough to show something, too few to drown the words. */
  commentPicturesMax: 3,
  /** What a picture shows, for those who cannot see it. */
  pictureAltLength: 60,
  /** How long a picture that belongs to no comment is kept. */
  pictureUnsaidMs: 24 * 3_600_000,
  /** How long its author may object to the refusal of a picture; nobody can look again once its bytes are gone. */
  pictureAppealMs: 30 * 24 * 3_600_000,
  /** One screen of a phone holds about six comments; three screens a page. */
  pageSizeDefault: 20,
  pageSizeMax: 50,
  /** Exposures are reported in batches, at most one page and its replies at a time. */
  exposureBatchMax: 200,
  /** Cards of one visit: a handful, so that the end is in sight. */
  deckSize: 6,
  dailyCapMax: 60,
  interestsMax: 12,
  interestLength: 16,
  /** Tags that staff put in by hand: more than the learned ones would drown them. */
  spaceTagsAddedMax: 40,
  spaceTagsHiddenMax: 200,
  /** Tags that a member set or deleted by hand in one space. */
  memberTagsMax: 100,
  /** Gauge cards of one set: about ten seconds of taps. */
  gaugeSize: 10,
  /** Code points of what is looked for: a sentence. */
  searchLength: 40,
  /** An opener is half a sentence. */
  openerLength: 60,
  openerHintLength: 60,
  /** Openers of one space, hidden ones included; people see the first few. */
  openersMax: 24,
  /** People whom one member blocks. */
  blocksMax: 500,
  /** How long an answer to a card may be taken back. */
  undoMs: 10_000,
  /** How long an author may edit a comment. */
  editWindowMs: 15 * 60_000,
  sessionMs: 30 * 24 * 3_600_000,
  emailCodeMs: 10 * 60_000,
  emailCodeAttemptsMax: 5,
  /** Comments whose viewer state can be asked for in one call. */
  viewerIdsMax: 100,
} as const;
