import {
  IpayDepositChangedEvent,
  IpayDepositCreditedEvent,
  IpayDepositFailedEvent,
  IpayDepositFinishedEvent,
  IpayDepositOpenedEvent,
  IpayDepositRedirectingEvent,
} from '../../src/index.ts';
import {
  IpayWithdrawalChangedEvent,
  IpayWithdrawalFailedEvent,
  IpayWithdrawalFinishedEvent,
  IpayWithdrawalSucceededEvent,
} from '../../src/withdrawal.ts';
import type { Activity } from '../server/shop-shapes.ts';

/** Where a line of the log comes from. All but the first are told by the server. */
export type LogKind = 'element-event' | Activity['kind'];

export interface LogEntry {
  readonly key: string;
  readonly kind: LogKind;
  /** ISO 8601. */
  readonly at: string;
  readonly title: string;
  readonly detail: unknown;
}

export function entryOfActivity({ id, at, kind, title, detail }: Activity): LogEntry {
  return { key: `${id}@${at}`, kind, at, title, detail };
}

/** Every event the elements fire. */
export const elementEventNames = [
  IpayDepositChangedEvent.eventName,
  IpayDepositCreditedEvent.eventName,
  IpayDepositFailedEvent.eventName,
  IpayDepositOpenedEvent.eventName,
  IpayDepositRedirectingEvent.eventName,
  IpayDepositFinishedEvent.eventName,
  IpayWithdrawalChangedEvent.eventName,
  IpayWithdrawalSucceededEvent.eventName,
  IpayWithdrawalFailedEvent.eventName,
  IpayWithdrawalFinishedEvent.eventName,
] as const;

let elementEvents = 0;

export function entryOfElementEvent(event: Event): LogEntry {
  elementEvents += 1;
  const { title, detail } = describe(event);
  return {
    key: `element-${elementEvents}`,
    kind: 'element-event',
    at: new Date().toISOString(),
    title,
    detail,
  };
}

function describe(event: Event): Pick<LogEntry, 'title' | 'detail'> {
  const { type } = event;
  if (
    event instanceof IpayDepositChangedEvent ||
    event instanceof IpayDepositCreditedEvent ||
    event instanceof IpayWithdrawalChangedEvent ||
    event instanceof IpayWithdrawalSucceededEvent
  ) {
    return { title: `${type}: ${event.view.state}`, detail: { view: event.view } };
  }
  if (event instanceof IpayDepositFailedEvent || event instanceof IpayWithdrawalFailedEvent) {
    return { title: `${type}: ${event.code}`, detail: { code: event.code, reason: event.reason } };
  }
  if (event instanceof IpayDepositRedirectingEvent) {
    return { title: `${type}: ${event.outcome}`, detail: { outcome: event.outcome, url: event.url } };
  }
  if (event instanceof IpayDepositFinishedEvent || event instanceof IpayWithdrawalFinishedEvent) {
    return { title: `${type}: ${event.outcome}`, detail: { outcome: event.outcome } };
  }
  return { title: type, detail: event instanceof IpayDepositOpenedEvent ? { url: event.url } : {} };
}
