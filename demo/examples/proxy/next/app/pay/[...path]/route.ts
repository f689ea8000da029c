import { openProxy } from '../../../open-proxy';

const handle = async (request: Request): Promise<Response> => (await openProxy()).fetch(request);

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as POST };
