import { faultSuite } from '../store/postgres/fault-suite.ts';
import { postgresServer } from '../store/postgres-server.ts';

faultSuite(postgresServer());
