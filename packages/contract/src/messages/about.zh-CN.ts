/** Why the numbers can be trusted: the page that says so, in Chinese, which is the source. */
export const aboutZh = {
  'about.title': '数字为什么可信',
  'about.heading': '这里的每个数字都可以打开看',
  'about.1.title': '回响是什么',
  'about.1.text':
    '回响的意思是：这句话打动了我。一个人对一条留言只算一次，可以随时收回，也不会和微信里的任何数字混在一起。',
  'about.2.title': '三个数字分开记',
  'about.2.text':
    '原始，是所有回响；计入，是去掉不可信的之后；自发，是其中不靠发卡片得来的。三个数从第一天起就分开，永远可以重算。',
  'about.3.title': '卡片是盲的',
  'about.3.text': '听一听的卡片不显示数字，回应之后才看得到。这样每个人都在回应一句话，而不是跟随别人。',
  'about.4.title': '没有奖励',
  'about.4.text': '回响、转发和好评都不换积分、名次或任何好处。略过是私下的，没有代价。',
  'about.5.title': '来路由服务器记',
  'about.5.text': '一个回响从哪里来，由服务器依据自己发出的卡片和签名的链接记录，谁也改不了。',
  'about.6.title': '不允许安排掌声',
  'about.6.text': '不卖回响，不自动回响，不互相安排。我们替每句话找到听的人，掌声是他们自己的。',
  'about.filings': '备案',
  'about.icp': 'ICP 备案号：{number}',
  'about.algorithm': '算法备案号：{number}',
  'about.7.title': '看得见的处理',
  'about.7.text':
    '先看过再公开的、举报和申诉，都有期限：违法内容 2 小时，其他 24 小时，申诉 72 小时，由另一位版主再看。理由会告诉作者；举报人是谁，谁也看不到。',
};
