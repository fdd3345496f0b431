import { Screen } from '../harness/find.mjs';

export class Start extends Screen {}
