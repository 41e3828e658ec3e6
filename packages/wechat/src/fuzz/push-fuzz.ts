import { decodeAesKey } from '../push/push-cipher.ts';
import { readPushEvent } from '../push/push-event.ts';
import { readPushBody, textField } from '../push/push-fields.ts';
import type { ReceivedPush } from '../push/push-inbox.ts';
import { createPushReceiver, type PushAnswer, type PushReceiverOptions } from '../push/push-receiver.ts';
import { makePush, pushKinds, sign, type HostilePush, type PushKind, type Secrets } from './hostile-push.ts';
import { createRandom } from './random.ts';

export interface PushFuzzResult {
  readonly inputs: number;
  readonly seed: number;
  /** Of every kind of input: how many, and how many were accepted. */
  readonly kinds: Readonly<Record<PushKind, { count: number; accepted: number }>>;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Inputs that broke the receiver, were accepted without a valid signature or refused though genuine; at most 20. */
  readonly failures: readonly string[];
}

const TIMESTAMP = '1780000000';
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const secrets: Secrets = {
  token: 'fuzz-token',
  key: decodeAesKey(AES_KEY),
  appId: 'wx0123456789abcdef',
};

/**
 * Sends `inputs` pushes, genuine and hostile, through a receiver in safe mode and one in plain mode. Whatever they accept is checked
 * with a signature computed apart from their code; they must never throw; genuine pushes must get through. Kinds and outcomes are
 * those of safe mode.
 */
export async function fuzzPushes(inputs: number, seed: number): Promise<PushFuzzResult> {
  const random = createRandom(seed);
  const received: ReceivedPush[] = [];
  const common = {
    token: secrets.token,
    appId: secrets.appId,
    inbox: { put: (push) => Promise.resolve(received.push(push) > 0 ? 'new' : 'known') },
    now: () => Number(TIMESTAMP) * 1000,
  } satisfies PushReceiverOptions;
  const modes = [
    { name: 'safe', receiver: createPushReceiver({ ...common, encodingAesKey: AES_KEY }), judge },
    { name: 'plain', receiver: createPushReceiver(common), judge: judgePlain },
  ];
  const kinds = Object.fromEntries(pushKinds.map((kind) => [kind, { count: 0, accepted: 0 }])) as Record<
    PushKind,
    { count: number; accepted: number }
  >;
  const outcomes: Record<string, number> = {};
  const failures: string[] = [];
  for (let index = 0; index < inputs; index += 1) {
    const push = makePush(random, secrets, TIMESTAMP);
    kinds[push.kind].count += 1;
    for (const mode of modes) {
      const { outcome, problem } = await send(mode.receiver, push, received, mode.judge);
      received.length = 0;
      if (problem !== undefined && failures.length < 20)
        failures.push(`${problem} (${mode.name}): input ${index} ${JSON.stringify(push).slice(0, 500)}`);
      if (mode.name !== 'safe') continue;
      if (outcome === 'accepted') kinds[push.kind].accepted += 1;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  }
  return { inputs, seed, kinds, outcomes, failures };
}

async function send(
  receiver: ReturnType<typeof createPushReceiver>,
  push: HostilePush,
  received: readonly ReceivedPush[],
  judgeIt: typeof judge,
): Promise<{ outcome: string; problem: string | undefined }> {
  try {
    const answer = await receiver.receive(push.query, push.body);
    const fields = received[0]?.fields;
    if (fields) readPushEvent(fields);
    receiver.handshake({ ...push.query, echostr: 'echo' });
    return { outcome: nameOf(answer), problem: judgeIt(push, answer, received.length) };
  } catch (error) {
    return { outcome: 'thrown', problem: `thrown ${String(error)}` };
  }
}

function nameOf({ outcome }: PushAnswer): string {
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
}

function judge(push: HostilePush, answer: PushAnswer, kept: number): string | undefined {
  const accepted = answer.outcome.kind === 'accepted';
  const wrong = judgeAnswer(answer, kept);
  if (wrong !== undefined) return wrong;
  if (accepted && !isSigned(push)) return 'accepted without a valid signature';
  if (accepted && (push.kind === 'wrong-account' || push.kind === 'stale'))
    return 'accepted though refusable';
  if (!accepted && push.kind === 'genuine') return 'a genuine push was refused';
  return undefined;
}

/** Without a key the signature is over the query alone: it says who sent, not what. */
function judgePlain({ kind, query }: HostilePush, answer: PushAnswer, kept: number): string | undefined {
  const wrong = judgeAnswer(answer, kept);
  if (wrong !== undefined) return wrong;
  const accepted = answer.outcome.kind === 'accepted';
  const { timestamp, nonce, signature } = query;
  const texts = typeof timestamp === 'string' && typeof nonce === 'string';
  const signed = texts && signature === sign([secrets.token, timestamp, nonce]);
  if (accepted && !signed) return 'accepted without a valid signature';
  if (accepted && kind === 'stale') return 'accepted though stale';
  return !accepted && kind === 'genuine' ? 'a genuine push was refused' : undefined;
}

function judgeAnswer({ outcome, status, body }: PushAnswer, kept: number): string | undefined {
  const accepted = outcome.kind === 'accepted';
  if (outcome.kind === 'failed') return 'failed';
  return accepted !== kept > 0 || accepted !== (status === 200) || accepted !== (body === 'success')
    ? 'answered otherwise than kept'
    : undefined;
}

function isSigned({ query, body, issued }: HostilePush): boolean {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString();
  const encrypted = textField(readPushBody(text) ?? {}, 'Encrypt');
  const { timestamp, nonce, msg_signature: given } = query;
  if (issued === undefined || given !== issued) return false;
  if (typeof timestamp !== 'string' || typeof nonce !== 'string' || encrypted === undefined) return false;
  return given === sign([secrets.token, timestamp, nonce, encrypted]);
}
