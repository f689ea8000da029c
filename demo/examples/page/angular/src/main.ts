import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 'ipay-deposit/define';
import type { IpayDepositCreditedEvent } from 'ipay-deposit';
import { beginDeposit } from './begin-deposit';

@Component({
  selector: 'shop-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (session(); as token) {
      <ipay-deposit proxy="/pay" [session]="token" (ipay-deposit-credited)="thank($event)">
        <h1 slot="header">Kandy Books</h1>
      </ipay-deposit>
    } @else {
      <button (click)="begin()">Add LKR 2,500</button>
    }
    @if (depositId(); as id) {
      <p>Thank you. Your deposit is {{ id }}.</p>
    }
  `,
})
class Shop {
  readonly session = signal<string | undefined>(undefined);
  readonly depositId = signal<string | undefined>(undefined);

  async begin(): Promise<void> {
    this.session.set(await beginDeposit());
  }

  thank({ view }: IpayDepositCreditedEvent): void {
    this.depositId.set(view.id);
  }
}

await bootstrapApplication(Shop);
