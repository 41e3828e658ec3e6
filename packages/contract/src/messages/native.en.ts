import type { nativeZh } from './native.zh-CN.ts';

/** What the console says about comments in WeChat, in English. */
export const nativeEn: Readonly<Record<keyof typeof nativeZh, string>> = {
  'native.title': 'WeChat comments',
  'native.lead':
    'Comments under your articles in WeChat come here, for staff only. Featuring, answering and deleting are done by you alone, take effect in WeChat at once, and are recorded with your name.',
  'native.failed': 'The official account could not be read',
  'native.connect': 'Connect an official account',
  'native.connectText':
    'AppID and AppSecret are in the development settings of the account. The secret is stored encrypted and not shown again.',
  'native.appId': 'AppID',
  'native.secret': 'AppSecret',
  'native.connectNow': 'Connect',
  'native.connectOwner': 'No official account yet. The owner of the space can connect one.',
  'native.account': 'Official account {appId}',
  'native.disconnect': 'Disconnect',
  'native.disconnectTitle': 'Disconnect the account?',
  'native.disconnectText':
    'What was read is deleted here; WeChat keeps everything. The record of who did what stays.',
  'native.available': 'May read and manage comments',
  'native.no-comment-right':
    'WeChat does not let this account manage comments, so none can be read. We ask again every day.',
  'native.no-permission':
    'This account may not use the comment interface: most often it is not verified, or WeChat banned it from the interface (see the notices of the platform). We ask again every day.',
  'native.unknown': 'WeChat does not answer, so it is not known yet what the account may do.',
  'native.article': 'Link of the article',
  'native.articleHint':
    'Open the article in WeChat and copy its link. The long link from a computer works best.',
  'native.link': 'Link',
  'native.linked': 'Linked to {url}',
  'native.post': 'Post',
  'native.noPost': 'Publish a post first, then link its article.',
  'native.waiting':
    'WeChat tells the number of an article on the next day; its comments come by themselves tomorrow morning.',
  'native.choose': 'The link does not tell which article it is. Please choose:',
  'native.candidate':
    '{day}, no. {place} · {readers} {readers|reader|readers} · {comments} {comments|comment|comments}',
  'native.guessed': 'Known by its day only. If it is another one, choose it:',
  'native.choice': 'This one',
  'native.synced': 'Synced {time} · {comments} comments · {elected} featured',
  'native.never': 'Not synced yet',
  'native.withheld': 'WeChat counts {n} {n|comment|comments} but did not give them.',
  'native.none': 'No comments yet',
  'native.noneText': 'A new article is read every five minutes, on its second day hourly, then daily.',
  'native.origin': 'From the WeChat article',
  'native.verdict-person': 'Word list: look before you feature it',
  'native.verdict-refuse': 'Word list: has words that should not be public',
  'native.sameReader': '{n} more by the same reader',
  'native.elected': 'Featured',
  'native.elect': 'Feature',
  'native.unelect': 'No longer feature',
  'native.reply': 'Answer',
  'native.replyHint': 'It appears in WeChat in the name of the account.',
  'native.send': 'Send to WeChat',
  'native.author': 'The author’s answer',
  'native.deleteReply': 'Delete the answer',
  'native.delete': 'Delete',
  'native.deleteTitle': 'Delete this comment in WeChat?',
  'native.deleteText': 'It cannot be brought back.',
  'native.done': 'Done in WeChat',
  'native.more': 'Earlier comments',
};
