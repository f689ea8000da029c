import type { NextConfig } from 'next';

const config: NextConfig = {
  rewrites: () =>
    Promise.resolve([
      {
        source: '/pay/:path*',
        destination: `${process.env['SHOP_URL'] ?? 'http://127.0.0.1:4173'}/pay/:path*`,
      },
    ]),
};

export default config;
