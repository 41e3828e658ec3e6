/** Words of the console about pictures, Chinese. */
export const picturesConsoleZh = {
  'review.pictures': '图片 {n}',
  'pictureQueue.title': '等着看的图片',
  'pictureQueue.empty': '没有等着的图片',
  'pictureQueue.emptyText': '自动检查拿不准、或查不了的图片会到这里；你让它显示，大家才看得到。',
  'pictureQueue.ofComment': '留言里的图片',
  'pictureQueue.ofName': '头像：在每个空间都会显示，由写过留言的空间来看',
  'pictureQueue.show': '显示',
  'pictureQueue.refuse': '不显示',
  'pictureQueue.shown': '{name} 的图片已显示',
  'pictureQueue.refused': '{name} 的图片没有显示，图片已删除，作者会知道',
  'review.act.show-picture': '显示图片',
  'review.act.refuse-picture': '不显示图片',
  'inbox.pictures': '{n} 张图片',
};
