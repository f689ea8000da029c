import { beginDeposit } from '../../../begin-deposit.ts';
import { openProxy } from '../../open-proxy.ts';

export const POST = async (request: Request): Promise<Response> => beginDeposit(await openProxy(), request);
