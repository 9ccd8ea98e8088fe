// The sheet of a question: advice while it is being written, and words of the article marked by selecting them.
import { begin as advising } from "./studio/advising.js";
import { begin as marking } from "./studio/marking.js";

advising();
marking();
