import { Screen } from '../harness/find.mjs';

export class Shell extends Screen {}
