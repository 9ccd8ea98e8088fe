// The review studio: every act works as a form or a link by itself; this does it in place, so that nothing jumps.
import { begin as inPlace } from "./studio/inplace.js";
import { begin as keys } from "./studio/keys.js";
import { begin as linking } from "./studio/linking.js";

inPlace();
linking();
keys();
