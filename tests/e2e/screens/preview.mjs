import { Screen } from '../harness/find.mjs';

export class Preview extends Screen {}
