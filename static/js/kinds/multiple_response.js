export { read, write } from "../answers/options.js";
