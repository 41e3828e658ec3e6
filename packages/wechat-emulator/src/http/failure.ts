/** An answer of WeChat that says no: HTTP 200 with `errcode` and `errmsg`. */
export class WechatFailure extends Error {
  readonly code: number;
  /** More fields of the answer. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(code: number, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'WechatFailure';
    this.code = code;
    this.extra = extra;
  }
}

/** A call of the control API that cannot be done: an ordinary HTTP status with `{ error }`. */
export class ControlFailure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ControlFailure';
    this.status = status;
  }
}
