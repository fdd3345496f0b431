import { Screen } from '../harness/find.mjs';

export class Who extends Screen {}
