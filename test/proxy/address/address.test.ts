import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressBlock } from '../../../src/proxy/address/address-block.ts';
import { createAddressList, isAddressRange } from '../../../src/proxy/address/address-list.ts';
import { ConfigurationError, clientAddressFromForwardedFor } from '../../../src/proxy/index.ts';

describe('createAddressList', () => {
  for (const [ranges, address, isIn] of [
    [['203.0.113.0/24'], '203.0.113.255', true],
    [['203.0.113.0/24'], '203.0.114.0', false],
    [['203.0.113.7'], '203.0.113.7', true],
    [['203.0.113.7'], '203.0.113.8', false],
    [['203.0.113.7/24'], '203.0.113.200', true],
    [['203.0.113.0/24'], '::ffff:203.0.113.9', true],
    [['::ffff:203.0.113.9'], '203.0.113.9', true],
    [['0.0.0.0/0'], '198.51.100.1', true],
    [['0.0.0.0/0'], '2001:db8::1', false],
    [['::/0'], '198.51.100.1', false],
    [['2001:db8::/32'], '2001:db8:ffff::1', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['2001:db8::1'], '2001:0DB8:0:0::1', true],
    [['192.0.2.1', '203.0.113.0/24'], '203.0.113.1', true],
    [['203.0.113.0/24'], '203.0.113', false],
    [['127.0.0.0/8'], '0x7f.1', false],
    [['127.0.0.0/8'], '2130706433', false],
    [['127.0.0.0/8'], '127.0.0.1, 203.0.113.1', false],
    [['203.0.113.0/24'], '', false],
    [['203.0.113.0/24'], undefined, false],
  ] as const) {
    it(`${isIn ? 'has' : 'has not'} ${String(address)} in ${ranges.join(', ')}`, () => {
      assert.equal(createAddressList(ranges)(address), isIn);
    });
  }
});

describe('isAddressRange', () => {
  for (const text of [
    '',
    'shop.example',
    '203.0.113.0/33',
    '203.0.113/24',
    '2001:db8::/129',
    '1',
    '1.2.3.4/',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(isAddressRange(text), false));
  }
  for (const text of ['1.2.3.4/-1', '1.2.3.4/24/8', ' 1.2.3.4', '010.1.1.1', '::ffff:203.0.113.0/120']) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(isAddressRange(text), false));
  }
});

describe('addressBlock', () => {
  for (const [one, other, same] of [
    ['203.0.113.7', '203.0.113.7', true],
    ['203.0.113.7', '203.0.113.8', false],
    ['203.0.113.7', '::ffff:203.0.113.7', true],
    ['2001:db8:0:1::1', '2001:db8:0:1:ffff::', true],
    ['2001:db8:0:1::1', '2001:db8:0:2::1', false],
    ['fe80::1', 'fe80::1%eth0', true],
  ] as const) {
    it(`counts ${one} and ${other} ${same ? 'as one' : 'apart'}`, () => {
      assert.equal(addressBlock(one) === addressBlock(other), same);
    });
  }

  it('is none for what is no address', () => assert.equal(addressBlock('unknown'), undefined));
});

describe('clientAddressFromForwardedFor', () => {
  const ask = (hops: number, forwarded?: string) =>
    clientAddressFromForwardedFor(hops)(
      new Request('https://proxy.example/', {
        ...(forwarded !== undefined && { headers: { 'x-forwarded-for': forwarded } }),
      }),
    );

  for (const [hops, forwarded, address] of [
    [1, '203.0.113.7', '203.0.113.7'],
    [1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    [2, '1.1.1.1, 203.0.113.7,10.0.0.1', '203.0.113.7'],
    [2, '203.0.113.7', undefined],
    [1, '203.0.113.7:4711', '203.0.113.7'],
    [1, '[2001:db8::1]:4711', '2001:db8::1'],
    [1, '[2001:db8::1]', '2001:db8::1'],
    [1, '2001:db8::1', '2001:db8::1'],
    [1, 'unknown', undefined],
    [1, '203.0.113.7, ', undefined],
    [1, '', undefined],
    [1, undefined, undefined],
  ] as const) {
    it(`finds ${String(address)} behind ${hops} in ${JSON.stringify(forwarded)}`, () => {
      assert.equal(ask(hops, forwarded), address);
    });
  }

  it('reads a header that came in several lines', () => {
    const headers = new Headers([
      ['x-forwarded-for', '6.6.6.6'],
      ['x-forwarded-for', '203.0.113.7'],
    ]);
    assert.equal(
      clientAddressFromForwardedFor(1)(new Request('https://proxy.example/', { headers })),
      '203.0.113.7',
    );
  });

  for (const hops of [0, -1, 1.5, Number.NaN]) {
    it(`refuses ${hops} servers in front`, () => assert.throws(() => ask(hops), ConfigurationError));
  }
});
