import { Screen } from '../harness/find.mjs';

export class Signing extends Screen {}
