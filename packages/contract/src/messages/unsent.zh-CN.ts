/** Comments that wait on the device for a network. */
export const unsentZh = {
  'unsent.kept': '网络不好，先放在这里，连上就送出',
  'unsent.sending': '正在送出…',
  'unsent.offline': '没有网络，连上就送出',
  'unsent.takeBack': '取回',
  'unsent.takenBack': '已取回，文字在输入框里',
  'unsent.onItsWay': '正在路上，取不回来了。送到后可以删除',
  'unsent.refused': '没能送出，文字在输入框里：{reason}',
} as const;
