export { createNodeServer } from './create-node-server.ts';
export type { NodeServer, NodeServerOptions } from './create-node-server.ts';
export { nodeHandler } from './node-handler.ts';
export type { FetchProxy, NodeHandler } from './node-handler.ts';
export { socketAddress } from './socket-address.ts';
