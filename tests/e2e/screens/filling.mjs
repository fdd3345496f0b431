import { Screen } from '../harness/find.mjs';

export class Filling extends Screen {}
