import { Screen } from '../harness/find.mjs';

export class Review extends Screen {}
