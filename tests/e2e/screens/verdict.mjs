import { Screen } from '../harness/find.mjs';

export class Verdict extends Screen {}
