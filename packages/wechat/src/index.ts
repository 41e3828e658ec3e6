export { type ArticleKey, readArticleMsgid, writeArticleMsgid } from './articles/article-key.ts';
export { type Article, type ArticleDraft } from './articles/article.ts';
export {
  addDraft,
  countDrafts,
  deleteDraft,
  type Draft,
  getDraft,
  listDrafts,
  type PageQuery,
  updateDraft,
} from './articles/drafts.ts';
export {
  deletePublication,
  getPublication,
  getPublishedArticles,
  listPublications,
  type Publication,
  type PublicationState,
  type PublicationStatus,
  publicationStatus,
  submitPublication,
  type SubmittedPublication,
} from './articles/publications.ts';
export type {
  Caller,
  LinkOptions,
  WechatClient,
  WechatClientOptions,
  WecomClient,
  WecomClientOptions,
} from './client/client-options.ts';
export { type BinaryAnswer, type CallInput, endpoint, type Endpoint } from './client/endpoint.ts';
export type { Fetch } from './client/exchange.ts';
export { createWechatClient } from './client/wechat-client.ts';
export { createWecomClient } from './client/wecom-client.ts';
export { type NativeComment, type NativeCommentPage, type NativeReply } from './comments/comment-answer.ts';
export {
  closeComments,
  COMMENT_PAGE_MAX,
  type CommentCapability,
  type CommentKey,
  type CommentQuery,
  deleteComment,
  deleteCommentReply,
  electComment,
  listComments,
  openComments,
  lostCommentRight,
  probeComments,
  replyToComment,
  unelectComment,
} from './comments/comments.ts';
export { type CommentStep, eachCommentPage } from './comments/each-comment-page.ts';
export { getPrivacyGuideline, type PrivacyGuideline } from './console/privacy-guideline.ts';
export { getServerDomains, type ServerDomains } from './console/server-domains.ts';
export type { RetryWhen, WechatErrorEntry, WechatErrorKind } from './errors/error-kinds.ts';
export { errorTable, explainErrorCode } from './errors/error-table.ts';
export {
  isWechatError,
  type LinkErrorDetails,
  type LinkProblem,
  WechatApiError,
  WechatLinkError,
} from './errors/wechat-error.ts';
export {
  type CustomerGroupDays,
  type CustomerGroupFigures,
  getCustomerGroupFiguresByDay,
  getCustomerGroupFiguresByOwner,
} from './groups/customer-group-statistics.ts';
export {
  type CustomerGroup,
  type CustomerGroupMember,
  type CustomerGroupPage,
  type CustomerGroupQuery,
  findCustomerGroup,
  getCustomerGroup,
  listCustomerGroups,
} from './groups/customer-groups.ts';
export { type ChatType, type GroupEntry, readGroupEntry } from './groups/group-entry.ts';
export {
  type Activity,
  type ChatToolCard,
  chatToolTemplates,
  createActivity,
  type UpdatableMessage,
  updateChatToolCard,
  updateUpdatableMessage,
} from './groups/live-cards.ts';
export { parseLosslessJson, wholeNumber } from './json/lossless-json.ts';
export { getMiniCode, type MiniCodeRequest } from './links/mini-code.ts';
export { createScheme, createUrlLink, OPEN_LINK_DAYS_MAX, type OpenLinkRequest } from './links/open-links.ts';
export { type MiniProgramLogin, miniProgramLogin } from './login/login.ts';
export { getPhoneNumber, type PhoneNumber } from './login/phone.ts';
export { getRiskRank, type RiskQuestion } from './login/risk-rank.ts';
export {
  type AuthorizeUrlOptions,
  checkWebLogin,
  getWebProfile,
  refreshWebLogin,
  type WebAuthorization,
  webAuthorizeUrl,
  webLogin,
  type WebProfile,
} from './login/web-login.ts';
export { type CustomerContent, sendCustomerMessage } from './messages/customer-message.ts';
export {
  type MiniProgramState,
  sendSubscribeMessage,
  type SubscribeMessage,
} from './messages/subscribe-message.ts';
export {
  addTemplate,
  type Category,
  deleteTemplate,
  listCategories,
  listPublicTemplates,
  listTemplateKeywords,
  listTemplates,
  type OwnTemplate,
  type PublicTemplate,
  type TemplateKeyword,
} from './messages/template-admin.ts';
export { fitTemplateData, TemplateFieldError } from './messages/template-fields.ts';
export {
  decryptOpenData,
  encryptOpenData,
  type OpenData,
  type OpenDataOptions,
  type OpenDataProblem,
  type SealedOpenData,
  type Watermark,
} from './open-data/open-data.ts';
export {
  clearQuota,
  getQuota,
  getRequestTrace,
  type QuotaReport,
  type RequestTrace,
} from './operations/operations.ts';
export { decodeAesKey, decryptPush, encryptPush, type OpenedPush } from './push/push-cipher.ts';
export {
  type PushEvent,
  readPushEvent,
  type SentSubscription,
  type SubscriptionAnswer,
  type Suggestion,
} from './push/push-event.ts';
export {
  listField,
  numberField,
  type PushFields,
  readPushBody,
  recordField,
  textField,
} from './push/push-fields.ts';
export {
  memoryPushInbox,
  type MemoryPushInbox,
  type MemoryPushInboxOptions,
  type PushInbox,
  type PushPlacing,
  type ReceivedPush,
} from './push/push-inbox.ts';
export {
  createPushReceiver,
  type PushAnswer,
  type PushQuery,
  type PushReceiver,
  type PushReceiverOptions,
  type PushRefusal,
} from './push/push-receiver.ts';
export { type SealedPush, type SealOptions, sealPush } from './push/seal-push.ts';
export { isSignature, pushSignature } from './push/signature.ts';
export { type PushFormat, type PushRecord, type PushValue, writePushBody } from './push/write-body.ts';
export type { Quota } from './quota/quota-gate.ts';
export { type ContentScene } from './safety/content-scene.ts';
export { checkMedia, type MediaToCheck } from './safety/media-safety.ts';
export {
  CHECKED_TEXT_MAX,
  checkText,
  type TextFinding,
  type TextToCheck,
  type TextVerdict,
} from './safety/text-safety.ts';
export { type DecodedScene, decodeScene } from './scenes/decode-scene.ts';
export {
  type SceneAudience,
  type SceneChannel,
  type SceneEntry,
  type SceneProvenance,
  sceneTable,
  SINGLE_PAGE_SCENE,
} from './scenes/scene-table.ts';
export { type SearchPage, submitPages, SUBMITTED_PAGES_MAX } from './search/submit-pages.ts';
export { type ArticleFigures } from './statistics/article-figures.ts';
export {
  type DailyFigures,
  type Dated,
  getAccountSummary,
  getArticleReads,
  getArticleShares,
  getPublishedArticleTotals,
  type PublishedArticle,
} from './statistics/article-statistics.ts';
export { type DateRange } from './statistics/dates.ts';
export { type AudienceGroup, type AudiencePortrait, getAudiencePortrait } from './statistics/portrait.ts';
export {
  type DistributionEntry,
  type SourceEntry,
  getVisitDistribution,
  type VisitDistribution,
} from './statistics/visit-distribution.ts';
export { memoryTokenStore, type StoredToken, type TokenStore } from './tokens/token-store.ts';
