/** Keys that open nothing but the servers of these measurements. */
export const apiKey = 'bench-api-key-0123456789abcdef';
export const origin = 'https://shop.example';
export const keyPair = { accessKey: 'TA25Ea9sjPUFJvIG', privateKey: 'bench-private-key', account: 'main' };
